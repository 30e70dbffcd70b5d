"""The draft of a reminder: what is said is what is kept, at no other time and no oftener."""

from dataclasses import replace
from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from skill.domain.ground.alexa_reminders import EVERY_DAY, ReminderPlan, Weekday
from skill.domain.reminders.draft import (
    DAY_GROUPS,
    DAY_NAMES,
    Draft,
    clock_of,
    draft_from,
    draft_of,
    first_day,
    has_passed,
    weekdays_of,
)
from skill.domain.reminders.requests import When

DAYS = st.sampled_from([*DAY_NAMES, *DAY_GROUPS, "today", "tomorrow"])
DRAFTS = st.builds(
    Draft,
    days=st.lists(DAYS, max_size=4, unique=True).map(tuple),
    is_every=st.booleans(),
    date=st.sampled_from(["", "2026-11-24"]),
    hour=st.none() | st.integers(0, 23),
    minute=st.just(0),
    half=st.sampled_from(["", "morning", "evening"]),
    changes=st.text("abc-0123456789", max_size=40),
)
DATES = st.dates(date(2020, 1, 1), date(2035, 1, 1)).map(lambda day: day.isoformat())


@given(DRAFTS)
def test_a_draft_survives_the_way_through_alexas_session(draft: Draft) -> None:
    """What was said so far comes back with the answer, unchanged."""
    assert draft_from(draft.as_text()) == draft


@given(st.text(max_size=80))
def test_any_other_text_is_an_empty_draft(text: str) -> None:
    """A session is filled from outside: nothing that stands in it raises."""
    assert isinstance(draft_from(text), Draft)


def test_on_thursday_is_once_and_every_thursday_is_each_week() -> None:
    """Never more than the person asked for."""
    assert weekdays_of(Draft(days=("thursday",))) == ()
    assert weekdays_of(Draft(days=("thursday",), is_every=True)) == (Weekday.THURSDAY,)
    assert weekdays_of(Draft(days=("monday", "thursday"))) == (Weekday.MONDAY, Weekday.THURSDAY)
    assert weekdays_of(Draft(days=("every-day",))) == EVERY_DAY
    assert weekdays_of(Draft(days=("tomorrow",), is_every=False)) == ()


@given(st.sampled_from(list(DAY_NAMES)), DATES, st.integers(0, 23), st.integers(0, 1439))
def test_a_single_one_comes_next_on_its_weekday_and_always_ahead(
    name: str, today: str, hour: int, minute: int
) -> None:
    """Within seven days, on the day that was named, and never in the past."""
    draft = Draft(days=(name,), hour=hour, half="evening" if hour >= 12 else "morning")
    day = date.fromisoformat(first_day(draft, today, minute))
    ahead = (day - date.fromisoformat(today)).days

    assert day.weekday() == list(DAY_NAMES).index(name)
    assert 0 <= ahead <= 7
    assert not has_passed(draft, today, minute)


def test_a_clock_without_a_half_is_doubtful_from_five_to_eleven() -> None:
    """Seven may be either; nineteen hundred and noon are not, and two is the afternoon."""
    assert [Draft(hour=hour).is_doubtful for hour in (4, 5, 11, 12, 19, 0)] == [
        False, True, True, False, False, False,
    ]  # fmt: skip
    assert clock_of(Draft(hour=2, minute=30)) == (14, 30)
    assert clock_of(Draft(hour=7, half="evening")) == (19, 0)
    assert clock_of(Draft(hour=19, half="morning")) == (19, 0)
    assert clock_of(Draft(hour=12, half="morning")) == (0, 0)


@given(st.integers(0, 23), st.integers(0, 59), st.lists(st.sampled_from(EVERY_DAY), unique=True))
def test_a_reminder_that_is_changed_begins_as_it_is(hour: int, minute: int, days: list[Weekday]) -> None:
    """Nothing of it changes but what is said."""
    plan = ReminderPlan(tuple(days), hour, minute, "2026-11-24", "", "", "")
    draft = draft_of(plan, "an-id")

    assert clock_of(draft) == (hour, minute)
    assert set(weekdays_of(draft)) == set(days)
    if not days:
        assert first_day(draft, "2026-11-23", 0) == "2026-11-24"
    later = draft.with_said(When(time="08:15"))
    assert later.is_doubtful == (hour >= 12)
    assert clock_of(later.with_said(When(time="EV"))) == (20, 15)
    assert replace(later, hour=draft.hour, minute=draft.minute, half=draft.half) == draft
