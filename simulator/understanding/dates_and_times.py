"""The slot types AMAZON.DATE, AMAZON.TIME and AMAZON.DayOfWeek, as far as users of a coach need them."""

from datetime import UTC, date, datetime, timedelta

from simulator.understanding.language import Language
from simulator.understanding.numbers import number_of


def date_of(words: tuple[str, ...], language: Language, now: int) -> str | None:
    """Return the date that the words name, as `2026-11-23`, `2026-W48` or `2026-11`; None if they name none.

    Args:
        words: the words.
        language: their language.
        now: milliseconds since 1970, from which "tomorrow" is counted.
    """
    today = datetime.fromtimestamp(now / 1000, UTC).date()
    moments = language.moments
    while len(words) > 1 and words[0] in moments["before"]:
        words = words[1:]
    if len(words) == 1 and words[0] in moments["days"]:
        return (today + timedelta(days=moments["days"][words[0]])).isoformat()
    shift = moments["shifts"].get(words[0]) if len(words) == 2 else None
    if len(words) == 1 or shift is not None:
        return _named(words[-1], shift, today, language)
    return None


def weekday_of(words: tuple[str, ...], language: Language) -> str | None:
    """Return the name of the weekday that the words name; None if they name none."""
    name = words[-1] if words and (len(words) == 1 or words[0] in language.moments["before"]) else ""
    return name.capitalize() if len(words) < 3 and name in language.moments["weekdays"] else None


def _named(name: str, shift: int | None, today: date, language: Language) -> str | None:
    """Return the date of a weekday, month or period.

    Args:
        name: a word for the weekday, month or period.
        shift: -1 for the last one, 0 for this one, 1 for the next one; None if the words do not say.
        today: the present date.
        language: the language of the word.
    """
    moments = language.moments
    if name in moments["weekdays"]:
        ahead = (moments["weekdays"].index(name) - today.weekday()) % 7
        return (today + timedelta(days=ahead - 7 if shift == -1 else ahead)).isoformat()
    if name in moments["months"]:
        return _month(moments["months"].index(name) + 1, shift, today)
    if name in moments["periods"] and shift is not None:
        return _period(moments["periods"][name], shift, today)
    return None


def _month(month: int, shift: int | None, today: date) -> str:
    """Return a month of this year, or of the year before or after if the shift and today require it."""
    is_over, is_ahead = month < today.month, month > today.month
    year = today.year
    if shift == -1 and not is_over:
        year -= 1
    if shift == 1 and not is_ahead:
        year += 1
    return f"{year}-{month:02}"


def _period(kind: str, shift: int, today: date) -> str:
    if kind == "D":
        return (today + timedelta(days=shift)).isoformat()
    if kind == "M":
        months = today.year * 12 + today.month - 1 + shift
        return f"{months // 12}-{months % 12 + 1:02}"
    if kind == "Y":
        return str(today.year + shift)
    week = (today + timedelta(weeks=shift)).isocalendar()
    return f"{week.year}-W{week.week:02}" + ("-WE" if kind == "WE" else "")


def time_of(words: tuple[str, ...], language: Language) -> str | None:
    """Return the time that the words name, as `18:30` or `MO`; None if they name none."""
    moments = language.moments
    if len(words) == 1 and words[0] in moments["times"]:
        return str(moments["times"][words[0]])
    words, shift = _half_of_day(words, language)
    found = _clock(words, language)
    if found is None:
        return None
    hour, minute = found
    if shift is not None:
        if not 1 <= hour <= 12:
            return None
        hour = hour % 12 + shift
    return f"{hour:02}:{minute:02}" if 0 <= hour < 24 and 0 <= minute < 60 else None


def _half_of_day(words: tuple[str, ...], language: Language) -> tuple[tuple[str, ...], int | None]:
    for key, shift in (("morning", 0), ("evening", 12)):
        for phrase in map(str.split, language.moments[key]):
            if words[-len(phrase) :] == tuple(phrase):
                return words[: -len(phrase)], shift
        if words[-3:] == ("in", "the", key):
            return words[:-3], shift
    return words, None


def _clock(words: tuple[str, ...], language: Language) -> tuple[int, int] | None:
    moments = language.moments
    if words and words[-1] in moments["oclock"]:
        words = words[:-1]
    for size, phrase in ((len(one.split()), one) for one in moments["half_past"]):
        if " ".join(words[:size]) == phrase and (hour := number_of(words[size:], language)):
            return hour, 30
    for at, word in enumerate(words):
        if word == moments["past"] or word in moments["to"]:
            return _around(words[:at], words[at + 1 :], language, is_past=word == moments["past"])
    for size in range(len(words), 0, -1):
        hour = number_of(words[:size], language)
        minute = number_of(words[size:], language) if words[size:] else 0
        if hour is not None and hour <= 24 and minute is not None:
            return hour, minute
    return None


def _around(
    before: tuple[str, ...], behind: tuple[str, ...], language: Language, *, is_past: bool
) -> tuple[int, int] | None:
    is_quarter = before[-1:] == (language.numbers["quarter"],)
    minute = 15 if is_quarter else number_of(before, language)
    hour = number_of(behind, language)
    if minute is None or hour is None:
        return None
    return (hour, minute) if is_past else ((hour - 1) % 24, 60 - minute)
