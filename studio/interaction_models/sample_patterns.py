"""Patterns of sample utterances, expanded: (each|of|these), <one of these|in turn>, [optional], {slot}."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from studio.errors import StudioError

_TOKEN = re.compile(r"[()\[\]<>|]|[^()\[\]<>|]+")
_CLOSING = {"(": ")", "[": "]", "<": ">"}


class BadPattern(StudioError):
    """A pattern whose brackets do not match."""


@dataclass
class Expander:
    """Expands patterns; remembers which alternative of each `<…>` comes next."""

    _turns: dict[str, int] = field(default_factory=dict)

    def expand(self, pattern: str) -> list[str]:
        """Return all utterances that a pattern stands for, in order, without duplicates.

        Raises:
            BadPattern: its brackets do not match.
        """
        tokens = _TOKEN.findall(pattern)
        options, rest = self._alternatives(tokens, 0, "")
        if rest != len(tokens):
            raise BadPattern(f"a closing bracket too many in {pattern!r}")
        filled = [self._take_turns(option) for option in options]
        return list(dict.fromkeys(" ".join(text.split()) for text in filled))

    def _alternatives(self, tokens: list[str], at: int, closing: str) -> tuple[list[str], int]:
        groups: list[list[str]] = [[""]]
        while at < len(tokens):
            token = tokens[at]
            if token == closing:
                return [one for group in groups for one in group], at
            if token == "|" and closing:
                groups.append([""])
            elif token in _CLOSING:
                inside, at = self._bracket(tokens, at)
                groups[-1] = [before + after for before in groups[-1] for after in inside]
            else:
                groups[-1] = [before + token for before in groups[-1]]
            at += 1
        if closing:
            raise BadPattern(f"{closing!r} is missing in {''.join(tokens)!r}")
        return [one for group in groups for one in group], at

    def _bracket(self, tokens: list[str], at: int) -> tuple[list[str], int]:
        opening = tokens[at]
        inside, end = self._alternatives(tokens, at + 1, _CLOSING[opening])
        if opening == "[":
            return ["", *inside], end
        if opening == "<":  # kept until the whole is expanded, when each takes its turn
            return [f"<{'|'.join(inside)}>"], end
        return inside, end

    def _take_turns(self, text: str) -> str:
        def turn(found: re.Match[str]) -> str:
            options = found[1].split("|")
            number = self._turns.get(found[1], 0)
            self._turns[found[1]] = number + 1
            return options[number % len(options)]

        return re.sub(r"<([^<>]*)>", turn, text)


def slots_in(sample: str) -> Iterator[str]:
    """Yield the names of the slots in a sample."""
    return (found[1] for found in re.finditer(r"\{(\w+)\}", sample))
