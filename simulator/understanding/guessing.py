"""Words that fit no sample: the intent that explains most of what they say.

A real Alexa generalises from samples by a model of language; this weighs words, and so must be the more
careful. What is said must be explained: by a sample that is near, by values that are known, or at least by
other samples of the same intent. What is strange to all of them counts against it.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice

from simulator.understanding.evidence import IN_ORDER, Evidence, Reading
from simulator.understanding.grammar import SEARCH, Fit, Grammar, Sample
from simulator.understanding.language import Language
from simulator.understanding.slots import Filled, Readers
from simulator.understanding.weighing import Weights, is_mark
from simulator.understanding.words import Words, plain

NEAR = 0.66
"""How much of what is said must be explained, of 1."""
VERY_NEAR = 0.85
"""The same where the spelling is guessed as well."""
CLEAR = 0.5
"""The same where no other intent comes near."""
SOMETHING = 0.4
"""What the telling words must then be worth."""
LEAD = 1.3
"""How many times as much as any other intent it must then explain."""
OUTWEIGH = 1.0
"""How much more the telling words that an intent knows must be worth than those that it does not."""
OUTWEIGH_FOR_AMAZON = 2.0
"""The same for Amazon's own intents, which are said in few words."""
ANYBODYS = 0.5
"""What a length, a number or a day is worth at most: it may be said to any skill."""
MOST_READINGS = 10

Spans = Mapping[int, Sequence[tuple[str, Filled]]]
"""For each place in the words the values that may begin there, with their type."""


@dataclass(frozen=True, slots=True)
class _Chance:
    """An intent that may be meant."""

    most: float
    """How much of what is said it can explain at most, of 1."""
    least: float
    """How much it must explain."""
    tells: bool
    """True if it knows words that say something."""
    intent: Evidence


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
            name: Evidence(held, grammar.types[name], grammar.several[name], self._weights, language.sparing)
            for name, held in samples.items()
        }
        self._kinds = sorted({kind for one in self._intents.values() for kind in one.kinds} - {SEARCH})

    def best(self, words: Words, readers: Readers, near: float = NEAR) -> Fit | None:
        """Return the fit of the intent that explains most; None if none explains enough."""
        if words[-1].plain in self._language.unfinished:
            return None
        spans = self._spans(words, readers)
        raw = [self._weights.of(word.plain) for word in words]
        worths = _capped(raw, spans)
        texts = plain(words)
        found: list[tuple[float, Fit]] = []
        for chance in self._likely(words, worths, spans, near):
            if found and chance.most < (found[0][0] if found[0][0] > near else found[0][0] / LEAD):
                break
            best: tuple[float, Fit | None] = (chance.least, None)
            held = self._held(chance.intent, words, spans)
            for reading in islice(
                self._readings(chance.intent, texts, (raw, worths), held, 0), MOST_READINGS
            ):
                score, sample = chance.intent.nearest(reading, tells=chance.tells)
                if sample is not None and score > best[0]:
                    best = score, Fit(sample, _assigned(reading.values, chance.intent, sample))
            if best[1]:
                found.append((best[0], best[1]))
                found.sort(key=lambda one: -one[0])
        return _clearest(found, near)

    def _likely(self, words: Words, worths: Sequence[float], spans: Spans, near: float) -> list[_Chance]:
        """Return the intents that may explain enough, those that may explain most first."""
        likely = []
        for intent in self._intents.values():
            most, told, strange = self._most(intent, words, worths, self._held(intent, words, spans))
            # Only what holds more that tells than is strange may be meant though it is not near.
            least = CLEAR if near == NEAR and told > max(SOMETHING, strange) else near
            most = most / (sum(worths) or 1.0) + IN_ORDER
            if most >= least and told >= (OUTWEIGH_FOR_AMAZON if intent.is_builtin else OUTWEIGH) * strange:
                likely.append(_Chance(most, least, told > 0, intent))
        return sorted(likely, key=lambda one: -one.most)

    def _spans(self, words: Words, readers: Readers) -> Spans:
        found: dict[int, list[tuple[str, Filled]]] = defaultdict(list)
        for at in range(len(words)):
            for kind in self._kinds:
                first = next(readers.read(kind, words, at), None)
                found[at] += [(kind, one) for one in readers.several(kind, words, at)]
                if first and not self._language.weak.issuperset(plain(words[at : at + first.size])):
                    found[at].append((kind, first))
        for held in found.values():
            held.sort(key=lambda one: -one[1].size)
        return found

    def _held(self, intent: Evidence, words: Words, spans: Spans) -> Spans:
        """Return the values that an intent may hold: what is only ever refused needs a "no" to be meant."""
        if not intent.denied or any(word.plain in self._language.sparing for word in words):
            return spans
        return {at: [one for one in held if one[0] not in intent.denied] for at, held in spans.items()}

    def _most(
        self,
        intent: Evidence,
        words: Words,
        worths: Sequence[float],
        spans: Spans,
    ) -> tuple[float, float, float]:
        """Return what an intent can explain at most: of all words, of telling ones, and what it cannot."""
        known = [intent.knows(word.plain) for word in words]
        for at, held in spans.items():
            size = max((one.size for kind, one in held if intent.takes(kind, one)), default=0)
            known[at : at + size] = [1.0] * size
        telling = [at for at, word in enumerate(words) if word.plain not in self._language.weak]
        told = sum(worths[at] * known[at] for at in telling)
        strange = sum(worths[at] * (1 - known[at]) for at in telling)
        most = sum(worth * share for worth, share in zip(worths, known, strict=True))
        return most, told, strange

    def _readings(
        self,
        intent: Evidence,
        texts: Sequence[str],
        worths: tuple[Sequence[float], Sequence[float]],
        spans: Spans,
        at: int,
    ) -> Iterator[Reading]:
        """Yield the words with their values marked, in each way in which the intent can hold them.

        The worths are of words as they are, and as part of a value.
        """
        if at >= len(texts):
            yield Reading((), ())
            return
        for kind, filled in spans.get(at, ()):
            if intent.takes(kind, filled):
                worth = sum(worths[1][at : at + filled.size])
                for rest in self._readings(intent, texts, worths, spans, at + filled.size):
                    if len([one for one in rest.values if one.type == kind]) < _room(intent, kind):
                        tokens = (("{" + kind + "}", worth), *rest.tokens)
                        yield Reading(tokens, (filled, *rest.values))
        for rest in self._readings(intent, texts, worths, spans, at + 1):
            yield Reading(((texts[at], worths[0][at]), *rest.tokens), rest.values)


def _clearest(found: Sequence[tuple[float, Fit]], near: float) -> Fit | None:
    """Return the best fit if it explains enough, or so much more than all others that it must be meant."""
    if not found:
        return None
    score, fit = found[0]
    runner_up = found[1][0] if len(found) > 1 else CLEAR / LEAD
    return fit if score > near or score > LEAD * runner_up else None


def _capped(worths: Sequence[float], spans: Spans) -> list[float]:
    """Return what words are worth where they are read as values: "ten minutes" may be said to anybody."""
    capped = list(worths)
    for at, held in spans.items():
        for kind, filled in held:
            if kind.startswith("AMAZON."):
                for place in range(at, at + filled.size):
                    capped[place] = min(capped[place], ANYBODYS / filled.size)
    return capped


def _room(intent: Evidence, kind: str) -> int:
    return sum(one == kind for one in intent.types.values())


def _assigned(values: Sequence[Filled], intent: Evidence, sample: Sample) -> dict[str, Filled]:
    """Return the values by slot: those of the sample first, then what else the intent has for their type."""
    own = [part[1:-1] for part in sample.parts if is_mark(part)]
    free = [*own, *(name for name in intent.types if name not in own)]
    filled: dict[str, Filled] = {}
    for value in values:
        name = next((one for one in free if intent.types[one] == value.type and one not in filled), None)
        if name:
            filled[name] = value
    return filled
