"""Small encodings of numbers and dates in a record: runs of numbers, days and months as numbers."""

from collections.abc import Iterable, Sequence
from datetime import date, timedelta

_FIRST = date(2020, 1, 1)


def runs(numbers: Iterable[int]) -> list[list[int]]:
    """Return numbers as runs of [first number, how many]: 3, 4, 5, 1 becomes [[3, 3], [1, 1]]."""
    found: list[list[int]] = []
    for one in numbers:
        if found and one == sum(found[-1]):
            found[-1][1] += 1
        else:
            found.append([one, 1])
    return found


def from_runs(record: Sequence[Sequence[int]], most: int = 100_000) -> tuple[int, ...]:
    """Return the numbers that `runs` was given.

    Raises:
        ValueError: they would be more than `most`.
    """
    if sum(int(count) for _, count in record) > most:
        raise ValueError(f"runs of more than {most} numbers")
    return tuple(first + step for first, count in record for step in range(int(count)))


def day_number(day: str) -> int:
    """Return a day as the number of days since 2020-01-01, negative before that."""
    return (date.fromisoformat(day) - _FIRST).days


def day_of(number: int) -> str:
    """Return the day, `2026-11-23`, of a number from `day_number`."""
    return (_FIRST + timedelta(days=int(number))).isoformat()


def month_number(month: str) -> int:
    """Return a month, `2026-11`, as the number of months since the year 0."""
    year, _, of_it = month.partition("-")
    return int(year) * 12 + int(of_it) - 1


def month_of(number: int) -> str:
    """Return the month of a number from `month_number`."""
    return f"{int(number) // 12:04}-{int(number) % 12 + 1:02}"
