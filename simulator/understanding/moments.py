"""AMAZON.DATE and AMAZON.TIME, as far as a coach is asked for them."""

from datetime import UTC, datetime, timedelta

from simulator.understanding.language import Language
from simulator.understanding.numbers import number_of


def date_of(words: tuple[str, ...], language: Language, now: int) -> str | None:
    """Return the day that the words name, as `2026-11-23`; None if they name none.

    Args:
        words: the words.
        language: their language.
        now: milliseconds since 1970, from which "tomorrow" is counted.
    """
    today = datetime.fromtimestamp(now / 1000, UTC).date()
    name = words[-1] if len(words) == 1 or words[0] in {"on", "next", "this"} else ""
    if name in language.moments["days"]:
        return (today + timedelta(days=language.moments["days"][name])).isoformat()
    if name in language.moments["weekdays"]:
        ahead = (language.moments["weekdays"].index(name) - today.weekday()) % 7
        return (today + timedelta(days=ahead)).isoformat()
    return None


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
        if words and words[-1] in language.moments[key]:
            return words[:-1], shift
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
