"""The weight of a word: high if few intents use it, low if many do, or if it is a common word."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from math import log

from simulator.understanding.grammar import Grammar, Sample
from simulator.understanding.language import Language

UNKNOWN = 1.0
"""The weight of a word that no sample holds."""
UNKNOWN_COMMON = 0.12
"""The weight of such a word if it is a common word of its language."""
COMMON = 0.5
"""The factor for a common word of its language."""
ANY_SKILLS = 0.2
"""The weight of a duration, number or date among a sample's specific words: any skill may be told one."""
NEGATION = 0.8
"""The least weight of a negation, because it changes the meaning."""


def is_mark(token: str) -> bool:
    """Return True for the mark of a slot value, `{TYPE}`."""
    return token.startswith("{")


@dataclass(frozen=True, slots=True)
class CarrierPhrase:
    """One sample as a carrier phrase: its words, and a mark for each slot."""

    sample: Sample
    tokens: frozenset[str]
    pairs: frozenset[tuple[str, str]]
    weight: float
    """The weight of all its tokens together."""
    specific: Mapping[str, float]
    """The weight of each specific word, by its stem."""


class WordWeights:
    """The weight of each word, computed from the samples of a model."""

    def __init__(self, grammar: Grammar, language: Language) -> None:
        """Count how many intents use each word."""
        self._language = language
        self._stems: dict[str, str] = {}
        self._used: dict[str, set[str]] = defaultdict(set)
        for sample in grammar.samples:
            for token in self.tokens(sample.parts, grammar.types[sample.intent]):
                self._used[self.stem(token)].add(sample.intent)
        self._intents = max(1, len(grammar.types))

    def tokens(self, parts: Iterable[str], types: Mapping[str, str]) -> list[str]:
        """Return the words of a sample, with the mark `{TYPE}` for each slot."""
        return ["{" + types.get(part[1:-1], "") + "}" if is_mark(part) else part for part in parts]

    def stem(self, word: str) -> str:
        """Return a word without its ending; a mark is returned unchanged."""
        if word not in self._stems:
            self._stems[word] = self._without_ending(word)
        return self._stems[word]

    def _without_ending(self, word: str) -> str:
        word = self._language.alike.get(word, word)
        for ending, least in self._language.endings.items():
            if len(word) >= least and word.endswith(ending) and not word.endswith("ss"):
                return word[: -len(ending)]
        return word

    def specific(self, tokens: Iterable[str]) -> dict[str, float]:
        """Return the weights of the specific words among some tokens, by their stems."""
        return {
            self.stem(one): ANY_SKILLS if one.startswith("{AMAZON.") else self.of(one)
            for one in tokens
            if one not in self._language.common_words
        }

    def of(self, word: str) -> float:
        """Return the weight of a word or mark."""
        used = len(self._used.get(self.stem(word), ()))
        is_common = word in self._language.common_words
        if not used:
            weight = UNKNOWN_COMMON if is_common else UNKNOWN
        else:
            weight = log(1 + self._intents / used) / log(1 + self._intents)
            weight *= COMMON if is_common else 1
        return max(weight, NEGATION) if word in self._language.negations else weight
