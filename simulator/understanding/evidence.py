"""What speaks for one intent: how much of what is said its nearest sample explains, and its other ones."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from simulator.understanding.grammar import Sample
from simulator.understanding.slots import Filled
from simulator.understanding.weighing import Carrier, Weights

ELSEWHERE = 0.6
"""What a word counts that only other samples of the intent hold."""
UNSAID = 0.45
"""What a word of the sample counts against it that was not said."""
MOST_SAID = 0.6
"""How much of a sample's telling words must be said, of 1."""
IN_ORDER = 0.2
"""What the order of the words may add."""
ALIKE = 0.4
"""What a word counts in another form: "moves" for "move", "trains" for "train"."""
_NONE: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class Reading:
    """The words with some of their values marked."""

    tokens: tuple[tuple[str, float], ...]
    """Each token, and what its words are worth."""
    values: tuple[Filled, ...]


class Evidence:
    """The samples of one intent, by their words."""

    def __init__(
        self,
        samples: Sequence[Sample],
        types: Mapping[str, str],
        several: frozenset[str],
        weights: Weights,
        sparing: frozenset[str],
    ) -> None:
        self.types = types
        self.is_builtin = samples[0].intent.startswith("AMAZON.")
        self.several = frozenset(types[name] for name in several)
        self.kinds = frozenset(types.values())
        self.carriers: list[Carrier] = []
        self.holding: dict[str, set[int]] = defaultdict(set)
        self.alike: dict[str, set[int]] = defaultdict(set)
        """The same by stems."""
        self._stem = weights.stem
        bare = {
            types.get(part[1:-1])
            for sample in samples
            if not sparing & set(sample.parts)
            for part in sample.parts
        }
        self.denied = self.kinds - bare
        """Types of values that no sample holds without a "no": what somebody does not want."""
        seen: set[tuple[str, ...]] = set()
        for sample in samples:
            tokens = tuple(weights.tokens(sample.parts, types))
            if tokens not in seen:
                seen.add(tokens)
                self._add(sample, tokens, weights)

    def knows(self, token: str) -> float:
        """Return 1 if some sample holds a word or a mark, less if only another form of it."""
        if token in self.holding:
            return 1.0
        return ALIKE if self._stem(token) in self.alike else 0.0

    def takes(self, kind: str, filled: Filled) -> bool:
        """True if some slot can hold a value."""
        return kind in (self.several if filled.several else self.kinds)

    def _add(self, sample: Sample, tokens: tuple[str, ...], weights: Weights) -> None:
        distinct = frozenset(tokens)
        for token in distinct:
            self.holding[token].add(len(self.carriers))
            self.alike[weights.stem(token)].add(len(self.carriers))
        worth = sum(weights.of(token) for token in distinct)
        self.carriers.append(
            Carrier(sample, distinct, frozenset(_pairs(tokens)), worth, weights.telling(tokens))
        )

    def nearest(self, reading: Reading, *, tells: bool) -> tuple[float, Sample | None]:
        """Return how much of a reading the nearest sample explains, and that sample.

        Args:
            reading: the words with values marked.
            tells: True if telling words are among them that the intent knows.
        """
        shared: dict[int, float] = defaultdict(float)
        explained = 0.0
        total = sum(worth for _, worth in reading.tokens) or 1.0
        for token, worth in dict(reading.tokens).items():
            holding, alike = self.holding.get(token, _NONE), self.alike.get(self._stem(token), _NONE)
            explained += self.knows(token) * worth
            for at in holding:
                shared[at] += worth
            for at in alike - holding if len(alike) > len(holding) else ():
                shared[at] += ALIKE * worth
        best: tuple[float, Sample | None] = (0.0, None)
        stems = {self._stem(token) for token, _ in reading.tokens}
        pairs = set(_pairs(tuple(token for token, _ in reading.tokens)))
        for at, said in shared.items():
            carrier = self.carriers[at]
            unsaid = max(0.0, carrier.worth - said)
            score = (said + ELSEWHERE * (explained - said)) / (total + UNSAID * unsaid)
            if score + IN_ORDER <= best[0]:
                continue
            in_order = len(pairs & carrier.pairs)
            score += IN_ORDER * in_order / len(pairs)
            is_near = (in_order or len(reading.tokens) == 1) and _is_said(carrier, stems, tells=tells)
            if is_near and score > best[0]:
                best = score, carrier.sample
        return best


def _is_said(carrier: Carrier, stems: set[str], *, tells: bool) -> bool:
    """True if most of what a sample says has been said, and something of it if anything was."""
    said = sum(worth for stem, worth in carrier.telling.items() if stem in stems)
    return (said > 0 or not tells) and said >= MOST_SAID * sum(carrier.telling.values())


def _pairs(tokens: tuple[str, ...]) -> Iterator[tuple[str, str]]:
    yield from zip(("", *tokens), (*tokens, ""), strict=True)
