"""What a word is worth: much where few intents use it, little where all do or English hardly means it."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from math import log

from simulator.understanding.grammar import Grammar, Sample
from simulator.understanding.language import Language

STRANGE = 1.0
"""The worth of a word that no sample holds."""
SLIGHT = 0.12
"""The worth of such a word that says little in its language."""
WEAK = 0.5
"""What is left of a word's worth if it says little in its language."""
ANYBODYS = 0.2
"""What the mark of a length, a number or a day tells of a sample: they may be said to any skill."""
DENIES = 0.8
"""The least worth of a word that denies: with or without it, the meaning is another."""


def is_mark(token: str) -> bool:
    """True for the mark of a value, `{KIND}`."""
    return token.startswith("{")


@dataclass(frozen=True, slots=True)
class Carrier:
    """The words of one sample around the marks of its values."""

    sample: Sample
    tokens: frozenset[str]
    pairs: frozenset[tuple[str, str]]
    worth: float
    """Of all its tokens."""
    telling: Mapping[str, float]
    """The worth of those that say much."""


class Weights:
    """The worth of each word, from the samples of a model."""

    def __init__(self, grammar: Grammar, language: Language) -> None:
        """Count in how many intents each word stands."""
        self._language = language
        self._stems: dict[str, str] = {}
        self._used: dict[str, set[str]] = defaultdict(set)
        for sample in grammar.samples:
            for token in self.tokens(sample.parts, grammar.types[sample.intent]):
                self._used[self.stem(token)].add(sample.intent)
        self._intents = max(1, len(grammar.types))

    def tokens(self, parts: Iterable[str], types: Mapping[str, str]) -> list[str]:
        """Return the words of a sample, and the marks of its values."""
        return ["{" + types.get(part[1:-1], "") + "}" if is_mark(part) else part for part in parts]

    def stem(self, word: str) -> str:
        """Return a word without its ending, and a mark as it is."""
        if word not in self._stems:
            self._stems[word] = self._without_ending(word)
        return self._stems[word]

    def _without_ending(self, word: str) -> str:
        word = self._language.alike.get(word, word)
        for ending, least in self._language.endings.items():
            if len(word) >= least and word.endswith(ending) and not word.endswith("ss"):
                return word[: -len(ending)]
        return word

    def telling(self, tokens: Iterable[str]) -> dict[str, float]:
        """Return the words that say much, by their stems, and what they are worth."""
        return {
            self.stem(one): ANYBODYS if one.startswith("{AMAZON.") else self.of(one)
            for one in tokens
            if one not in self._language.weak
        }

    def of(self, word: str) -> float:
        """Return what a word, or a mark, is worth."""
        used = len(self._used.get(self.stem(word), ()))
        is_weak = word in self._language.weak
        if not used:
            worth = SLIGHT if is_weak else STRANGE
        else:
            worth = log(1 + self._intents / used) / log(1 + self._intents)
            worth *= WEAK if is_weak else 1
        return max(worth, DENIES) if word in self._language.denials else worth
