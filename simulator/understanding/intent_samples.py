"""The samples of one intent, and how much of an utterance the most similar one explains."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from simulator.understanding.grammar import Sample
from simulator.understanding.language import Language
from simulator.understanding.slots import FilledSlot
from simulator.understanding.word_weights import CarrierPhrase, WordWeights

ELSEWHERE = 0.6
"""The factor for a word that only other samples of the intent hold."""
UNSAID = 0.45
"""The factor with which a word of the sample that was not said counts against it."""
MOST_SAID = 0.6
"""The share of a sample's specific words, by weight, that must be said."""
IN_ORDER = 0.2
"""The most that the same order of words adds to the score."""
ALIKE = 0.4
"""The factor for a word in another form: "moves" for "move", "trains" for "train"."""
_NONE: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class MarkedUtterance:
    """An utterance in which some words are read as slot values."""

    tokens: tuple[tuple[str, float], ...]
    """Each word, or the mark `{TYPE}` of a value, with its weight."""
    values: tuple[FilledSlot, ...]


class IntentSamples:
    """The samples of one intent, indexed by their words."""

    def __init__(
        self,
        samples: Sequence[Sample],
        types: Mapping[str, str],
        several: frozenset[str],
        weights: WordWeights,
        language: Language,
    ) -> None:
        exclusions, self._negations = language.exclusions, language.negations
        self.types = types
        self.is_builtin = samples[0].intent.startswith("AMAZON.")
        self.several = frozenset(types[name] for name in several)
        self.kinds = frozenset(types.values())
        self.carriers: list[CarrierPhrase] = []
        self.holding: dict[str, set[int]] = defaultdict(set)
        self.alike: dict[str, set[int]] = defaultdict(set)
        """Like `holding`, by the stems of the words."""
        self._stem = weights.stem
        bare = {
            types.get(part[1:-1])
            for sample in samples
            if not exclusions & set(sample.parts)
            for part in sample.parts
        }
        self.excluded = self.kinds - bare
        """Slot types that stand in no sample without a negation: things that the user does not want."""
        seen: set[tuple[str, ...]] = set()
        for sample in samples:
            tokens = tuple(weights.tokens(sample.parts, types))
            if tokens not in seen:
                seen.add(tokens)
                self._add(sample, tokens, weights)

    def knows(self, token: str) -> float:
        """Return 1 if some sample holds a word or mark, `ALIKE` if it holds another form of it, else 0."""
        if token in self.holding:
            return 1.0
        return ALIKE if self._stem(token) in self.alike else 0.0

    def takes(self, kind: str, filled: FilledSlot) -> bool:
        """Return True if some slot of the intent can hold a value of a slot type."""
        return kind in (self.several if filled.several else self.kinds)

    def _add(self, sample: Sample, tokens: tuple[str, ...], weights: WordWeights) -> None:
        distinct = frozenset(tokens)
        for token in distinct:
            self.holding[token].add(len(self.carriers))
            self.alike[weights.stem(token)].add(len(self.carriers))
        weight = sum(weights.of(token) for token in distinct)
        self.carriers.append(
            CarrierPhrase(sample, distinct, frozenset(_pairs(tokens)), weight, weights.specific(tokens))
        )

    def nearest(self, reading: MarkedUtterance, *, is_specific: bool) -> tuple[float, Sample | None]:
        """Return the score of the most similar sample, and that sample; 0 and None if none is similar.

        Args:
            reading: the utterance with its values marked.
            is_specific: True if the intent explains a specific word of it.
        """
        shared: dict[int, float] = defaultdict(float)
        explained = 0.0
        total = sum(weight for _, weight in reading.tokens) or 1.0
        for token, weight in dict(reading.tokens).items():
            holding, alike = self.holding.get(token, _NONE), self.alike.get(self._stem(token), _NONE)
            explained += self.knows(token) * weight
            for at in holding:
                shared[at] += weight
            for at in alike - holding if len(alike) > len(holding) else ():
                shared[at] += ALIKE * weight
        best: tuple[float, Sample | None] = (0.0, None)
        stems = {self._stem(token) for token, _ in reading.tokens}
        pairs = set(_pairs(tuple(token for token, _ in reading.tokens)))
        negations = self._negations & {token for token, _ in reading.tokens}
        for at, said in shared.items():
            carrier = self.carriers[at]
            if negations != carrier.tokens & self._negations:
                continue  # "not in the mood for a run" is not like "in the mood for a run", nor the other way
            unsaid = max(0.0, carrier.weight - said)
            score = (said + ELSEWHERE * (explained - said)) / (total + UNSAID * unsaid)
            if score + IN_ORDER <= best[0]:
                continue
            in_order = len(pairs & carrier.pairs)
            score += IN_ORDER * in_order / len(pairs)
            is_near = (in_order or len(reading.tokens) == 1) and _is_said(
                carrier, stems, is_specific=is_specific
            )
            if is_near and score > best[0]:
                best = score, carrier.sample
        return best


def _is_said(carrier: CarrierPhrase, stems: set[str], *, is_specific: bool) -> bool:
    """Return True if enough of a sample's specific words were said."""
    said = sum(weight for stem, weight in carrier.specific.items() if stem in stems)
    return (said > 0 or not is_specific) and said >= MOST_SAID * sum(carrier.specific.values())


def _pairs(tokens: tuple[str, ...]) -> Iterator[tuple[str, str]]:
    yield from zip(("", *tokens), (*tokens, ""), strict=True)
