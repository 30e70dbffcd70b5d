"""Typing mistakes: an unknown word is replaced by the most similar known one. Speech has no such mistakes."""

from collections.abc import Iterable

from rapidfuzz import process
from rapidfuzz.distance import DamerauLevenshtein

from simulator.understanding.words import Word, Words

SHORTEST = 4
"""Shorter words are not corrected: too many words are similar to them."""


class Spelling:
    """Corrects words by a vocabulary."""

    def __init__(self, vocabulary: Iterable[str]) -> None:
        """Take the words that are known."""
        self._known = frozenset(vocabulary)
        self._long = sorted(word for word in self._known if len(word) >= SHORTEST)
        self._read: dict[str, str] = {}

    def knows(self, word: str) -> bool:
        """Return True if a word is known."""
        return word in self._known

    def corrected(self, words: Words) -> Words:
        """Return the words, with each unknown word replaced by a similar known one if there is one."""
        return tuple(self._word(word) for word in words)

    def _word(self, word: Word) -> Word:
        if len(word.plain) < SHORTEST or word.plain in self._known or word.plain.isdecimal():
            return word
        nearest = self._nearest(word.plain)
        return Word(nearest, nearest) if nearest else word

    def _nearest(self, text: str) -> str:
        if text not in self._read:
            slips = 1 if len(text) < 8 else 2
            found = process.extractOne(
                text, self._long, scorer=DamerauLevenshtein.distance, score_cutoff=slips
            )
            self._read[text] = found[0] if found and _is_slip(text, found[0]) else ""
        return self._read[text]


def _is_slip(text: str, nearest: str) -> bool:
    """Return True if a word is a misspelling of another one; singular and plural are different words."""
    return text[0] == nearest[0] and text != f"{nearest}s" and nearest != f"{text}s"
