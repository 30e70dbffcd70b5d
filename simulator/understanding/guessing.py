"""Words that fit no sample: the intent that explains most of what they say.

A real Alexa generalises from samples by a model of language; this weighs words, and so must be the more
careful. What is said must be explained: by a sample that is near, by values that are known, or at least by
other samples of the same intent. What is strange to all of them counts against it.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice

from simulator.understanding.grammar import Fit, Grammar, Sample
from simulator.understanding.language import Language
from simulator.understanding.slots import Filled, Readers
from simulator.understanding.weighing import Carrier, Weights, is_mark
from simulator.understanding.words import Words, plain

NEAR = 0.62
"""How much of what is said must be explained, of 1."""
ELSEWHERE = 0.6
"""What a word counts that only other samples of the intent hold."""
UNSAID = 0.45
"""What a word of the sample counts against it that was not said."""
IN_ORDER = 0.12
"""What the order of the words may add."""
MOST_READINGS = 10
SEARCH = "AMAZON.SearchQuery"

Spans = Mapping[int, Sequence[tuple[str, Filled]]]
"""For each place in the words the values that may begin there, with their type."""


@dataclass(frozen=True, slots=True)
class _Reading:
    """The words with some of their values marked."""

    tokens: tuple[tuple[str, float], ...]
    """Each token, and what its words are worth."""
    values: tuple[Filled, ...]


class _Intent:
    """The samples of one intent, by their words."""

    def __init__(self, samples: Sequence[Sample], types: Mapping[str, str], weights: Weights) -> None:
        self.types = types
        self.kinds = frozenset(types.values())
        self.carriers: list[Carrier] = []
        self.holding: dict[str, list[int]] = defaultdict(list)
        seen: set[tuple[str, ...]] = set()
        for sample in samples:
            tokens = tuple(weights.tokens(sample.parts, types))
            if tokens not in seen:
                seen.add(tokens)
                self._add(sample, tokens, weights)

    def _add(self, sample: Sample, tokens: tuple[str, ...], weights: Weights) -> None:
        distinct = frozenset(tokens)
        for token in distinct:
            self.holding[token].append(len(self.carriers))
        worth = sum(weights.of(token) for token in distinct)
        self.carriers.append(Carrier(sample, distinct, frozenset(_pairs(tokens)), worth))

    def nearest(self, reading: _Reading, total: float) -> tuple[float, Sample | None]:
        """Return how much of a reading the nearest sample explains, and that sample."""
        shared: dict[int, float] = defaultdict(float)
        explained = 0.0
        for token, worth in dict(reading.tokens).items():
            holding = self.holding.get(token, ())
            explained += worth if holding else 0
            for at in holding:
                shared[at] += worth
        best: tuple[float, Sample | None] = (0.0, None)
        pairs = set(_pairs(tuple(token for token, _ in reading.tokens)))
        for at, said in shared.items():
            carrier = self.carriers[at]
            unsaid = max(0.0, carrier.worth - said)
            score = (said + ELSEWHERE * (explained - said)) / (total + UNSAID * unsaid)
            if score + IN_ORDER > best[0]:
                score += IN_ORDER * len(pairs & carrier.pairs) / len(pairs)
                best = max(best, (score, carrier.sample), key=lambda one: one[0])
        return best


def _pairs(tokens: tuple[str, ...]) -> Iterator[tuple[str, str]]:
    yield from zip(("", *tokens), (*tokens, ""), strict=True)


class Guesser:
    """The intents of a model, by their words and the types of their values."""

    def __init__(self, grammar: Grammar, language: Language) -> None:
        """Weigh the words of all samples."""
        self._language = language
        self._weights = Weights(grammar, language)
        samples: dict[str, list[Sample]] = defaultdict(list)
        for sample in grammar.samples:
            if not any(grammar.types[sample.intent].get(part[1:-1]) == SEARCH for part in sample.parts):
                samples[sample.intent].append(sample)
        self._intents = {
            name: _Intent(held, grammar.types[name], self._weights) for name, held in samples.items()
        }
        self._kinds = sorted({kind for one in self._intents.values() for kind in one.kinds} - {SEARCH})

    def best(self, words: Words, readers: Readers, near: float = NEAR) -> Fit | None:
        """Return the fit of the intent that explains most; None if none explains enough."""
        worths = [self._weights.of(word.plain) for word in words]
        stems = [self._weights.stem(word.plain) for word in words]
        total, spans = sum(worths), self._spans(words, readers)
        found: tuple[float, Fit | None] = (near, None)
        for intent in self._intents.values():
            if total == 0 or self._most(intent, stems, worths, spans) / total + IN_ORDER < found[0]:
                continue
            for reading in islice(self._readings(intent, stems, worths, spans, 0), MOST_READINGS):
                score, sample = intent.nearest(reading, total)
                if sample is not None and score > found[0]:
                    found = score, Fit(sample, _assigned(reading.values, intent, sample))
        return found[1]

    def _spans(self, words: Words, readers: Readers) -> Spans:
        found: dict[int, list[tuple[str, Filled]]] = defaultdict(list)
        for at in range(len(words)):
            for kind in self._kinds:
                first = next(readers.read(kind, words, at), None)
                if first and not self._language.weak.issuperset(plain(words[at : at + first.size])):
                    found[at].append((kind, first))
        for at in found:
            found[at].sort(key=lambda one: -one[1].size)
        return found

    def _most(
        self, intent: _Intent, stems: Sequence[str], worths: Sequence[float], spans: Spans
    ) -> float:
        """Return what an intent can explain at most."""
        explained = {at for at, stem in enumerate(stems) if stem in intent.holding}
        for at, held in spans.items():
            size = max((one.size for kind, one in held if kind in intent.kinds), default=0)
            explained |= set(range(at, at + size))
        return sum(worths[at] for at in explained)

    def _readings(
        self, intent: _Intent, stems: Sequence[str], worths: Sequence[float], spans: Spans, at: int
    ) -> Iterator[_Reading]:
        """Yield the words with their values marked, in each way in which the intent can hold them."""
        if at >= len(stems):
            yield _Reading((), ())
            return
        for kind, filled in spans.get(at, ()):
            if kind in intent.kinds:
                worth = sum(worths[at : at + filled.size])
                for rest in self._readings(intent, stems, worths, spans, at + filled.size):
                    if len([one for one in rest.values if one.type == kind]) < _room(intent, kind):
                        tokens = (("{" + kind + "}", worth), *rest.tokens)
                        yield _Reading(tokens, (filled, *rest.values))
        for rest in self._readings(intent, stems, worths, spans, at + 1):
            yield _Reading(((stems[at], worths[at]), *rest.tokens), rest.values)


def _room(intent: _Intent, kind: str) -> int:
    return sum(one == kind for one in intent.types.values())


def _assigned(values: Sequence[Filled], intent: _Intent, sample: Sample) -> dict[str, Filled]:
    """Return the values by slot: those of the sample first, then what else the intent has for their type."""
    own = [part[1:-1] for part in sample.parts if is_mark(part)]
    free = [*own, *(name for name in intent.types if name not in own)]
    filled: dict[str, Filled] = {}
    for value in values:
        name = next((one for one in free if intent.types[one] == value.type and one not in filled), None)
        if name:
            filled[name] = value
    return filled
