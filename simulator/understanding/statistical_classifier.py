"""The statistical ear: a linear model, trained on the samples with slot values, guesses the intent.

It generalizes more than the rules of `intent_classifier`, as a real Alexa does, and is worse at refusing
what is meant for nobody. A trained model is kept in `build/`, by the samples that it was trained on.
"""

import json
import random
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from functools import cached_property
from hashlib import sha256
from pathlib import Path

from simulator.understanding import linear_model
from simulator.understanding.features import features_of
from simulator.understanding.grammar import SEARCH, Grammar, Match, Sample
from simulator.understanding.intent_classifier import IntentClassifier, Spans
from simulator.understanding.language import Language
from simulator.understanding.linear_model import LinearModel
from simulator.understanding.slot_types import SlotType
from simulator.understanding.slots import FilledSlot, SlotReaders
from simulator.understanding.word_weights import is_mark
from simulator.understanding.words import Words, plain, said, without_courtesies

KEPT = Path(__file__).parent.parent.parent / "build" / "ears"
FORM = 2
"""Changes with the features and the training, so that a model that was kept before is not used."""
MOST_KEPT = 8
REFUSES_BELOW = -1.85
"""The score, less what is strange, below which nothing is understood. Seven of ten lines of the labelled
nonsense are refused so, and one of a hundred utterances that would be understood."""
SURE = 0.5
"""The least instead where the words are a sample for a search, which takes whatever is said."""
STRANGE = 12.0
"""How much it counts against an utterance that no sample holds its features, by their share."""
MOST_UNKNOWN = 2
"""How many words an unknown slot value may have."""

Values = Mapping[str, Sequence[tuple[str, ...]]]
"""For each slot type of the model, the words of its values."""


class StatisticalClassifier:
    """Classifies utterances with a linear model of the samples' words, pairs of words and letters."""

    def __init__(
        self, grammar: Grammar, rules: IntentClassifier, language: Language, kept: Path = KEPT
    ) -> None:
        """Take the samples, and the rules that read slot values; nothing is trained before it is needed."""
        self._grammar, self._rules, self._language, self._kept = grammar, rules, language, kept

    def best(self, words: Words, readers: SlotReaders, least: float = REFUSES_BELOW) -> Match | None:
        """Return the match of the likeliest intent; None if even that is not as sure as it must be."""
        polite = without_courtesies(words, self._language)
        features = features_of(plain(polite), list(_readings(polite, self._rules.spans(polite, readers))))
        model = self._model(readers)
        scores = model.scores(features)
        place = int(scores.argmax())
        if scores[place] - STRANGE * (1 - model.known(features)) < least:
            return None
        return self._filled(model.classes[place], polite, readers)

    def _model(self, readers: SlotReaders) -> LinearModel:
        if self._trained is None:
            self._trained = self._read_or_trained(readers)
        return self._trained

    _trained: LinearModel | None = None

    def _read_or_trained(self, readers: SlotReaders) -> LinearModel:
        told = [FORM, [[one.intent, one.parts] for one in self._grammar.samples]]
        values = {name: _own_values(one) for name, one in sorted(readers.slot_types.items())}
        name = sha256(json.dumps([told, values]).encode()).hexdigest()[:16]
        path = self._kept / f"{name}.npz"
        try:
            return linear_model.read(path)
        except (OSError, ValueError, KeyError):
            model = linear_model.trained(list(self._examples(values)))
            with suppress(OSError):  # where nothing can be written, it is trained again the next time
                model.write(path)
                _forget_old(self._kept)
            return model

    def _examples(self, values: Values) -> Iterator[tuple[frozenset[str], str]]:
        """Yield the features and the intent of each sample, with slot values that a seed chooses."""
        chance = random.Random(1)  # noqa: S311 - no secret: the same choice on every machine
        for sample in self._grammar.samples:
            types = self._grammar.types[sample.intent]
            kinds = [types.get(part[1:-1], "") if is_mark(part) else "" for part in sample.parts]
            marked = [
                "{" + kind + "}" if kind else part for part, kind in zip(sample.parts, kinds, strict=True)
            ]
            if marked == ["{" + kinds[0] + "}"]:  # a slot alone: what can be said is its values
                yield from (
                    (features_of(words, [marked]), sample.intent) for words in values.get(kinds[0], ())
                )
                continue
            for _ in range(2 if any(kinds) else 1):
                words: list[str] = []
                for part, kind in zip(sample.parts, kinds, strict=True):
                    words += self._value(kind, values, chance) if is_mark(part) else [part]
                yield features_of(words, [marked]), sample.intent

    def _value(self, kind: str, values: Values, chance: random.Random) -> Sequence[str]:
        if kind in values:
            return chance.choice(values[kind])
        spoken = self._language.spoken_values.get(kind)
        return chance.choice(spoken).split() if spoken else ()

    # The slots of the intent that was chosen

    def _filled(self, intent: str, words: Words, readers: SlotReaders) -> Match:
        if SEARCH in self._grammar.types[intent].values():
            return self._searched(intent, words)
        if is_mark(alone := self._samples[intent][0].parts[0]) and len(self._samples[intent][0].parts) == 1:
            whole = FilledSlot(
                said(words), len(words), self._grammar.types[intent][alone[1:-1]], is_unknown=True
            )
            return Match(self._samples[intent][0], {alone[1:-1]: whole})
        match = self._rules.match_of(intent, words, readers)
        if match is None:
            return Match(self._samples[intent][0], {})
        unknown = self._unknown(intent, words, match, readers)
        return Match(match.sample, {**unknown, **match.slots})

    def _searched(self, intent: str, words: Words) -> Match:
        """Return the words behind the longest beginning of a sample that was said; all words without one."""
        texts, types = plain(words), self._grammar.types[intent]
        found = (self._samples[intent][0], 0, 0)
        for sample in self._samples[intent]:
            before = next((at for at, part in enumerate(sample.parts) if is_mark(part)), 0)
            carrier = sample.parts[:before]
            starts = (at for at in range(len(texts) - before) if texts[at : at + before] == carrier)
            at = next(starts, None) if before > found[1] else None
            if at is not None:
                found = sample, before, at + before
        name = next(name for name, kind in types.items() if kind == SEARCH)
        value = said(words[found[2] :]) or said(words)
        return Match(found[0], {name: FilledSlot(value, len(words) - found[2], SEARCH)})

    def _unknown(
        self, intent: str, words: Words, match: Match, readers: SlotReaders
    ) -> dict[str, FilledSlot]:
        """Return the words that stand where samples have a value, and are none that its slot type knows."""
        texts, types = plain(words), self._grammar.types[intent]
        for at in range(2, len(texts)):
            name = self._before.get((intent, texts[at - 2], texts[at - 1]))
            if name is None or name in match.slots or types[name] not in readers.slot_types:
                continue
            size = 0
            while size < MOST_UNKNOWN and at + size < len(texts):
                if texts[at + size] in self._grammar.vocabulary | self._language.common_words:
                    break
                size += 1
            if size:
                value = said(words[at : at + size])
                return {name: FilledSlot(value, size, types[name], is_unknown=True)}
        return {}

    @cached_property
    def _samples(self) -> dict[str, list[Sample]]:
        found: dict[str, list[Sample]] = defaultdict(list)
        for sample in self._grammar.samples:
            found[sample.intent].append(sample)
        return found

    @cached_property
    def _before(self) -> dict[tuple[str, str, str], str]:
        """For an intent and two words, the slot that most of its samples have behind them."""
        counts: dict[tuple[str, str, str], Counter[str]] = defaultdict(Counter)
        for sample in self._grammar.samples:
            for at, part in enumerate(sample.parts[2:], 2):
                first, second = sample.parts[at - 2 : at]
                if is_mark(part) and not is_mark(second):
                    counts[sample.intent, first, second][part[1:-1]] += 1
        return {key: names.most_common(1)[0][0] for key, names in counts.items()}


def _forget_old(folder: Path) -> None:
    """Remove all but the newest models."""
    files = sorted(folder.glob("*.npz"), key=lambda one: one.stat().st_mtime)
    for one in files[:-MOST_KEPT]:
        one.unlink(missing_ok=True)


def _own_values(slot_type: SlotType) -> Sequence[tuple[str, ...]]:
    """Return the words of a slot type's values, without what was learned for one conversation."""
    return sorted(words for words, held in slot_type.values.items() if not all(one.is_own for one in held))


def _readings(words: Words, spans: Spans) -> Iterator[Sequence[str]]:
    """Yield the words with the values of one slot type marked, for each type; then with those of all."""
    kinds = sorted({kind for held in spans.values() for kind, _ in held})
    yield from (_marked(words, spans, {kind}) for kind in kinds)
    if len(kinds) > 1:
        yield _marked(words, spans, set(kinds))


def _marked(words: Words, spans: Spans, kinds: set[str]) -> Sequence[str]:
    found: list[str] = []
    at = 0
    while at < len(words):
        values = (one for one in spans.get(at, ()) if one[0] in kinds and not one[1].several)
        kind, filled = next(values, ("", None))
        found.append("{" + kind + "}" if filled else words[at].plain)
        at += filled.size if filled else 1
    return found
