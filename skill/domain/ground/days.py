"""Calendar days, weeks and spans of days, without times.

A day is a text such as `2026-11-23`, always in the person's own time zone; a week is named by its Monday.
"""

from datetime import date, timedelta

from skill.domain.ground.patterns import Pattern
from skill.domain.ground.records import record

DAYS_A_WEEK = 7
LONGEST_MONTH = 31

_WEEK = Pattern(r"(\d{4})-W(\d{2})(-WE)?")
_MONTH = Pattern(r"(\d{4})-(\d{2})")
_YEAR = Pattern(r"(\d{4})(?:-XX-XX)?")


@record
class Span:
    """The days from one to another, both included."""

    first: str
    last: str
    of: str
    """Which kind of span: `day`, `week`, `weekend`, `month` or `year`."""

    def holds(self, day: str) -> bool:
        """True if the day is in this span."""
        return self.first <= day <= self.last


def span_of(spoken: str) -> Span | None:
    """Return the span that a value of Alexa's slot type AMAZON.DATE names; None for any other value.

    `2026-11-23` is a day, `2026-W48` a week, `2026-W48-WE` a weekend, `2026-11` a month, and `2026` or
    `2026-XX-XX` a year. Seasons, decades and `PRESENT_REF` are not supported.
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


def past_span(span: Span, today: str) -> Span:
    """Return the span that is meant by a question about the past; a span that has begun is unchanged.

    Alexa resolves a day without its week, month or year to the next one to come: "on Monday", "at the
    weekend", "on the fifth", "in December". Of the past, the latest such span is meant. A week or a year to
    come has to be said as such, so it stays.
    """
    if span.first <= today:
        return span
    if span.of == "month":
        earlier = date.fromisoformat(span.first).replace(year=int(span.first[:4]) - 1)
        return span_of(earlier.isoformat()[:7]) or span
    if span.of == "weekend":
        return Span(add_days(span.first, -DAYS_A_WEEK), add_days(span.last, -DAYS_A_WEEK), span.of)
    if span.of == "day":
        day = _latest_before(span.first, today)
        return Span(day, day, span.of)
    return span


def _latest_before(day: str, today: str) -> str:
    """Return the latest day before today with the same weekday, day of the month, or date, as it was said."""
    ahead = days_between(today, day)
    if ahead <= DAYS_A_WEEK:
        return add_days(day, -DAYS_A_WEEK)
    wanted = date.fromisoformat(day)
    if ahead <= LONGEST_MONTH:
        earlier = wanted
        while earlier.isoformat() > today:
            month = earlier.replace(day=1) - timedelta(days=1)
            earlier = month.replace(day=min(wanted.day, month.day))
        return earlier.isoformat()
    year = int(today[:4]) - (day[5:] > today[5:])
    is_leap_day = day.endswith("-02-29")
    return wanted.replace(year=year, day=28 if is_leap_day else wanted.day).isoformat()


def monday_of(day: str) -> str:
    """Return the Monday of the week of a day."""
    return add_days(day, -weekday_of(day))


def week_of(day: str) -> Span:
    """Return the week of a day, Monday to Sunday."""
    return Span(monday_of(day), add_days(monday_of(day), 6), "week")


def add_days(day: str, days: int) -> str:
    """Return the day that is `days` days later; earlier if negative."""
    return (date.fromisoformat(day) + timedelta(days=days)).isoformat()


def days_between(first: str, last: str) -> int:
    """Return the number of days from the first to the last; 0 for the same day."""
    return (date.fromisoformat(last) - date.fromisoformat(first)).days


def weekday_of(day: str) -> int:
    """Return the weekday of a day: 0 for Monday, 6 for Sunday."""
    return date.fromisoformat(day).weekday()


def week_of_year(day: str) -> str:
    """Return the week of a day as AMAZON.DATE names it: `2026-W48`."""
    year, week, _ = date.fromisoformat(day).isocalendar()
    return f"{year}-W{week:02}"
