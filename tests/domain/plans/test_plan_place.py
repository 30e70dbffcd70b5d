"""Where somebody is in a plan: spread over weeks, credited once, gentle, and never a reproach."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from skill.domain.ground.days import add_days
from skill.domain.ground.units import DurationMs
from skill.domain.library.contents import Level, Plan, PlannedSession
from skill.domain.listener.plan_place import (
    after_feedback,
    after_session,
    days_before_session,
    is_plan_done,
    session_number,
    start_of_plan,
)
from skill.domain.plans import requests as ph
from skill.domain.playback.requests import PlaybackFinished, PlaybackStopped
from tests.domain.one_person import Person

TODAY = "2026-11-23"
WEEKS = st.lists(st.integers(2, 5), min_size=4, max_size=8)


def plan_of(counts: list[int]) -> Plan:
    """Return a plan with so many trainings in its weeks, each another workout."""
    weeks = tuple(
        tuple(PlannedSession(f"w{week}s{number}", None) for number in range(count))
        for week, count in enumerate(counts)
    )
    return Plan("p", "P", (), Level.BEGINNER, "", "", premium=False, rank=1, weeks=weeks)


@given(WEEKS)
def test_each_week_takes_seven_days(counts: list[int]) -> None:
    """Who does every training on its day begins each week of the plan a week after the last."""
    plan, place, firsts = plan_of(counts), start_of_plan("p", TODAY), []
    for number in range(len(plan.sessions)):
        if number == 0 or plan.week_of(number) != plan.week_of(number - 1):
            firsts.append(place.due)
        assert number == 0 or days_before_session(plan, number) >= 1
        place = after_session(plan, place, number, place.due)

    assert is_plan_done(plan, place)
    assert firsts == [add_days(TODAY, 7 * n) for n in range(len(counts))]


@given(WEEKS, st.randoms())
def test_within_a_week_any_order_will_do(counts: list[int], chance: object) -> None:
    """The trainings of a week may be done in any order; each is counted, and the plan ends."""
    plan, place = plan_of(counts), start_of_plan("p", TODAY)
    for week in plan.weeks:
        order = list(week)
        chance.shuffle(order)  # type: ignore[attr-defined]
        for session in order:
            number = session_number(plan, place, session.workout)
            assert number is not None
            place = after_session(plan, place, number, TODAY)

    assert is_plan_done(plan, place)
    assert place.ahead == ()


def test_next_week_is_not_for_now() -> None:
    """A workout of a later week does not jump the plan ahead."""
    plan = plan_of([2, 2, 2, 2])

    assert session_number(plan, start_of_plan("p", TODAY), "w1s0") is None


def test_it_goes_up_after_twice_easy_and_down_at_once() -> None:
    """Gentle: one easy training may be a good day, one that was too hard is enough."""
    place = start_of_plan("p", TODAY)

    assert after_feedback(place, "easy").level == 0
    assert after_feedback(after_feedback(place, "easy"), "easy").level == 1
    assert after_feedback(after_feedback(after_feedback(place, "easy"), "right"), "easy").level == 0
    assert after_feedback(place, "hard").level == -1
    assert after_feedback(after_feedback(place, "hard"), "hard").level == -1


def walks_through(person: Person, workout: str) -> None:
    """Start a workout by its own name and hear it to its end."""
    here = person.start(workout)
    for _ in range(3):
        here = person.runs_on(here)
    person.hear(PlaybackFinished(here))


def test_credit_is_given_wherever_it_was_done() -> None:
    """A workout that was started by name moves the plan on, once, and the last ends it."""
    person = Person()
    person.hear(ph.StartPlan("climb"))
    walks_through(person, "legs")

    assert person.listener.plan is not None
    assert person.listener.plan.next == 1
    person.hear(PlaybackFinished(replace(person.device.placement, play="play9999")))
    assert person.listener.plan.next == 1
    for workout in ("hills", "legs", "hills"):
        walks_through(person, workout)
    assert person.listener.plan is None
    assert person.listener.plans_done == ("climb",)


def test_most_of_it_is_enough() -> None:
    """Four fifths of a training are that training; a third is not."""
    person = Person()
    person.hear(ph.StartPlan("climb"))
    here = person.start("legs")
    here = person.runs_on(here)
    assert person.listener.plan.next == 0
    here = person.runs_on(person.runs_on(here))
    person.hear(PlaybackStopped(here, DurationMs(30_000)))

    assert person.listener.plan.next == 1


def test_illness_moves_the_plan_and_breaks_nothing() -> None:
    """The next training comes after the days away, and those days are excused."""
    person = Person(today=TODAY)
    person.hear(ph.StartPlan("climb"))
    person.hear(ph.BeAway(is_ill=True))

    assert person.listener.plan.due == "2026-11-30"
    assert person.listener.aims.is_excused("2026-11-23")
    assert "ill" not in str(person.listener.aims)


def test_another_plan_is_only_begun_after_a_yes() -> None:
    """Nobody loses a plan by a word that was misheard; the same plan goes on where it is."""
    person = Person()
    person.hear(ph.StartPlan("climb"))
    person.hear(ph.DidIt())
    outcome = person.hear(ph.StartPlan("climb"))

    assert outcome.listener.plan.next == 1
