"""Chance from the operating system."""

import random
from collections.abc import Sequence
from typing import TypeVar

T = TypeVar("T")

_LETTERS = "0123456789abcdefghjkmnpqrstvwxyz"
"""Without i, l, o and u: three are misread, and the fourth begins a play that is stored nowhere."""


class SystemDice:
    """The operating system's random numbers: two copies of one Lambda snapshot do not draw the same."""

    def __init__(self) -> None:
        self._random = random.SystemRandom()

    def pick(self, options: Sequence[T]) -> T:
        """Return one of the options."""
        return self._random.choice(options)

    def mixed(self, size: int) -> Sequence[int]:
        """Return the numbers below `size` in a random order."""
        return self._random.sample(range(size), size)

    def play(self) -> str:
        """Return a new play's id: eight letters, one of 10^12."""
        return "".join(self._random.choices(_LETTERS, k=8))
