"""Passages: the few sentences of a text that answer a question."""

import re
from collections.abc import Sequence

from skill.domain.ground.sentences import sentences

MOST_WORDS = 30
"""The most words of a passage: twelve seconds at 150 words a minute."""
MUCH_MORE = 2
STEM_LETTERS = 4
"""How many first letters two words must share to match: "runners" finds "running"."""


def passage(text: str, words: Sequence[str]) -> tuple[int, int]:
    """Return the indexes of the first and the last sentence of the best passage of a text.

    The whole text if it is short enough; else the sentences in a row that hold most of the words. Of
    equals the earlier ones, since a text says first what it is about. At least one sentence, however long.
    """
    parts = sentences(text)
    sizes = [len(one.split()) for one in parts]
    best = (-1, 0, 0, 0)
    for first in range(len(parts)):
        last = first
        while last + 1 < len(parts) and sum(sizes[first : last + 2]) <= MOST_WORDS:
            last += 1
        held = _words_in(" ".join(parts[first : last + 1]), words)
        best = max(best, (held, -first, first, last))
    return best[2], best[3]


def holds_more(text: str, answer: str, words: Sequence[str]) -> bool:
    """True if the best passage of a text holds at least `MUCH_MORE` more of the words than the answer."""
    first, last = passage(text, words)
    return (
        _words_in(" ".join(sentences(text)[first : last + 1]), words) >= _words_in(answer, words) + MUCH_MORE
    )


def _words_in(text: str, words: Sequence[str]) -> int:
    told = re.findall(r"\w+", text.lower())
    return sum(any(one.startswith(word[:STEM_LETTERS]) for one in told) for word in words)
