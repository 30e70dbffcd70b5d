"""How days and spans are spoken: "yesterday", "on Tuesday", "in November"; never as a date."""

from datetime import date

from skill.domain.ground.days import Span, add_days, days_between, week_of
from skill.domain.ground.lines import Count, Line, Several, line

DAYS_BY_NAME = 6
"""How many days ago a day may be to be called by its weekday; a week ago would be ambiguous."""


def spoken_day(day: str, today: str) -> Several:
    """Return a day as spoken relative to today."""
    ago = days_between(day, today)
    if ago == 0:
        said = line("day.today")
    elif ago == 1:
        said = line("day.yesterday")
    elif 1 < ago <= DAYS_BY_NAME:
        said = line("day.on", weekday=spoken_weekday(day))
    elif ago < 0:
        said = line("day.tomorrow") if ago == -1 else line("day.on", weekday=spoken_weekday(day))
    else:
        said = line("day.ago", count=Count("day", ago))
    return _as_value(said)


def spoken_span(span: Span, today: str) -> Several:
    """Return a span as spoken relative to today."""
    if span.of == "day":
        return spoken_day(span.first, today)
    if span.of == "week":
        if span == week_of(today):
            return _as_value(line("span.this_week"))
        if span == week_of(add_days(today, -7)):
            return _as_value(line("span.last_week"))
        return _as_value(
            line("span.week_ago", count=Count("week", days_between(span.first, week_of(today).first) // 7))
        )
    if span.of == "weekend":
        return _as_value(line("span.weekend"))
    if span.of == "month":
        return _as_value(line("span.month", month=_as_value(line(f"month.{int(span.first[5:7])}"))))
    return _as_value(
        line("span.this_year" if span.first[:4] == today[:4] else "span.year", year=span.first[:4])
    )


def spoken_weekday(day: str) -> Several:
    """Return the name of the weekday of a day."""
    return _as_value(line(f"weekday.{date.fromisoformat(day).isoweekday()}"))


def _as_value(said: Line) -> Several:
    """Return a line as the value of another line's placeholder."""
    return Several((said,))
