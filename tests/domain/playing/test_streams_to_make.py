"""Of an ordered stream that somebody changed, its making is told, and that of the next two."""

from skill.domain.coach.requests import Easier, TakeBreather
from skill.domain.music.requests import NoMusic
from skill.domain.playback.requests import PlaybackFailed, PlaybackNearlyFinished
from skill.domain.playback.streams_to_make import paths_to_make
from skill.domain.playing.requests import Pause
from skill.domain.turn.outcome import Outcome
from tests.domain.one_person import Person, stream_of
from tests.domain.playing.test_failed_streams import training


def told(person: Person, outcome: Outcome) -> tuple[str, ...]:
    """Return what is told of an outcome."""
    return paths_to_make(person.library, outcome.listener, outcome.order)


def test_what_an_author_wrote_is_there() -> None:
    """Nothing is told of it, nor of silence."""
    person = training()
    first = person.start()
    assert person.last is not None
    assert told(person, person.last) == ()
    assert told(person, person.hear(PlaybackNearlyFinished(first))) == ()
    assert told(person, person.hear(Pause())) == ()


def test_without_music_the_next_two_are_told_as_well() -> None:
    """In the order in which they are heard, each once."""
    person = training()
    person.holds(person.runs_on(person.start()), 20_000)
    outcome = person.hear(NoMusic())
    heard = [stream_of(outcome)]
    person.confirm(outcome)
    for _ in range(2):
        order = person.hear(PlaybackNearlyFinished(heard[-1].placement)).order
        heard.append(order.stream)  # type: ignore[union-attr]
    assert told(person, outcome) == tuple(one.path for one in heard)
    assert len(set(told(person, outcome))) == 3


def test_of_an_easier_move_only_what_is_changed_is_told() -> None:
    """Squat, row, squat: the row between is as it was written."""
    person = training()
    person.holds(person.runs_on(person.start()), 20_000)
    outcome = person.hear(Easier())
    paths = told(person, outcome)
    assert paths[0] == stream_of(outcome).path
    assert len(paths) == 2
    assert all(path.count(".") > 1 for path in paths)


def test_a_breather_is_told_and_what_comes_after_it_if_that_is_changed() -> None:
    """It is made for those who ask for it, too."""
    person = training()
    person.holds(person.runs_on(person.start()), 40_000)
    outcome = person.hear(TakeBreather())
    assert told(person, outcome) == (stream_of(outcome).path,)


def test_a_second_attempt_is_told_and_the_authors_own_is_not() -> None:
    """Who failed to make it may make it now; what stands in for it is there."""
    person = training()
    person.holds(person.runs_on(person.start()), 20_000)
    first = stream_of(person.hear(NoMusic()))
    again = person.hear(PlaybackFailed(first.placement))
    assert told(person, again)[0] == first.path
    own = person.hear(PlaybackFailed(stream_of(again).placement))
    assert told(person, own) == ()
