"""Passages: the sentences of a text that answer a question, few enough to be heard in one breath or two."""

import re
from collections.abc import Sequence

from skill.domain.ground.sentences import sentences

MOST_WORDS = 62
"""At 160 words a minute 23 seconds, which leaves room for a question after it."""
STEM_LETTERS = 4
"""So many letters of a word must be alike, so that "runners" finds "running"."""


def passage(text: str, words: Sequence[str]) -> tuple[int, int]:
    """Return the first and the last sentence (0 for the first) of the best passage of a text.

    The whole text if it is short enough; else the row of sentences that holds most of the words, the
    earlier one of equals, for texts say first what they are about. At least one sentence, however long.
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


def _words_in(text: str, words: Sequence[str]) -> int:
    told = re.findall(r"\w+", text.lower())
    return sum(any(one.startswith(word[:STEM_LETTERS]) for one in told) for word in words)
