"""A rest on demand: a placement of its own, that ends by itself or by a word, and loses no place."""

from skill.domain.coach.requests import (
    HowManyLeft,
    OneMoreRound,
    Ready,
    RestartMove,
    TakeBreather,
    WhichRound,
)
from skill.domain.explaining.requests import HowTo
from skill.domain.ground.units import DurationMs
from skill.domain.library.placement import parse_token
from skill.domain.listener.queue import QueueState
from skill.domain.playback.breathers import BREATHER, COUNT_IN_MS, interrupted_spot
from skill.domain.playback.player_events import follow_without_store, retry_without_store
from skill.domain.playback.requests import (
    PlaybackFailed,
    PlaybackFinished,
    PlaybackNearlyFinished,
    PlaybackStarted,
    PlaybackStopped,
)
from skill.domain.playing.requests import Next, NextPressed, Pause, Previous, PreviousPressed, Resume
from skill.domain.turn.device import Device
from skill.domain.turn.outcome import Follow, Halt, Start
from tests.domain.one_person import Person, stream_of
from tests.fakes import FakeLibrary, make_training

WORK_AT = 12_000


def _training(offset: int = 30_000, *, has_breather: bool = True) -> Person:
    """Return somebody in the first squat of the main set."""
    library = FakeLibrary([make_training("legs")])
    library.has_breather = has_breather
    person = Person(library)
    here = person.runs_on(person.start("legs"))
    person.holds(here, offset)
    return person


def test_it_ends_by_itself_at_the_count_in() -> None:
    """After the minute, the interrupted move goes on a few seconds before "go", by all events."""
    person = _training()
    rest = person.confirm(person.hear(TakeBreather()))
    assert (rest.item, rest.at) == (BREATHER, 1)

    after = person.hear(PlaybackNearlyFinished(rest)).order
    assert isinstance(after, Follow)
    assert after.stream.placement.item_id == "main-1-squat"
    assert after.stream.offset_ms == WORK_AT - COUNT_IN_MS
    person.hear(PlaybackFinished(rest))
    workout = person.listener.workout
    assert workout is not None
    assert (workout.spot.item, workout.spot.offset_ms) == (1, WORK_AT - COUNT_IN_MS)
    person.hear(PlaybackStarted(after.stream.placement, after.stream.offset_ms))
    assert person.runs_on(after.stream.placement).item == 2


def test_the_token_alone_goes_on_where_it_was() -> None:
    """With the store gone, what follows and what is tried again are told by the token."""
    person = _training()
    rest = parse_token(person.confirm(person.hear(TakeBreather())).token)
    assert rest is not None

    after = follow_without_store(person.library, PlaybackNearlyFinished(rest))
    assert isinstance(after, Follow)
    assert (after.stream.placement.item, after.stream.offset_ms) == (1, WORK_AT - COUNT_IN_MS)
    again = retry_without_store(person.library, PlaybackFailed(rest))
    assert isinstance(again, Start)
    assert again.stream.placement.item == BREATHER
    skipped = retry_without_store(person.library, PlaybackFailed(rest.as_attempt(1)))
    assert isinstance(skipped, Start)
    assert skipped.stream.placement.item == 1


def test_a_word_ends_it_at_once() -> None:
    """Ready, resume and next go on with the interrupted move; back begins it again."""
    for word, offset in (
        (Ready(), WORK_AT - COUNT_IN_MS),
        (Resume(), WORK_AT - COUNT_IN_MS),
        (Next(), WORK_AT - COUNT_IN_MS),
        (NextPressed(), WORK_AT - COUNT_IN_MS),
        (Previous(), 0),
        (PreviousPressed(), 0),
        (RestartMove(), 0),
    ):
        person = _training()
        rest = person.confirm(person.hear(TakeBreather()))
        person.holds(rest, 10_000)
        stream = stream_of(person.hear(word))
        assert (stream.placement.item, stream.offset_ms) == (1, offset), word
        assert person.listener.workout is not None
        assert BREATHER not in person.listener.workout.order


def test_a_pause_in_a_rest_keeps_the_place() -> None:
    """Paused in the breather, resumed tomorrow on a device that knows nothing: the interrupted move."""
    person = _training()
    rest = person.confirm(person.hear(TakeBreather()))
    person.holds(rest, 20_000)
    assert isinstance(person.hear(Pause()).order, Halt)
    person.hear(PlaybackStopped(rest, DurationMs(20_000)))
    assert person.hear(PlaybackNearlyFinished(rest)).order is None

    person.device = Device(key="bedroom")
    stream = stream_of(person.hear(Resume()))
    assert (stream.placement.item, stream.offset_ms) == (1, WORK_AT - COUNT_IN_MS)


def test_a_rest_after_the_work_loses_nothing() -> None:
    """In the rest of a move, a breather goes on with that rest, and in the set-up with the set-up."""
    for offset in (55_000, 3_000):
        person = _training(offset)
        person.confirm(person.hear(TakeBreather()))
        stream = stream_of(person.hear(Ready()))
        assert stream.offset_ms == offset


def test_two_minutes_are_two_breathers() -> None:
    """A longer rest is more of the same stream, and then the move."""
    person = _training()
    first = person.confirm(person.hear(TakeBreather(DurationMs(120_000))))
    second = person.runs_on(first)
    third = person.hear(PlaybackNearlyFinished(second)).order

    assert second.item == BREATHER
    assert isinstance(third, Follow)
    assert (third.stream.placement.item, third.stream.offset_ms) == (1, WORK_AT - COUNT_IN_MS)


def test_without_a_breather_there_is_silence_and_a_word_how_to_go_on() -> None:
    """A trainer who has none pauses."""
    person = _training(has_breather=False)
    outcome = person.hear(TakeBreather())

    assert isinstance(outcome.order, Halt)
    assert outcome.lines[0].key == "coach.rest.silent"
    assert person.listener.workout is not None
    assert person.listener.workout.state is QueueState.PAUSED


def test_rest_is_no_training() -> None:
    """The diary counts what was done, not the breather, and not what was skipped over by going on."""
    person = _training()
    rest = person.confirm(person.hear(TakeBreather()))
    person.holds(rest, 50_000)
    person.confirm(person.hear(Ready()))

    assert sum(one.ms for one in person.listener.diary.trainings) == 60_000 + 30_000


def test_other_wishes_in_a_rest_see_the_interrupted_move() -> None:
    """What is left, which round, how it is done: as if nobody had rested."""
    person = _training()
    person.holds(person.confirm(person.hear(TakeBreather())), 10_000)
    workout = person.listener.workout
    assert workout is not None
    assert interrupted_spot(workout.spot).item_id == "main-1-squat"

    assert dict(person.hear(WhichRound()).lines[0].values)["number"] == 1
    assert dict(person.hear(HowManyLeft()).lines[0].values)["count"] == 4
    assert person.hear(HowTo()).lines[0].key == "how_to.brief"
    assert person.hear(OneMoreRound()).order is not None
