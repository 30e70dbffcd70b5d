"""Numbers in words, from nought to nine hundred and ninety-nine: "twenty five", "7"."""

from collections.abc import Iterator, Sequence

_ONES = (
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
    "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
)  # fmt: skip
_TENS = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
NUMBERS = {word: number for number, word in enumerate(_ONES)} | {
    word: 10 * (place + 2) for place, word in enumerate(_TENS)
}
NUMBER_WORDS = frozenset(NUMBERS)


def numbers_at(words: Sequence[str], at: int) -> Iterator[tuple[int, int]]:
    """Yield the numbers that begin at a word, each with how many words it has, the longest first."""
    if at >= len(words):
        return
    word = words[at]
    yield from _hundreds_at(words, at)
    if word.isascii() and word.isdecimal() and len(word) < 4:
        yield int(word), 1
    if word in _TENS and at + 1 < len(words) and 0 < NUMBERS.get(words[at + 1], 0) < 10:
        yield NUMBERS[word] + NUMBERS[words[at + 1]], 2
    if word in NUMBERS:
        yield NUMBERS[word], 1


def _hundreds_at(words: Sequence[str], at: int) -> Iterator[tuple[int, int]]:
    """Yield "a hundred and fifty", "two hundred"."""
    many = 1 if words[at] in {"a", "one"} else NUMBERS.get(words[at], 0)
    if not 0 < many < 10 or list(words[at + 1 : at + 2]) != ["hundred"]:
        return
    more = at + 2 + (list(words[at + 2 : at + 3]) == ["and"])
    if (rest := number_at(words, more)) and rest[0] < 100:
        yield many * 100 + rest[0], more + rest[1] - at
    yield many * 100, 2


def number_at(words: Sequence[str], at: int) -> tuple[int, int] | None:
    """Return the longest number that begins at a word, with how many words it has; None if none does."""
    return next(numbers_at(words, at), None)
