"""The place is kept: after pause, power loss, late events, other devices, and changed workouts."""

from dataclasses import replace

import pytest

from skill.domain.choice.requests import StartWorkout
from skill.domain.conversation.requests import Launch
from skill.domain.ground.units import DurationMs
from skill.domain.library.contents import SourceKind
from skill.domain.library.placement import parse_token
from skill.domain.listener.queue import QueueState
from skill.domain.music.requests import StartPlaylist
from skill.domain.playback.player_events import retry_without_store
from skill.domain.playback.requests import (
    PlaybackFailed,
    PlaybackFinished,
    PlaybackNearlyFinished,
    PlaybackStarted,
    PlaybackStopped,
)
from skill.domain.playing.requests import Next, NextPressed, Pause, Resume, StartOver
from skill.domain.turn.device import Device
from skill.domain.turn.outcome import Follow, Refollow
from skill.domain.turn.wish import Wish
from tests.domain.one_person import Person, is_halted, stream_of
from tests.fakes import FakeLibrary, make_workout


def test_a_pause_and_a_resume_go_on_at_the_millisecond() -> None:
    """What was paused at an offset is resumed at exactly that offset, as a new play."""
    person = Person()
    first = person.runs_on(person.start())
    person.holds(first, 23_456)

    assert is_halted(person.hear(Pause()))
    stream = stream_of(person.hear(Resume()))

    assert (stream.placement.item, stream.offset_ms) == (1, 23_456)
    assert stream.placement.token != first.token


def test_s1_next_then_power_loss_resumes_the_new_item() -> None:
    """After "next", the stopped event of the old item does not lend its offset to the new one."""
    person = Person()
    old = person.start()
    person.holds(old, 61_000)
    new = stream_of(person.hear(Next())).placement
    person.hear(PlaybackStopped(old, DurationMs(61_000)))
    person.hear(PlaybackStarted(new, DurationMs(0)))
    person.device = Device(key="kitchen")

    stream = stream_of(person.hear(Resume()))

    assert (stream.placement.item, stream.offset_ms) == (1, 0)


def test_s2_started_of_the_new_before_stopped_of_the_old() -> None:
    """The newest order wins, and a late stop updates only what it speaks of."""
    person = Person()
    old = person.start("legs")
    person.holds(old, 5_000)
    new = stream_of(person.hear(StartWorkout(Wish(workout="hills")))).placement
    person.hear(PlaybackStarted(new, DurationMs(0)))
    person.hear(PlaybackStopped(old, DurationMs(5_000)))

    assert person.listener.workout is not None
    assert person.listener.workout.spot.play == new.play
    assert person.listener.workout.source.id == "hills"


def test_s3_s4_nearly_finished_is_answered_the_same_however_often() -> None:
    """A promise is the same twice, and changes nothing that is stored."""
    person = Person()
    placement = person.start()
    before = person.listener

    answers = [person.hear(PlaybackNearlyFinished(placement)).order for _ in range(3)]

    assert answers[0] == answers[1] == answers[2]
    assert isinstance(answers[0], Follow)
    assert answers[0].after == placement.token
    assert person.listener == before


def test_s5_a_late_finished_does_not_stop_a_pause() -> None:
    """Finished of the old item after Started of the new one moves nothing; pause is obeyed."""
    person = Person()
    first = person.start()
    second = person.runs_on(first)
    person.hear(PlaybackFinished(first))
    person.holds(second, 9_000)

    assert is_halted(person.hear(Pause()))
    assert stream_of(person.hear(Resume())).offset_ms == 9_000


def test_s6_a_failure_is_tried_again_then_skipped_then_silent() -> None:
    """Once more, then the next, then a clear stop: never silence without one, and never a loop."""
    person = Person()
    placement = person.start()
    again = stream_of(person.hear(PlaybackFailed(placement)))
    assert (again.placement.item, again.placement.attempt) == (0, 1)
    skipped = stream_of(person.hear(PlaybackFailed(again.placement)))
    assert (skipped.placement.item, skipped.placement.attempt) == (1, 3)

    assert is_halted(person.hear(PlaybackFailed(skipped.placement)))
    assert person.listener.workout is not None
    assert person.listener.workout.state is QueueState.FAILED
    assert person.hear(Launch()).lines[0].key == "welcome.failed"


def test_what_fails_while_it_is_paused_stays_silent_and_keeps_the_place() -> None:
    """A failure that is reported late, or of what was promised, starts nothing in a silent room."""
    person = Person()
    first = person.start()
    promised = person.hear(PlaybackNearlyFinished(first)).order
    assert isinstance(promised, Follow)
    person.holds(first, 9_000)
    person.hear(Pause())
    for placement in (first, promised.stream.placement):
        outcome = person.hear(PlaybackFailed(placement))
        assert outcome.order is None or is_halted(outcome)

    resumed = stream_of(person.hear(Resume()))
    assert (resumed.placement.item, resumed.offset_ms) == (0, 9_000)


def test_a_failed_prefetch_does_not_cut_off_what_plays() -> None:
    """A stream that failed while another plays is replaced behind it, not over it."""
    person = Person()
    placement = person.start()
    follow = person.hear(PlaybackNearlyFinished(placement)).order
    assert isinstance(follow, Follow)

    failed = PlaybackFailed(follow.stream.placement, placement, DurationMs(30_000), goes_on=True)
    order = person.hear(failed).order

    assert isinstance(order, Refollow)
    assert order.stream.placement.attempt == 1


def test_without_the_store_a_failed_prefetch_is_tried_from_its_own_beginning() -> None:
    """The report names where the playing stream is; the failed one is another."""
    person = Person()
    placement = person.start()
    follow = person.hear(PlaybackNearlyFinished(placement)).order
    assert isinstance(follow, Follow)

    failed = PlaybackFailed(follow.stream.placement, placement, DurationMs(30_000), goes_on=True)
    order = retry_without_store(person.library, failed)

    assert isinstance(order, Refollow)
    assert order.stream.offset_ms == 0


def test_s7_a_token_of_something_gone_is_only_acknowledged() -> None:
    """An event of a workout that is no longer in the library orders nothing and raises nothing."""
    person = Person()
    gone = parse_token("at2::workout:removed:abcd1234:0:0:main-1-x:0:::")
    assert gone is not None

    for report in (
        PlaybackNearlyFinished(gone),
        PlaybackFinished(gone),
        PlaybackFailed(gone),
        PlaybackStarted(gone, DurationMs(0)),
    ):
        assert person.hear(report).order is None


def test_s8_a_button_pressed_while_paused_plays_on() -> None:
    """Next on a paused queue starts the next item."""
    person = Person()
    person.holds(person.start(), 10_000)
    person.hear(Pause())

    assert stream_of(person.hear(NextPressed())).placement.item == 1


def test_finished_then_power_loss_resumes_at_the_next_item() -> None:
    """What ended is not played again because the start of the next was never reported."""
    person = Person()
    placement = person.start()
    person.hear(PlaybackFinished(placement))
    person.device = Device(key="kitchen")

    stream = stream_of(person.hear(Resume()))

    assert (stream.placement.item, stream.offset_ms) == (1, 0)


def test_a_late_nearly_finished_after_a_pause_stays_silent() -> None:
    """ENQUEUE would start a stopped player; so after a pause nothing is promised."""
    person = Person()
    placement = person.start()
    person.holds(placement, 20_000)
    person.hear(Pause())
    person.hear(PlaybackStarted(placement, DurationMs(0)))

    assert person.hear(PlaybackNearlyFinished(placement)).order is None


def test_a_new_choice_forgets_what_was_promised() -> None:
    """NearlyFinished of what was replaced, come late from the same device, promises nothing."""
    person = Person()
    old = person.start("legs")
    person.holds(old, 1_000)
    person.confirm(person.hear(StartWorkout(Wish(workout="hills"))))

    assert person.hear(PlaybackNearlyFinished(old)).order is None


def test_another_device_goes_on_and_the_first_one_is_not_cut_off() -> None:
    """Resumed on another Echo, the place moves there; the old Echo's audio is still followed."""
    person = Person()
    placement = person.start()
    person.hear(PlaybackStopped(placement, DurationMs(31_000)))
    kitchen = person.device
    person.device = Device(key="garage")

    stream = stream_of(person.hear(Resume()))
    assert (stream.placement.item, stream.offset_ms) == (0, 31_000)
    person.confirm(person.hear(Resume()))

    person.device = kitchen
    follow = person.hear(PlaybackNearlyFinished(placement)).order
    assert isinstance(follow, Follow)
    person.hear(PlaybackStarted(follow.stream.placement, DurationMs(0)))
    assert person.listener.workout is not None
    assert person.listener.workout.spot.item == 0


def test_an_order_that_never_arrived_gives_way_to_the_device() -> None:
    """If the device that was told to go to the next still plays the old one, the old one is the place."""
    person = Person()
    placement = person.start()
    person.holds(placement, 10_000)
    person.hear(Next())  # and the answer is lost
    person.holds(placement, 15_000)

    person.hear(Pause())

    stream = stream_of(person.hear(Resume()))
    assert (stream.placement.item, stream.offset_ms) == (0, 15_000)


def test_last_weeks_token_in_another_echo_never_becomes_the_place() -> None:
    """A token of an old play is not believed, however sure the device is."""
    person = Person()
    old = person.start()
    person.holds(old, 50_000)
    new = person.runs_on(person.confirm(person.hear(StartOver())))
    person.hear(PlaybackStopped(new, DurationMs(7_000)))
    person.device = Device(key="bedroom", placement=old, offset_ms=DurationMs(55_000))

    stream = stream_of(person.hear(Resume()))

    assert (stream.placement.item, stream.offset_ms) == (1, 7_000)


@pytest.mark.parametrize("offsets", [(30_000, 60_000), (60_000, 30_000)])
def test_stops_of_one_play_out_of_order_keep_the_later(offsets: tuple[int, int]) -> None:
    """Within a play a player only moves forward, so the furthest report is the newest."""
    person = Person(FakeLibrary([make_workout("legs", seconds=90)]))
    placement = person.start()
    for offset in offsets:
        person.hear(PlaybackStopped(placement, DurationMs(offset)))
    person.device = Device(key="kitchen")

    assert stream_of(person.hear(Resume())).offset_ms == 60_000


def test_a_changed_workout_resumes_at_the_same_part_and_says_so() -> None:
    """If segments were put before it, the place is still the same segment."""
    person = Person()
    second = person.runs_on(person.start())
    person.holds(second, 12_000)
    person.hear(Pause())
    workout = person.library.held["legs"]
    newer = replace(
        workout,
        revision="newer",
        segments=(replace(workout.segments[0], id="extra"), *workout.segments),
    )
    person.library.held["legs"] = newer

    outcome = person.hear(Resume())

    assert stream_of(outcome).placement.item == 2
    assert stream_of(outcome).offset_ms == 12_000
    assert "resume.changed" in [one.key for one in outcome.lines]


def test_a_removed_part_resumes_at_the_nearest() -> None:
    """If the segment itself is gone, the one that took its place begins."""
    person = Person()
    second = person.runs_on(person.start())
    person.holds(second, 12_000)
    person.hear(Pause())
    workout = person.library.held["legs"]
    person.library.held["legs"] = replace(
        workout, revision="newer", segments=(workout.segments[0], *workout.segments[2:])
    )

    stream = stream_of(person.hear(Resume()))

    assert (stream.placement.item, stream.offset_ms) == (1, 0)


def test_music_in_between_does_not_lose_the_workout() -> None:
    """A playlist has its own place; "resume my workout" finds the workout's."""
    person = Person()
    placement = person.start()
    person.holds(placement, 42_000)
    person.confirm(person.hear(StartPlaylist(playlist="fast")))

    stream = stream_of(person.hear(Resume(SourceKind.WORKOUT)))

    assert stream.placement.source.id == "legs"
    assert stream.offset_ms == 42_000


def test_the_whole_workout_ends_as_done() -> None:
    """After the last segment nothing follows, and the next hello says what was done."""
    person = Person()
    placement = person.start()
    for _ in range(3):
        placement = person.runs_on(placement)

    assert person.hear(PlaybackNearlyFinished(placement)).order is None
    person.hear(PlaybackFinished(placement))
    person.device = Device(key="kitchen")
    assert person.hear(Launch()).lines[0].key == "welcome.done.workout"
