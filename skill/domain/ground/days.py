"""Days, weeks and spans of them, as people speak of them: plain dates, never moments.

A day is a text such as `2026-11-23`, always the person's own date; a week is named by its Monday.
"""

import re
from datetime import date, timedelta

from skill.domain.ground.records import record

_WEEK = re.compile(r"(\d{4})-W(\d{2})(-WE)?")
_MONTH = re.compile(r"(\d{4})-(\d{2})")
_YEAR = re.compile(r"(\d{4})(?:-XX-XX)?")


@record
class Span:
    """From one day to another, both included."""

    first: str
    last: str
    of: str
    """`day`, `week`, `weekend`, `month` or `year`."""

    def holds(self, day: str) -> bool:
        """True if the day is in it."""
        return self.first <= day <= self.last


def span_of(spoken: str) -> Span | None:
    """Return the span that Alexa's AMAZON.DATE names; None for one that we do not keep book of.

    `2026-11-23` is a day, `2026-W48` a week, `2026-W48-WE` a weekend, `2026-11` a month, `2026` a year.
    """
    try:
        if found := _WEEK.fullmatch(spoken):
            first = date.fromisocalendar(int(found[1]), int(found[2]), 6 if found[3] else 1)
            last = first + timedelta(days=1 if found[3] else 6)
            return Span(first.isoformat(), last.isoformat(), "weekend" if found[3] else "week")
        if found := _MONTH.fullmatch(spoken):
            first = date(int(found[1]), int(found[2]), 1)
            after = (first + timedelta(days=31)).replace(day=1)
            return Span(first.isoformat(), (after - timedelta(days=1)).isoformat(), "month")
        if found := _YEAR.fullmatch(spoken):
            return Span(f"{found[1]}-01-01", f"{found[1]}-12-31", "year")
        return Span(date.fromisoformat(spoken).isoformat(), spoken, "day")
    except ValueError:
        return None


def monday_of(day: str) -> str:
    """Return the Monday of a day's week."""
    one = date.fromisoformat(day)
    return (one - timedelta(days=one.weekday())).isoformat()


def week_of(day: str) -> Span:
    """Return a day's week, Monday to Sunday."""
    return Span(monday_of(day), add_days(monday_of(day), 6), "week")


def add_days(day: str, days: int) -> str:
    """Return the day so many days later, or earlier if negative."""
    return (date.fromisoformat(day) + timedelta(days=days)).isoformat()


def days_between(first: str, last: str) -> int:
    """Return how many days lie from the first to the last; 0 for the same."""
    return (date.fromisoformat(last) - date.fromisoformat(first)).days


def weekday_of(day: str) -> int:
    """Return a day's weekday, 0 for Monday."""
    return date.fromisoformat(day).weekday()
