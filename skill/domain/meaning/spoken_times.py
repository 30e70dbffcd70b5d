"""Times of day and lengths of time in words, in the forms that Alexa gives them: `18:45`, `EV`, `PT15M`."""

from collections.abc import Sequence

from skill.domain.ground.patterns import Pattern
from skill.domain.meaning.spoken_numbers import number_at

Found = tuple[str, int]
"""A time or a length, and how many words it has."""

NOON = 12
HALF_OF_DAY = {
    "morning": "MO", "mornings": "MO", "afternoon": "AF", "afternoons": "AF", "evening": "EV",
    "evenings": "EV", "tonight": "EV", "teatime": "EV", "night": "NI", "nights": "NI",
}  # fmt: skip
LATE = {"AF", "EV", "NI"}
_NAMED = {"noon": "12:00", "midday": "12:00", "midnight": "00:00", "lunchtime": "12:00"}
_CLOCK = Pattern(r"(\d{1,2})(?::([0-5]\d))?(am|pm)?")
_MINUTES_OF = {"half": 30, "quarter": 15}
_BEFORE_HOURS = frozenset({"at", "around", "till", "until"})
_UNITS = {"minute": 1, "minutes": 1, "min": 1, "mins": 1, "hour": 60, "hours": 60}
_FEW = {"a": 1, "an": 1, "couple": 2, "few": 3}
OWN_UNITS = frozenset({"hour's", "minute's"})
ABOUT = (["or", "so"], ["of"], ["odd"], ["ish"], ["solid"], ["good"], ["or", "thereabouts"])
"""What may stand between a number and its unit."""
_FRACTIONS = {"half": 30, "quarter": 15, "third": 20, "quarters": 15}


def time_at(words: Sequence[str], at: int) -> Found | None:
    """Return the time of day that begins at a word; None if none does.

    An hour alone is a time only where it is said as one: "at seven", "seven o'clock", "seven in the evening".
    """
    if words[at] in _NAMED:
        return _NAMED[words[at]], 1
    found = _spoken_clock(words, at)
    if found is None:
        return _part_of_day(words, at)
    hour, minute, size, is_sure = found
    late, more = _half_at(words, at + size)
    if late is None and not is_sure:
        return None
    if late is True:
        hour = (
            0 if hour == NOON and words[at + size + more - 1] in {"night", "tonight"} else hour % NOON + NOON
        )
    if late is False and hour == NOON:
        hour = 0
    return f"{hour:02}:{minute:02}", size + more


def _spoken_clock(words: Sequence[str], at: int) -> tuple[int, int, int, bool] | None:
    """Return the hour and the minute at a word, how many words they have, and if they are surely a time."""
    minutes = _MINUTES_OF.get(words[at])
    start = at + 1 if minutes else at
    if minutes is None and (number := number_at(words, at)) and number[0] < 60:
        minutes, start = number[0], at + number[1]
        start += start < len(words) and words[start] == "minutes"
    if minutes is not None and start < len(words) and words[start] in {"past", "to", "after", "before"}:
        hour = number_at(words, start + 1)
        if hour and 0 < hour[0] <= 24 and not _is_unit(words, start + 1 + hour[1]):
            size = start + 1 + hour[1] - at
            if words[start] in {"past", "after"}:
                return hour[0] % 24, minutes, size, True
            return (hour[0] - 1) % 24, 60 - minutes, size, True
    if words[at] == "half" and (hour := number_at(words, at + 1)) and 0 < hour[0] <= NOON:
        return hour[0], 30, 1 + hour[1], True  # British: "half six"
    return _hour_at(words, at)


def _hour_at(words: Sequence[str], at: int) -> tuple[int, int, int, bool] | None:
    clock = _CLOCK.fullmatch(words[at])
    if clock and (clock[2] or clock[3]) and int(clock[1]) < 24:
        hour = int(clock[1]) % NOON + NOON if clock[3] == "pm" else int(clock[1]) % 24
        return hour, int(clock[2] or 0), 1, True
    number = number_at(words, at)
    if number is None or not 0 < number[0] < 24:
        return None
    hour, size = number
    after = at + size
    minute = number_at(words, after)
    if minute and minute[0] in {10, 15, 20, 30, 40, 45, 50} and not _is_unit(words, after + minute[1]):
        return hour, minute[0], size + minute[1], True
    is_oclock = after < len(words) and words[after] in {"o'clock", "oclock"}
    is_led = at > 0 and words[at - 1] in _BEFORE_HOURS and not _is_unit(words, after)
    return hour, 0, size + is_oclock, is_oclock or is_led


def _is_unit(words: Sequence[str], at: int) -> bool:
    return at < len(words) and words[at] in {
        *_UNITS,
        "times",
        "time",
        "days",
        "day",
        "reps",
        "rounds",
        "more",
        "weeks",
    }


def _half_at(words: Sequence[str], at: int) -> tuple[bool | None, int]:
    """Return whether the words after a time say the later half of the day, and how many they are."""
    ahead = list(words[at : at + 3])
    if ahead[:1] in (["am"], ["pm"]):
        return ahead[0] == "pm", 1
    if ahead[:2] in (["a", "m"], ["p", "m"]):
        return ahead[0] == "p", 2
    for size in range(1, len(ahead) + 1):
        part = HALF_OF_DAY.get(ahead[size - 1])
        if part and set(ahead[: size - 1]) <= {"in", "the", "at", "this", "of", "every", "tomorrow"}:
            return part in LATE, size
    return None, 0


def _part_of_day(words: Sequence[str], at: int) -> Found | None:
    part = HALF_OF_DAY.get(words[at])
    return (part, 1) if part else None


def length_at(words: Sequence[str], at: int) -> Found | None:
    """Return the length of time that begins at a word; None if none does."""
    rest = [one.removesuffix("'s") if one in OWN_UNITS else one for one in words[at : at + 7]]
    number = number_at(words, at)
    amount, size = number or (_FEW.get(rest[0], 0), 1)
    if rest[:2] in (["a", "couple"], ["a", "few"]):
        amount, size = _FEW[rest[1]], 2
    after = rest[size:]
    skipped = next((len(one) for one in ABOUT if after[: len(one)] == one), 0)
    after, size = after[skipped:], size + skipped
    if amount and after[:3] == ["and", "a", "half"] and after[3:4] in (["hour"], ["hours"]):
        return _length(amount * 60 + 30), size + 4
    if amount and after[:1] and after[0] in _UNITS:
        minutes, size = amount * _UNITS[after[0]], size + 1
        more, words_of_it = _more_than_hours(after[1:]) if _UNITS[after[0]] == 60 else (0, 0)
        return _length(minutes + more), size + words_of_it
    if rest[0] == "hour" and (at == 0 or words[at - 1] not in _FRACTIONS):
        more, words_of_it = _more_than_hours(rest[1:])
        # Alexa's "the {words}" holds "an hour", too.
        is_led = at == 1 and words[0] == "the" and (words[1] in OWN_UNITS or rest[1:2] in (["a"], ["of"]))
        return (_length(60 + more), 1 + words_of_it) if more or is_led else None
    return _fraction_at(rest)


def _more_than_hours(rest: Sequence[str]) -> tuple[int, int]:
    """Return the minutes that are said after whole hours, and how many words they have."""
    if rest[:2] == ["and", "a"] and len(rest) > 2 and rest[2] in _MINUTES_OF:
        return _MINUTES_OF[rest[2]], 3
    lead = 1 if rest[:1] == ["and"] else 0
    number = number_at(rest, lead)
    if number and rest[lead + number[1] : lead + number[1] + 1] in (["minutes"], ["mins"]):
        return number[0], lead + number[1] + 1
    return 0, 0


def _fraction_at(rest: Sequence[str]) -> Found | None:
    """Return a part of an hour: "half an hour", "three quarters of an hour", "a third of an hour"."""
    lead = 1 if rest[:1] in (["a"], ["three"]) else 0
    part = _FRACTIONS.get(rest[lead]) if lead < len(rest) else None
    if part is None or (rest[lead] == "quarters" and rest[0] != "three"):
        return None
    behind = list(rest[lead + 1 :])
    for small in (["of", "an", "hour"], ["an", "hour"], ["a", "hour"], ["hour"]):
        if behind[: len(small)] == small:
            return _length(part * (3 if rest[lead] == "quarters" else 1)), lead + 1 + len(small)
    return None


def _length(minutes: int) -> str:
    return f"PT{minutes}M" if minutes % 60 else f"PT{minutes // 60}H"
