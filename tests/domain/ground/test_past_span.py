"""A question about the past means the past, whatever date Alexa resolved it to."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from skill.domain.ground.days import past_span, span_of, weekday_of

TODAY = "2026-11-27"  # a Friday


@pytest.mark.parametrize(
    ("spoken", "first"),
    [
        ("2026-11-30", "2026-11-23"),  # on Monday
        ("2026-12-04", "2026-11-27"),  # on Friday, said on a Friday
        ("2026-11-26", "2026-11-26"),  # yesterday
        ("2026-12-20", "2026-11-20"),  # on the twentieth
        ("2027-11-05", "2026-11-05"),  # on November the fifth
        ("2026-12-31", "2025-12-31"),  # on December the thirty-first
        ("2026-W48-WE", "2026-11-21"),  # at the weekend
        ("2026-12", "2025-12-01"),  # in December
        ("2026-11", "2026-11-01"),  # this month
        ("2026-W47", "2026-11-16"),  # last week
        ("2026-W49", "2026-11-30"),  # next week: to come, and said so
    ],
)
def test_a_date_to_come_is_the_last_such_date(spoken: str, first: str) -> None:
    """The same weekday, weekend, day of the month, date or month, before today."""
    span = span_of(spoken)
    assert span is not None

    assert past_span(span, TODAY).first == first


@given(st.dates(date(2000, 1, 1), date(2100, 1, 1)), st.integers(1, 365))
def test_no_day_is_ever_to_come(today: date, ahead: int) -> None:
    """Any day of the coming year becomes a day of the past or today; within a week it keeps its weekday."""
    day = (today + timedelta(days=ahead)).isoformat()
    span = span_of(day)
    assert span is not None
    past = past_span(span, today.isoformat())

    assert past.first <= today.isoformat()
    assert ahead > 7 or weekday_of(past.first) == weekday_of(day)
