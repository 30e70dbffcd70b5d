"""Patterns: regular expressions that are compiled when they are first used.

Compiling is slow, and most turns use few of our patterns.
"""

import re
from collections.abc import Callable, Iterator
from functools import cached_property
from typing import Any


class Pattern:
    """A regular expression over text, with the methods of `re.Pattern` that we use."""

    def __init__(self, expression: str, flags: int = 0) -> None:
        """Keep an expression; a fault in it is found when it is first used (a test uses every one)."""
        self.expression = expression
        self._flags = flags

    @cached_property
    def _compiled(self) -> re.Pattern[str]:
        return re.compile(self.expression, self._flags)

    def search(self, text: str) -> re.Match[str] | None:
        """Return the first match anywhere in a text."""
        return self._compiled.search(text)

    def match(self, text: str) -> re.Match[str] | None:
        """Return a match at the beginning of a text."""
        return self._compiled.match(text)

    def fullmatch(self, text: str) -> re.Match[str] | None:
        """Return a match of the whole text."""
        return self._compiled.fullmatch(text)

    def findall(self, text: str) -> list[Any]:
        """Return all matches; of a pattern with groups, their groups."""
        return self._compiled.findall(text)

    def finditer(self, text: str) -> Iterator[re.Match[str]]:
        """Yield all matches in order."""
        return self._compiled.finditer(text)

    def split(self, text: str, most: int = 0) -> list[str]:
        """Return the pieces between matches; at most so many cuts, all if none is given."""
        return self._compiled.split(text, most)

    def sub(self, replacement: str | Callable[[re.Match[str]], str], text: str, most: int = 0) -> str:
        """Return a text with matches replaced; at most so many, all if none is given."""
        return self._compiled.sub(replacement, text, most)
