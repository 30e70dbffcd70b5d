"""Values in raw words: the library's names, and the lengths, times and numbers that somebody said.

Alexa finds the values in what its own intents hold. In words that come unsorted the coach finds them here.
"""

from collections.abc import Mapping, Sequence

from skill.domain.ground.records import record
from skill.domain.meaning.spoken_numbers import number_at
from skill.domain.meaning.spoken_times import length_at, time_at

LENGTH = "AMAZON.DURATION"
TIME = "AMAZON.TIME"
NUMBER = "AMAZON.NUMBER"
TIMES = {"twice": 2, "thrice": 3}
FREE = "AMAZON.SearchQuery"


@record
class SpokenValue:
    """A value that stands in somebody's words."""

    type: str
    """The slot type: `MUSCLE`, or `AMAZON.DURATION`."""
    id: str
    """Its id; of a length of time in ISO 8601, `PT10M`; of a time of day `18:45`; of a number its digits."""
    said: str
    at: int
    """The number of its first word."""
    size: int
    """How many words it has."""


Values = Mapping[str, tuple[tuple[str, str], ...]]
"""For the words of each name, the types and ids that it may mean."""


def spoken_values(words: Sequence[str], values: Values, longest: int = 5) -> list[SpokenValue]:
    """Return the values in words from left to right, the longest at each place, each in all its types."""
    found: list[SpokenValue] = []
    at = 0
    while at < len(words):
        here = _measured_at(words, at) or _names_at(words, at, values, longest) or _number(words, at)
        found += here
        at += here[0].size if here else 1
    return found


def _names_at(words: Sequence[str], at: int, values: Values, longest: int) -> list[SpokenValue]:
    for size in range(min(longest, len(words) - at), 0, -1):
        said = " ".join(words[at : at + size])
        if meant := values.get(said) or values.get(said.removesuffix("'s")):
            return [SpokenValue(kind, value_id, said, at, size) for kind, value_id in meant]
    return []


def _measured_at(words: Sequence[str], at: int) -> list[SpokenValue]:
    """Return the length or the time that begins at a word, in a list; an empty list if none does."""
    for kind, read in ((TIME, time_at), (LENGTH, length_at)):
        if (found := read(words, at)) is not None:
            return [_value(kind, found[0], words, at, found[1])]
    return []


def _number(words: Sequence[str], at: int) -> list[SpokenValue]:
    found = (TIMES[words[at]], 1) if words[at] in TIMES else number_at(words, at)
    return [_value(NUMBER, str(found[0]), words, at, found[1])] if found else []


def _value(kind: str, value: str, words: Sequence[str], at: int, size: int) -> SpokenValue:
    return SpokenValue(kind, value, " ".join(words[at : at + size]), at, size)
