"""What is written into the diary: what a device has played, once, whatever its events look like."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from skill.domain.choice.requests import StartWorkout
from skill.domain.ground.units import DurationMs
from skill.domain.playback.requests import PlaybackFinished, PlaybackStarted, PlaybackStopped
from skill.domain.playing.requests import Next, Pause, Resume, StartOver, WhatIsThis
from skill.domain.turn.device import Activity
from skill.domain.turn.wish import Wish
from tests.domain.one_person import Person

MINUTE = 60_000


def trained(person: Person) -> list[tuple[str, str, int]]:
    """Return workout, day and milliseconds of each entry."""
    return [(one.workout, one.day, one.ms) for one in person.listener.diary.trainings]


def test_what_was_started_and_never_heard_is_no_training() -> None:
    """An order that no device confirmed leaves nothing in the diary."""
    person = Person()
    person.hear(StartWorkout(Wish(workout="legs")))

    assert trained(person) == []


def test_a_whole_workout_is_all_of_its_segments() -> None:
    """Four segments of a minute, played through, are four minutes and finished."""
    person = Person()
    here = person.start()
    for _ in range(3):
        here = person.runs_on(here)
    person.hear(PlaybackFinished(here))

    assert trained(person) == [("legs", "2026-11-23", 4 * MINUTE)]
    assert person.listener.diary.trainings[0].is_finished


def test_what_was_finished_is_not_counted_again() -> None:
    """A device goes on naming the end of the last item; asking about it afterwards adds nothing."""
    person = Person()
    here = person.start()
    for _ in range(3):
        here = person.runs_on(here)
    person.hear(PlaybackFinished(here))
    person.holds(here, MINUTE, Activity.FINISHED)
    person.hear(WhatIsThis())
    person.hear(Pause())

    assert trained(person) == [("legs", "2026-11-23", 4 * MINUTE)]


def test_an_end_that_is_named_again_after_a_lost_answer_adds_nothing() -> None:
    """The device still names the item that ended; neither place nor diary go back to it."""
    person = Person()
    first = person.start()
    person.hear(PlaybackFinished(first))
    person.holds(first, MINUTE - 1, Activity.FINISHED)
    person.hear(Resume())  # and the answer is lost
    person.hear(WhatIsThis())

    assert trained(person) == [("legs", "2026-11-23", MINUTE)]
    assert person.listener.workout is not None
    assert person.listener.workout.spot.at == 1


def test_leaving_early_counts_as_what_was_heard() -> None:
    """A pause by voice credits the way to the device's own offset, and its late report adds nothing."""
    person = Person()
    here = person.start()
    person.holds(here, 42_000)
    person.hear(Pause())
    person.hear(PlaybackStopped(here, DurationMs(42_000)))
    person.hear(PlaybackStopped(here, DurationMs(42_000)))

    assert trained(person) == [("legs", "2026-11-23", 42_000)]


def test_what_is_resumed_tomorrow_counts_for_the_day_that_it_began() -> None:
    """One training over two days is one entry and one day of training."""
    person = Person()
    here = person.start()
    person.holds(here, 20_000)
    person.hear(Pause())
    person.today = "2026-11-24"
    again = person.confirm(person.hear(Resume()))
    person.hear(PlaybackFinished(again))

    assert trained(person) == [("legs", "2026-11-23", MINUTE)]


def test_a_workout_over_midnight_counts_for_the_day_that_it_began() -> None:
    """Begun before midnight and first heard of after it: that is yesterday's training, and one day."""
    person = Person()
    here = person.start()
    person.today = "2026-11-24"
    for _ in range(3):
        here = person.runs_on(here)
    person.hear(PlaybackFinished(here))

    assert trained(person) == [("legs", "2026-11-23", 4 * MINUTE)]
    assert person.listener.diary.all.days == 1


def test_started_over_on_the_next_day_is_a_training_of_that_day() -> None:
    """From the beginning again is another training session, with a day of its own."""
    person = Person()
    person.runs_on(person.start())
    person.today = "2026-11-24"
    person.runs_on(person.confirm(person.hear(StartOver())))

    assert [day for _, day, _ in trained(person)] == ["2026-11-23", "2026-11-24"]


def test_skipping_is_not_training() -> None:
    """What "next" jumps over was not heard."""
    person = Person()
    here = person.start()
    person.holds(here, 10_000)
    after = person.confirm(person.hear(Next()))
    person.holds(after, 5_000)
    person.hear(Pause())

    assert trained(person) == [("legs", "2026-11-23", 15_000)]


@pytest.mark.parametrize("lost", ["started", "finished", "neither"])
def test_a_lost_event_costs_nothing(lost: str) -> None:
    """Finished and the next Started tell the same: either alone credits the whole segment."""
    person = Person()
    here = person.start()
    after = replace(here, at=1, item=1, item_id="main-1-move1")
    if lost != "finished":
        person.hear(PlaybackFinished(here))
    if lost != "started":
        person.hear(PlaybackStarted(after, DurationMs(0)))

    assert trained(person) == [("legs", "2026-11-23", MINUTE)]


@given(st.lists(st.integers(0, MINUTE - 1), min_size=1, max_size=8), st.randoms())
def test_stops_in_any_order_credit_the_farthest(offsets: list[int], chance: object) -> None:
    """However stops of one play arrive, doubled or late, credit is the way to the farthest of them."""
    person = Person()
    here = person.start()
    doubled = offsets + offsets[:3]
    chance.shuffle(doubled)  # type: ignore[attr-defined]
    for offset in doubled:
        person.hear(PlaybackStopped(here, DurationMs(offset)))

    assert sum(ms for *_, ms in trained(person)) == max(offsets)
