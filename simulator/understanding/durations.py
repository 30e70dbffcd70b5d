"""The slot type AMAZON.DURATION: spoken lengths of time as ISO 8601 durations."""

from collections.abc import Iterator

from simulator.understanding.language import Language
from simulator.understanding.numbers import number_of

Parts = tuple[tuple[int, str], ...]

_SMALLER = {"Y": (12, "M"), "W": (7, "D"), "D": (24, "TH"), "TH": (60, "TM"), "TM": (60, "TS")}
_ORDER = ("Y", "M", "W", "D", "TH", "TM", "TS")


def duration_of(words: tuple[str, ...], language: Language) -> str | None:
    """Return the ISO 8601 duration that the words mean; None if they are not a duration."""
    parts = _parts(words, language)
    return _written(parts) if parts else None


def _parts(words: tuple[str, ...], language: Language) -> Parts | None:
    one = _half(words, language) or _counted(words, language)
    if one:
        return one
    for at, word in enumerate(words):
        if word == language.numbers["and"] or _ends_a_unit(words, at, language):
            behind = words[at + 1 :] if word == language.numbers["and"] else words[at:]
            first, rest = _parts(words[:at], language), _parts(behind, language)
            if first and rest and _falls(first, rest):
                return first + rest
    return None


def _ends_a_unit(words: tuple[str, ...], at: int, language: Language) -> bool:
    return at > 0 and words[at - 1] in language.units


def _falls(first: Parts, rest: Parts) -> bool:
    """Return True if the units grow smaller, as in "an hour and ten minutes"."""
    return _ORDER.index(first[-1][1]) < _ORDER.index(rest[0][1])


def _counted(words: tuple[str, ...], language: Language) -> Parts | None:
    """Return the duration of words such as "twenty five minutes" and "an hour"."""
    unit = language.units.get(words[-1]) if len(words) > 1 else None
    if unit is None:
        return None
    count = 1 if words[:-1] == ("a",) else number_of(words[:-1], language)
    return ((count, unit),) if count else None


def _half(words: tuple[str, ...], language: Language) -> Parts | None:
    """Return the duration of words that contain a half or a quarter."""
    for count, fraction, unit in _fractions(words, language):
        smaller = _SMALLER.get(unit)
        if smaller is None or smaller[0] * fraction % 4:
            return None
        share = (smaller[0] * fraction // 4, smaller[1])
        return ((count, unit), share) if count else (share,)
    return None


def _fractions(words: tuple[str, ...], language: Language) -> Iterator[tuple[int, int, str]]:
    """Yield the number of whole units, the number of quarters of a unit, and the unit."""
    half, quarter, also = (language.numbers[key] for key in ("half", "quarter", "and"))
    units = language.units
    match words:
        case ("a", *rest) | rest if len(rest) == 2 and rest[0] == half and rest[1] in units:
            yield 0, 2, units[rest[1]]  # half hour
        case (first, "a", unit) if first == half and unit in units:
            yield 0, 2, units[unit]  # half an hour
        case ("a", *rest) | rest if list(rest[:1]) == [quarter] and rest[-1] in units and len(rest) < 5:
            yield 0, 1, units[rest[-1]]  # quarter of an hour
        case ("three", "quarters", *_, unit) if unit in units:
            yield 0, 3, units[unit]
        case (*count, joint, "a", share) if joint == also and share in {half, quarter}:
            yield from _after_unit(tuple(count), 2 if share == half else 1, language)
        case (*count, joint, "a", share, unit) if (joint, share) == (also, half) and unit in units:
            if whole := number_of(tuple(count), language):
                yield whole, 2, units[unit]  # one and a half hours


def _after_unit(words: tuple[str, ...], quarters: int, language: Language) -> Iterator[tuple[int, int, str]]:
    """Yield the same three values for words such as "an hour" that stand before "and a half"."""
    whole = _counted(words, language) if len(words) > 1 else None
    if len(words) == 1 and words[0] in language.units:
        whole = ((1, language.units[words[0]]),)
    if whole:
        yield whole[0][0], quarters, whole[0][1]


def _written(parts: Parts) -> str:
    date = "".join(f"{count}{unit}" for count, unit in parts if not unit.startswith("T"))
    time = "".join(f"{count}{unit[1]}" for count, unit in parts if unit.startswith("T"))
    return f"P{date}" + (f"T{time}" if time else "")
