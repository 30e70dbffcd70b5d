"""Values in raw words: the library's names and the lengths of time that somebody said.

Alexa finds the values in what its own intents hold. In words that come unsorted the coach finds them here.
"""

from collections.abc import Iterator, Mapping
from itertools import pairwise

from skill.domain.ground.records import record

LENGTH = "AMAZON.DURATION"
FREE = "AMAZON.SearchQuery"

_ONES = [
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
]
_TENS = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]
_UNITS = {"minute": "M", "minutes": "M", "min": "M", "mins": "M", "hour": "H", "hours": "H"}

_NUMBERS = {word: number for number, word in enumerate(_ONES)} | {
    word: 10 * (place + 2) for place, word in enumerate(_TENS)
}
NUMBER_WORDS = frozenset(_NUMBERS)
"""The numbers that are one word."""


@record
class SpokenValue:
    """A value that stands in somebody's words."""

    type: str
    """The slot type: `MUSCLE`, or `AMAZON.DURATION`."""
    id: str
    """Its id; for a length of time, in ISO 8601: `PT10M`."""
    said: str
    at: int
    """The number of its first word."""
    size: int
    """How many words it has."""


Values = Mapping[str, tuple[tuple[str, str], ...]]
"""For the words of each name, the types and ids that it may mean."""


def spoken_values(words: list[str], values: Values, longest: int = 5) -> list[SpokenValue]:
    """Return the values in words from left to right, the longest at each place, each in all its types."""
    found: list[SpokenValue] = []
    at = 0
    while at < len(words):
        here = _length_at(words, at) or _names_at(words, at, values, longest)
        found += here
        at += here[0].size if here else 1
    return found


def _names_at(words: list[str], at: int, values: Values, longest: int) -> list[SpokenValue]:
    for size in range(min(longest, len(words) - at), 0, -1):
        said = " ".join(words[at : at + size])
        if meant := values.get(said):
            return [SpokenValue(kind, value_id, said, at, size) for kind, value_id in meant]
    return []


def _length_at(words: list[str], at: int) -> list[SpokenValue]:
    """Return the length of time that begins at a word, in a list; an empty list if none does."""
    for amount, size in _amounts_at(words, at):
        unit = words[at + size] if at + size < len(words) else ""
        if unit in _UNITS and amount:
            said = " ".join(words[at : at + size + 1])
            return [SpokenValue(LENGTH, f"PT{amount}{_UNITS[unit]}", said, at, size + 1)]
    if words[at : at + 3] in (["half", "an", "hour"], ["half", "a", "hour"]):
        return [SpokenValue(LENGTH, "PT30M", "half an hour", at, 3)]
    return []


def _amounts_at(words: list[str], at: int) -> Iterator[tuple[int, int]]:
    word = words[at]
    if word.isascii() and word.isdecimal() and len(word) < 4:
        yield int(word), 1
    if word in {"a", "an"}:
        yield 1, 1
    for ten, one in pairwise(words[at : at + 2]):
        if ten in _TENS and 0 < _NUMBERS.get(one, 0) < 10:
            yield _NUMBERS[ten] + _NUMBERS[one], 2
    if word in _NUMBERS:
        yield _NUMBERS[word], 1
