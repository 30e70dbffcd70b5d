"""A stream that fails: once more, its author's own, the next; nobody in a set is left in silence."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from skill.domain.coach.requests import Easier, TakeBreather
from skill.domain.ground.units import DurationMs
from skill.domain.library.placement import Cast, Placement
from skill.domain.music.requests import NoMusic
from skill.domain.playback.failed_streams import AUTHORS_NEXT
from skill.domain.playback.player_events import retry_without_store
from skill.domain.playback.requests import (
    PlaybackFailed,
    PlaybackFinished,
    PlaybackNearlyFinished,
    PlaybackStarted,
)
from skill.domain.turn.outcome import Follow, Refollow, Start, Stream
from tests.domain.one_person import Person, is_halted, stream_of
from tests.fakes import FakeLibrary, make_playlist, make_training

SEGMENTS = 6


def training() -> Person:
    """Return somebody in a workout: warm-up, squat, row, squat, row, cool-down."""
    return Person(FakeLibrary([make_training("legs")], [make_playlist("steady"), make_playlist("fast")]))


def is_changed(stream: Stream) -> bool:
    """True if somebody changed what is in it: its name has the editions of its parts."""
    return stream.path.count(".") > 1


def played_from(person: Person, stream: Stream, there: "st.DataObject | set[str]") -> list[Stream]:
    """Play to the end what is ordered, where only some addresses can be fetched; return what sounded.

    Every stream is promised while the one before it sounds, as Echos do it; what cannot be fetched is
    reported as failed, then or, without one before it, at once.
    """
    heard: list[Stream] = []
    playing: Placement | None = None
    failures = 0
    queue: Stream | None = stream
    while queue is not None:
        if queue.path not in there:
            failures += 1
            assert failures <= AUTHORS_NEXT + 1, "it goes on for ever"
            failed = PlaybackFailed(queue.placement, playing, DurationMs(0), goes_on=playing is not None)
            order = person.hear(failed).order
            queue = order.stream if isinstance(order, Start | Refollow) else None
            continue
        failures = 0
        if playing is not None:
            person.hear(PlaybackFinished(playing))
        playing = queue.placement
        heard.append(queue)
        person.holds(playing, queue.offset_ms)
        person.hear(PlaybackStarted(playing, queue.offset_ms))
        order = person.hear(PlaybackNearlyFinished(playing)).order
        queue = order.stream if isinstance(order, Follow) else None
    return heard


class Authors:
    """The addresses of what the authors wrote: no change in it."""

    def __contains__(self, path: str) -> bool:
        return path.count(".") == 1


@pytest.mark.parametrize("change", [Easier(), NoMusic()], ids=["easier", "no music"])
def test_where_no_change_can_be_fetched_every_move_is_done_as_its_author_wrote_it(change: object) -> None:
    """The easier squat is remembered, and both rounds of it are heard, not skipped."""
    person = training()
    person.holds(person.runs_on(person.start()), 20_000)
    stream = stream_of(person.hear(change))  # type: ignore[arg-type]
    assert is_changed(stream)

    heard = played_from(person, stream, Authors())  # type: ignore[arg-type]

    assert [one.placement.item for one in heard] == list(range(1, SEGMENTS))
    assert not any(map(is_changed, heard))


def test_the_steps_of_a_change_that_fails() -> None:
    """Once more; its author's own; the next, as it was asked for; that one's author's own; silence."""
    person = training()
    person.holds(person.runs_on(person.start()), 20_000)
    stream = stream_of(person.hear(NoMusic()))
    steps = []
    for _ in range(5):
        steps.append((stream.placement.item, stream.placement.attempt, is_changed(stream)))
        outcome = person.hear(PlaybackFailed(stream.placement))
        if is_halted(outcome):
            break
        stream = stream_of(outcome)
    assert steps == [(1, 0, True), (1, 1, True), (1, 2, False), (2, 3, True), (2, 4, False)]
    assert is_halted(outcome)


def test_the_token_alone_tells_the_steps() -> None:
    """With the store gone, the author's own follows all the same."""
    person = training()
    own = person.start()
    changed = replace(own, cast=Cast(music="none")).as_attempt(1)
    order = retry_without_store(person.library, PlaybackFailed(changed))
    assert isinstance(order, Start)
    assert not is_changed(order.stream)
    assert (order.stream.placement.item, order.stream.placement.attempt) == (0, 2)


def test_a_breather_that_fails_leads_back_to_where_it_came_from() -> None:
    """There is no author's own of a breather: the move goes on where it was left."""
    person = training()
    person.holds(person.runs_on(person.start()), 40_000)
    rest = stream_of(person.hear(TakeBreather()))
    again = stream_of(person.hear(PlaybackFailed(rest.placement)))
    back = stream_of(person.hear(PlaybackFailed(again.placement)))
    assert back.placement.item == 1
    assert back.offset_ms > 0


@given(data=st.data())
def test_whatever_fails_nothing_is_skipped_that_its_author_wrote_and_it_ends(data: st.DataObject) -> None:
    """Of the author's own and of what was changed any may be missing; each that is there is heard once."""
    person = training()
    person.holds(person.runs_on(person.start()), 20_000)
    stream = stream_of(person.hear(data.draw(st.sampled_from([Easier(), NoMusic()]))))
    chosen: dict[str, bool] = {}

    class Some:
        def __contains__(self, path: str) -> bool:
            if path not in chosen:
                chosen[path] = data.draw(st.booleans(), label=path)
            return chosen[path]

    heard = [one.placement.item for one in played_from(person, stream, Some())]  # type: ignore[arg-type]

    assert heard == sorted(set(heard))
    missing = {path for path, there in chosen.items() if not there}
    if not any(path.count(".") == 1 for path in missing):
        assert heard == list(range(1, SEGMENTS))
