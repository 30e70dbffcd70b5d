"""Approximate matching: the intent whose samples explain most of an utterance that matches no sample.

A real Alexa generalizes from the samples with a trained language model. This classifier only weighs words,
so it must be more careful. The words of an utterance must be explained: by a similar sample, by known slot
values, or at least by other samples of the same intent. A word that none of them explains counts against
the intent.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice

from simulator.understanding.grammar import SEARCH, Grammar, Match, Sample
from simulator.understanding.intent_samples import IN_ORDER, IntentSamples, MarkedUtterance
from simulator.understanding.language import Language
from simulator.understanding.slots import FilledSlot, SlotReaders
from simulator.understanding.word_weights import WordWeights, is_mark
from simulator.understanding.words import Words, plain

NEAR = 0.66
"""The share of an utterance's weight that the best intent must explain, of 1."""
NEARER = 0.78
"""This share if the model has an intent for whole sentences, which takes what is less similar."""
VERY_NEAR = 0.85
"""This share if the spelling was corrected as well."""
CLEAR = 0.5
"""This share if no other intent comes close."""
SOMETHING = 0.4
"""The least weight of the explained specific words in that case."""
LEAD = 1.3
"""How many times as much as the second intent the best one must explain in that case."""
OUTWEIGH = 1.0
"""How many times the weight of the unexplained specific words the explained ones must have."""
OUTWEIGH_FOR_AMAZON = 2.0
"""This factor for Amazon's built-in intents, whose utterances are short."""
ANY_SKILLS = 0.5
"""The greatest weight of a duration, number or date: it may be said to any skill."""
NEARLY_EXACT = 0.97
"""This share for Amazon's built-in intents: they are understood by their utterances, and little else."""
MOST_READINGS = 10

Spans = Mapping[int, Sequence[tuple[str, FilledSlot]]]
"""For each position in the words, the slot values that may begin there, each with its slot type."""


@dataclass(frozen=True, slots=True)
class _Candidate:
    """An intent that may be meant."""

    most: float
    """The greatest share of the utterance that it can explain, of 1."""
    least: float
    """The share that it must explain."""
    is_specific: bool
    """True if it explains a specific word."""
    intent: IntentSamples


class IntentClassifier:
    """Classifies utterances by the words and the slot values of each intent's samples."""

    def __init__(self, grammar: Grammar, language: Language) -> None:
        """Compute the weights of all words, and index the samples of each intent."""
        self._language = language
        self._weights = WordWeights(grammar, language)
        samples: dict[str, list[Sample]] = defaultdict(list)
        for sample in grammar.samples:
            if not any(grammar.types[sample.intent].get(part[1:-1]) == SEARCH for part in sample.parts):
                samples[sample.intent].append(sample)
        self._intents = {
            name: IntentSamples(held, grammar.types[name], grammar.several[name], self._weights, language)
            for name, held in samples.items()
        }
        self._kinds = sorted({kind for one in self._intents.values() for kind in one.kinds} - {SEARCH})

    def best(self, words: Words, readers: SlotReaders, near: float = NEAR) -> Match | None:
        """Return the match of the intent that explains most; None if none explains enough."""
        if words[-1].plain in self._language.unfinished:
            return None
        spans = self.spans(words, readers)
        raw = [self._weights.of(word.plain) for word in words]
        weights = _capped(raw, spans)
        texts = plain(words)
        found: list[tuple[float, Match]] = []
        for candidate in self._likely(words, weights, spans, near):
            if found and candidate.most < (found[0][0] if found[0][0] > near else found[0][0] / LEAD):
                break
            best: tuple[float, Match | None] = (candidate.least, None)
            held = self._held(candidate.intent, words, spans)
            for reading in islice(
                self._readings(candidate.intent, texts, (raw, weights), held, 0), MOST_READINGS
            ):
                score, sample = candidate.intent.nearest(reading, is_specific=candidate.is_specific)
                if sample is not None and score > best[0]:
                    best = score, Match(sample, _assigned(reading.values, candidate.intent, sample))
            if best[1]:
                found.append((best[0], best[1]))
                found.sort(key=lambda one: -one[0])
        return _clearest(found, near)

    def match_of(self, name: str, words: Words, readers: SlotReaders) -> Match | None:
        """Return the match with an intent that is known to be meant; None if it has no samples."""
        intent = self._intents.get(name)
        if intent is None:
            return None
        raw = [self._weights.of(word.plain) for word in words]
        spans = self.spans(words, readers)
        weights, held = (raw, _capped(raw, spans)), self._held(intent, words, spans)
        readings = list(islice(self._readings(intent, plain(words), weights, held, 0), MOST_READINGS))
        scored = [(*intent.nearest(one, is_specific=False), one) for one in readings]
        _, sample, reading = max(scored, key=lambda one: (one[0], len(one[2].values)))
        sample = sample or intent.carriers[0].sample
        return Match(sample, _assigned(reading.values, intent, sample))

    def _likely(self, words: Words, weights: Sequence[float], spans: Spans, near: float) -> list[_Candidate]:
        """Return the intents that may explain enough, in descending order of what they may explain."""
        likely = []
        for intent in self._intents.values():
            most, explained, unexplained = self._most(
                intent, words, weights, self._held(intent, words, spans)
            )
            # The lower limit is only for an intent that explains more specific words than it leaves.
            least = CLEAR if near == NEAR and explained > max(SOMETHING, unexplained) else near
            least = max(least, NEARLY_EXACT) if intent.is_builtin else least
            most = most / (sum(weights) or 1.0) + IN_ORDER
            if (
                most >= least
                and explained >= (OUTWEIGH_FOR_AMAZON if intent.is_builtin else OUTWEIGH) * unexplained
            ):
                likely.append(_Candidate(most, least, explained > 0, intent))
        return sorted(likely, key=lambda one: -one.most)

    def spans(self, words: Words, readers: SlotReaders) -> Spans:
        """Return the slot values in the words; a type of slot has its longest value at each position."""
        found: dict[int, list[tuple[str, FilledSlot]]] = defaultdict(list)
        for at in range(len(words)):
            for kind in self._kinds:
                first = next(readers.read(kind, words, at), None)
                found[at] += [(kind, one) for one in readers.several(kind, words, at)]
                if first and not self._language.common_words.issuperset(plain(words[at : at + first.size])):
                    found[at].append((kind, first))
        for held in found.values():
            held.sort(key=lambda one: -one[1].size)
        return found

    def _held(self, intent: IntentSamples, words: Words, spans: Spans) -> Spans:
        """Return the values that an intent may hold.

        A type of value that stands in the intent's samples only beside a negation, as in "no {move}", needs a
        negation in the utterance too.
        """
        if not intent.excluded or any(word.plain in self._language.exclusions for word in words):
            return spans
        return {at: [one for one in held if one[0] not in intent.excluded] for at, held in spans.items()}

    def _most(
        self,
        intent: IntentSamples,
        words: Words,
        weights: Sequence[float],
        spans: Spans,
    ) -> tuple[float, float, float]:
        """Return three weights of words.

        They are the most that an intent can explain, the specific words among it, and the specific words
        that the intent does not explain.
        """
        known = [intent.knows(word.plain) for word in words]
        for at, held in spans.items():
            size = max((one.size for kind, one in held if intent.takes(kind, one)), default=0)
            known[at : at + size] = [1.0] * size
        specific = [at for at, word in enumerate(words) if word.plain not in self._language.common_words]
        explained = sum(weights[at] * known[at] for at in specific)
        unexplained = sum(weights[at] * (1 - known[at]) for at in specific)
        most = sum(weight * share for weight, share in zip(weights, known, strict=True))
        return most, explained, unexplained

    def _readings(
        self,
        intent: IntentSamples,
        texts: Sequence[str],
        weights: tuple[Sequence[float], Sequence[float]],
        spans: Spans,
        at: int,
    ) -> Iterator[MarkedUtterance]:
        """Yield the words in each way in which some of them may be slot values of the intent.

        `weights` holds the weight of each word on its own, and its weight as part of a value.
        """
        if at >= len(texts):
            yield MarkedUtterance((), ())
            return
        for kind, filled in spans.get(at, ()):
            if intent.takes(kind, filled):
                weight = sum(weights[1][at : at + filled.size])
                for rest in self._readings(intent, texts, weights, spans, at + filled.size):
                    if len([one for one in rest.values if one.type == kind]) < _room(intent, kind):
                        tokens = (("{" + kind + "}", weight), *rest.tokens)
                        yield MarkedUtterance(tokens, (filled, *rest.values))
        for rest in self._readings(intent, texts, weights, spans, at + 1):
            yield MarkedUtterance(((texts[at], weights[0][at]), *rest.tokens), rest.values)


def _clearest(found: Sequence[tuple[float, Match]], near: float) -> Match | None:
    """Return the best fit if it explains enough, or so much more than all others that it must be meant."""
    if not found:
        return None
    score, match = found[0]
    runner_up = found[1][0] if len(found) > 1 else CLEAR / LEAD
    return match if score > near or score > LEAD * runner_up else None


def _capped(weights: Sequence[float], spans: Spans) -> list[float]:
    """Return the weights of the words as parts of values: "ten minutes" may be said to any skill."""
    capped = list(weights)
    for at, held in spans.items():
        for kind, filled in held:
            if kind.startswith("AMAZON."):
                for place in range(at, at + filled.size):
                    capped[place] = min(capped[place], ANY_SKILLS / filled.size)
    return capped


def _room(intent: IntentSamples, kind: str) -> int:
    return sum(one == kind for one in intent.types.values())


def _assigned(values: Sequence[FilledSlot], intent: IntentSamples, sample: Sample) -> dict[str, FilledSlot]:
    """Return the values by slot: first the slots of the sample, then other slots of the same type."""
    own = [part[1:-1] for part in sample.parts if is_mark(part)]
    free = [*own, *(name for name in intent.types if name not in own)]
    filled: dict[str, FilledSlot] = {}
    for value in values:
        name = next((one for one in free if intent.types[one] == value.type and one not in filled), None)
        if name:
            filled[name] = value
    return filled
