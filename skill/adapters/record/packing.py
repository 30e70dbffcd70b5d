"""Packing: what keeps a record small. Rows of numbers as runs, days as numbers, long texts compressed."""

import base64
import binascii
import zlib
from collections.abc import Iterable, Sequence
from datetime import date, timedelta

PACKED_FROM = 1_024
"""A record of fewer characters stays as it is, which costs less and can be read by eye."""
MOST_CHARACTERS = 1_000_000
"""What a packed record may unpack to: what comes from a store is not believed to be small."""
SIGN = "z:"

_FIRST = date(2020, 1, 1)


def packed(text: str) -> str:
    """Return a text, compressed if it is long."""
    if len(text) < PACKED_FROM:
        return text
    return SIGN + base64.b85encode(zlib.compress(text.encode(), 9)).decode()


def unpacked(text: str) -> str:
    """Return the text that was packed.

    Raises:
        ValueError: it was packed, and is damaged or too long.
    """
    if not text.startswith(SIGN):
        return text
    try:
        opener = zlib.decompressobj()
        found = opener.decompress(base64.b85decode(text.removeprefix(SIGN)), MOST_CHARACTERS)
    except (zlib.error, binascii.Error) as error:
        raise ValueError(f"a packed record is damaged: {error}") from error
    if not opener.eof:
        raise ValueError("a packed record is cut short, or too long")
    return found.decode()


def runs(numbers: Iterable[int]) -> list[list[int]]:
    """Return numbers as runs, each a first one and how many there are: 3, 4, 5, 1 is [[3, 3], [1, 1]]."""
    found: list[list[int]] = []
    for one in numbers:
        if found and one == sum(found[-1]):
            found[-1][1] += 1
        else:
            found.append([one, 1])
    return found


def from_runs(record: Sequence[Sequence[int]], most: int = 100_000) -> tuple[int, ...]:
    """Return the numbers of runs.

    Raises:
        ValueError: they would be more than `most`.
    """
    if sum(int(count) for _, count in record) > most:
        raise ValueError(f"runs of more than {most} numbers")
    return tuple(first + step for first, count in record for step in range(int(count)))


def day_number(day: str) -> int:
    """Return a day as how many days it is after the first of January 2020; before it is negative."""
    return (date.fromisoformat(day) - _FIRST).days


def day_of(number: int) -> str:
    """Return the day of a number."""
    return (_FIRST + timedelta(days=int(number))).isoformat()


def month_number(month: str) -> int:
    """Return a month, `2026-11`, as a number."""
    year, _, of_it = month.partition("-")
    return int(year) * 12 + int(of_it) - 1


def month_of(number: int) -> str:
    """Return the month of a number."""
    return f"{int(number) // 12:04}-{int(number) % 12 + 1:02}"
