"""How days and spans are said: "yesterday", "on Tuesday", "in November"; never a date."""

from datetime import date

from skill.domain.ground.days import Span, add_days, days_between, week_of
from skill.domain.ground.lines import Count, Line, Several, line

DAYS_BY_NAME = 6
"""So many days ago a weekday's name still says which day is meant."""


def spoken_day(day: str, today: str) -> Several:
    """Return a day as it is said today."""
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
    return _one(said)


def spoken_span(span: Span, today: str) -> Several:
    """Return a span as it is said today."""
    if span.of == "day":
        return spoken_day(span.first, today)
    if span.of == "week":
        if span == week_of(today):
            return _one(line("span.this_week"))
        if span == week_of(add_days(today, -7)):
            return _one(line("span.last_week"))
        return _one(
            line("span.week_ago", count=Count("week", days_between(span.first, week_of(today).first) // 7))
        )
    if span.of == "weekend":
        return _one(line("span.weekend"))
    if span.of == "month":
        return _one(line("span.month", month=_one(line(f"month.{int(span.first[5:7])}"))))
    return _one(line("span.this_year" if span.first[:4] == today[:4] else "span.year", year=span.first[:4]))


def spoken_weekday(day: str) -> Several:
    """Return the name of a day's weekday."""
    return _one(line(f"weekday.{date.fromisoformat(day).isoweekday()}"))


def _one(said: Line) -> Several:
    return Several((said,))
