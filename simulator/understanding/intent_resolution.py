"""Intent resolution: the intent and slots that Alexa would send for an utterance."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain

from simulator.protocol.json_access import Json
from simulator.understanding.ears import Ear
from simulator.understanding.grammar import Grammar, Match, Sample
from simulator.understanding.intent_classifier import NEAR, NEARER, VERY_NEAR, IntentClassifier
from simulator.understanding.language import language_of
from simulator.understanding.slot_types import slot_types
from simulator.understanding.slots import FilledSlot, SlotReaders, slot_json
from simulator.understanding.spelling import Spelling
from simulator.understanding.statistical_classifier import REFUSES_BELOW, SURE, StatisticalClassifier
from simulator.understanding.words import Words, parted, said, without_courtesies, words_of

FALLBACK = "AMAZON.FallbackIntent"
LONGEST = 40
"""The most words of an utterance; a longer one is not understood."""


@dataclass(frozen=True, slots=True)
class Understood:
    """The intent and slots of an utterance."""

    intent: str
    slots: Json
    """All slots of the intent in Alexa's JSON, including the empty ones."""

    @property
    def values(self) -> Json:
        """For each slot its value and the id or ids that it was resolved to; None for an empty slot."""
        return {name: _slot_value(slot) for name, slot in self.slots.items()}


class _ByIdentity:
    """A cache key that compares interaction models by identity: they are large, and not hashable."""

    def __init__(self, model: Json) -> None:
        self.model = model

    def __hash__(self) -> int:
        return id(self.model)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _ByIdentity) and other.model is self.model


@lru_cache(maxsize=8)
def _compiled(one: _ByIdentity, locale: str) -> tuple[Grammar, IntentClassifier, StatisticalClassifier]:
    """Return the parts of a compiled model that can be shared: those without dynamic entities."""
    language = language_of(locale)
    grammar = Grammar(one.model, language)
    rules = IntentClassifier(grammar, language)
    return grammar, rules, StatisticalClassifier(grammar, rules, language)


class Understanding:
    """Resolves utterances to intents by the interaction model of one locale."""

    def __init__(
        self,
        model: Json,
        locale: str,
        skill_id: str,
        now: Callable[[], int] = lambda: 0,
        ear: Ear = Ear.STRICT,
    ) -> None:
        """Compile a model.

        Args:
            model: the interaction model.
            locale: its locale, such as `en-US`.
            skill_id: the id of the skill, which stands in entity resolutions.
            now: milliseconds since 1970, from which "tomorrow" is counted.
            ear: how an utterance that is no sample is resolved; it may be changed at any time.
        """
        self.ear = ear
        self.model, self.language, self._skill_id = model, language_of(locale), skill_id
        self.invocation_name = str(model["interactionModel"]["languageModel"]["invocationName"])
        self._grammar, self._classifier, self._statistical = _compiled(_ByIdentity(model), locale)
        self._slot_types = slot_types(model, self.language)
        self._readers = SlotReaders(self.language, self._slot_types, now)
        self._spelling = Spelling(self._vocabulary())

    @property
    def samples(self) -> Sequence[Sample]:
        """All samples, including those of the built-in intents."""
        return self._grammar.samples

    @property
    def types(self) -> Mapping[str, Mapping[str, str]]:
        """For each intent, the type of each of its slots."""
        return self._grammar.types

    def _vocabulary(self) -> Iterator[str]:
        values = (words for one in self._slot_types.values() for words in one.values)
        yield from chain(
            self._grammar.vocabulary,
            chain.from_iterable(values),
            self.language.common_words,
            self.language.units,
        )

    def understand(self, text: str) -> Understood:
        """Return the intent and slots of an utterance; the fallback intent if none matches."""
        words = parted(words_of(text, self.language), self._spelling.knows)
        if not words or len(words) > LONGEST:
            return Understood(FALLBACK, {})
        match = next((match for match in self._matches(words) if match is not None), None)
        return self._understood(match) if match else Understood(FALLBACK, {})

    def _matches(self, words: Words) -> Iterator[Match | None]:
        """Yield the matches of an utterance, the most likely first.

        Matches with unknown slot values come last.
        """
        if self.ear is Ear.STATISTICAL:
            yield from self._guesses(words)
            return
        readers, tries = self._readers, list(self._tries(words))
        yield from (self._grammar.best(one, readers) for one in tries)
        polite = without_courtesies(words, self.language)
        searches = (self._grammar.best_of_anything(one, readers) for one in tries)
        search = next((match for match in searches if match), None)
        # A very similar sample of another intent is preferred to a search, a less similar one is not; and to
        # an intent that takes whole sentences only one that is nearly as similar.
        sentence = self._sentence(words)
        yield self._classifier.best(polite, readers, VERY_NEAR if search else NEARER if sentence else NEAR)
        yield search
        if tries[-1] != polite:
            # With a corrected spelling two things are guessed, so the sample must be more similar.
            yield self._classifier.best(tries[-1], readers, VERY_NEAR)
        unknown = [self._grammar.best_with_unknown(one, readers) for one in tries]
        yield min((match for match in unknown if match), key=lambda match: match.rank[:2], default=None)
        yield sentence

    def _sentence(self, words: Words) -> Match | None:
        """Return the match of a sample that is a slot alone, for whole sentences, if one has such a slot.

        A custom type is no enumeration: other words come through too, about as many as its values have.
        """
        for sample in self._grammar.samples:
            if len(sample.parts) == 1 and sample.parts[0].startswith("{"):
                name = sample.parts[0][1:-1]
                kind = self._slot_types.get(self._grammar.types[sample.intent].get(name, ""))
                if kind and kind.holds_sentences and 1 < len(words) <= kind.longest:
                    filled = FilledSlot(said(words), len(words), kind.type, is_unknown=True)
                    return Match(sample, {name: filled})
        return None

    def _guesses(self, words: Words) -> Iterator[Match | None]:
        """Yield the match with a sample, then what the statistical ear guesses."""
        yield self._grammar.best(words, self._readers)
        polite = without_courtesies(words, self.language)
        search = self._grammar.best_of_anything(polite, self._readers)
        yield self._statistical.best(polite, self._readers, SURE if search else REFUSES_BELOW)
        yield search
        # What no intent explains goes to one for whole sentences rather than to the fallback.
        yield self._sentence(words)

    def _tries(self, words: Words) -> Iterator[Words]:
        """Yield the words as they were said, then without polite phrases, then with corrected spelling."""
        polite = without_courtesies(words, self.language)
        seen: list[Words] = []
        apart = parted(words, self._spelling.knows, plurals=True)
        corrected = self._spelling.corrected(words), self._spelling.corrected(polite)
        for one in (words, polite, apart, without_courtesies(apart, self.language), *corrected):
            if one not in seen:
                seen.append(one)
                yield one

    def answer_for(self, intent: str, slot: str, slots: Json, text: str) -> Understood:
        """Return an intent with the answer to the question for one of its slots.

        Args:
            intent: the intent.
            slot: the slot that was asked for.
            slots: the intent's slots so far, in Alexa's JSON.
            text: the answer. If it is an utterance of another intent, that intent is returned.
        """
        words = without_courtesies(words_of(text, self.language), self.language)
        kind = self._grammar.types.get(intent, {}).get(slot, "")
        filled = self._readers.whole(kind, words) if words else None
        if filled is None or filled.is_unknown:
            other = self.understand(text)
            if other.intent != FALLBACK or filled is None:
                return other
        return Understood(intent, {**slots, slot: self._slot(slot, kind, filled)})

    def _understood(self, match: Match) -> Understood:
        types = self._grammar.types[match.sample.intent]
        slots = {name: self._slot(name, kind, match.slots.get(name)) for name, kind in types.items()}
        return Understood(match.sample.intent, slots)

    def _slot(self, name: str, kind: str, filled: FilledSlot | None) -> Json:
        return slot_json(name, filled, self._skill_id, is_custom=kind in self._slot_types)

    def learn(self, directive: Json) -> None:
        """Apply a Dialog.UpdateDynamicEntities directive."""
        for one in self._slot_types.values():
            one.forget()
        for kind in directive.get("types") or []:
            if kind.get("name") in self._slot_types:
                self._slot_types[kind["name"]].learn(kind.get("values") or [], self.language)

    def knows(self, text: str) -> bool:
        """Return True if an utterance is resolved to another intent than the fallback."""
        return self.understand(text).intent != FALLBACK


def _slot_value(slot: Json) -> Json | None:
    inside = slot.get("slotValue", {})
    if inside.get("type") == "List":
        several = [one for one in map(_slot_value, inside["values"]) if one]
        joined = " and ".join(one["value"] for one in several)
        return {"value": joined, "id": several[0]["id"], "several": several}
    if "value" not in slot:
        return None
    authorities = slot.get("resolutions", {}).get("resolutionsPerAuthority", [])
    ids = [one["value"]["id"] for each in authorities for one in each.get("values", [])]
    told: Json = {"value": slot["value"], "id": ids[0] if ids else None}
    return told | ({"ids": ids} if len(ids) > 1 else {})
