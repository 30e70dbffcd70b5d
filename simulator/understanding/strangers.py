"""A value that nobody knows, in words that are near a sample: "start an underwater workout".

Nearness is one of letters here, so every word that says anything must be accounted for.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import islice

from rapidfuzz import fuzz, process

from simulator.understanding.grammar import Fit, Grammar, Sample
from simulator.understanding.language import Language
from simulator.understanding.slots import Filled, Readers
from simulator.understanding.words import Word, Words, plain, said

NEAR = 50
"""How alike the words around the values must be, of 100, where values are known."""
VERY_NEAR = 72
"""How alike they must be where no known values speak for it."""
MOST_READINGS = 12
MOST_MARKINGS = 400

Kinds = tuple[str, ...]


def _mark(kind: str) -> Word:
    return Word("{" + kind + "}", "")


def _is_sure(values: tuple[Filled, ...]) -> bool:
    """True if known values tell what it is about."""
    return any(one.resolved for one in values) and not any(one.is_unknown for one in values)


class Strangers:
    """The samples of a model, by the types of their slots and by the words around those."""

    def __init__(self, grammar: Grammar, language: Language) -> None:
        """Sort the samples."""
        self._language, self._types = language, grammar.types
        carriers: dict[Kinds, dict[str, Sample]] = defaultdict(dict)
        self._words: dict[str, set[str]] = defaultdict(set)
        counts: Counter[str] = Counter()
        for sample in grammar.samples:
            marked = self._marked(sample)
            self._words[sample.intent].update(marked)
            counts.update({part[1:-1] for part in marked if part.startswith("{")})
            kinds = tuple(sorted(part for part in marked if part.startswith("{")))
            carriers[kinds].setdefault(" ".join(marked), sample)
        self._carriers: Mapping[Kinds, Mapping[str, Sample]] = dict(carriers)
        self._share = {kind: count / len(grammar.samples) for kind, count in counts.items()}
        used = {kind for kinds in carriers for kind in kinds}
        self._kinds = [kind[1:-1] for kind in sorted(used) if kind != "{AMAZON.SearchQuery}"]

    def _marked(self, sample: Sample) -> tuple[str, ...]:
        types = self._types[sample.intent]
        return tuple(
            "{" + types.get(part[1:-1], "") + "}" if part.startswith("{") else part for part in sample.parts
        )

    def best(self, words: Words, readers: Readers, knows: Callable[[str], bool]) -> Fit | None:
        """Return the nearest fit if the words that nobody knows are one value of some slot."""
        strange = [at for at, word in enumerate(words) if not knows(word.plain)]
        if not strange or strange[-1] - strange[0] >= len(strange):
            return None
        first, last = strange[0], strange[-1] + 1
        value = said(words[first:last])
        readings = (
            (
                (*words[:first], _mark(kind), *words[last:]),
                Filled(value, last - first, kind, is_unknown=True),
            )
            for kind in self._kinds
            if kind in readers.catalogues
        )
        return self._nearest(
            found
            for marked, filled in readings
            for rest, values in self._readings(marked, readers)
            for found in self._near(rest, (filled, *values))
        )

    def _nearest(self, scored: Iterable[tuple[float, Fit]]) -> Fit | None:
        found = max(scored, key=lambda one: (one[0], -one[1].sample.place), default=None)
        return found[1] if found else None

    def _near(self, words: Words, values: tuple[Filled, ...]) -> Iterator[tuple[float, Fit]]:
        kinds = tuple(sorted("{" + one.type + "}" for one in values))
        carriers = self._carriers.get(kinds, {})
        line = " ".join(word.plain for word in words)
        wanted = {one.plain for one in words} - self._language.weak - set(kinds)
        found = process.extract(
            line,
            carriers.keys(),
            scorer=fuzz.token_sort_ratio,
            score_cutoff=NEAR if _is_sure(values) else VERY_NEAR,
            limit=8,
        )
        worth = 10.0 * sum(one.size for one in values if not one.is_unknown)
        worth += sum(50 * self._share[one.type] for one in values if one.is_unknown)
        for carrier, score, _ in found:
            sample = carriers[carrier]
            if self._explains(carrier, sample, wanted, values):
                yield score + worth, Fit(sample, self._filled(sample, values))

    def _explains(self, carrier: str, sample: Sample, wanted: set[str], values: tuple[Filled, ...]) -> bool:
        """True if all words that say something are accounted for, and the sample says no more.

        Where known values speak for an intent, its other samples may account for a word as well.
        """
        held = set(carrier.split())
        strong = {part for part in held if not part.startswith("{")} - self._language.weak
        if _is_sure(values):
            return wanted <= self._words[sample.intent]
        if not values and not strong <= wanted:
            return False
        return wanted <= held and bool(strong & wanted)

    def _filled(self, sample: Sample, values: tuple[Filled, ...]) -> dict[str, Filled]:
        types, left = self._types[sample.intent], list(values)
        filled = {}
        for part in sample.parts:
            name = part[1:-1]
            fitting = [one for one in left if part.startswith("{") and one.type == types[name]]
            if fitting:
                filled[name] = fitting[0]
                left.remove(fitting[0])
        return filled

    def _readings(self, words: Words, readers: Readers) -> Iterator[tuple[Words, tuple[Filled, ...]]]:
        """Yield the utterance with its values marked, in each way in which they can be read."""
        found = list(islice(self._marking(words, 0, readers), MOST_MARKINGS))
        found.sort(key=lambda one: -sum(value.size for value in one[1]))
        yield from found[:MOST_READINGS]

    def _marking(self, words: Words, at: int, readers: Readers) -> Iterator[tuple[Words, tuple[Filled, ...]]]:
        if at >= len(words):
            yield (), ()
            return
        longest: dict[str, Filled] = {}
        for kind in self._kinds:
            first = next(readers.read(kind, words, at), None)
            if first and not self._language.weak.issuperset(plain(words[at : at + first.size])):
                longest[kind] = first
        for filled in longest.values():
            for rest, values in self._marking(words, at + filled.size, readers):
                yield (_mark(filled.type), *rest), (filled, *values)
        if not longest:
            for rest, values in self._marking(words, at + 1, readers):
                yield (words[at], *rest), values
