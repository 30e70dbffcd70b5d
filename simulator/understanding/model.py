"""Understanding: what Alexa would send for words, by one locale's interaction model."""

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain
from pathlib import Path

from simulator.understanding.catalogue import catalogues
from simulator.understanding.grammar import Fit, Grammar, Sample
from simulator.understanding.guessing import NEAR, VERY_NEAR, Guesser
from simulator.understanding.language import language_of
from simulator.understanding.slots import Filled, Readers, as_sent
from simulator.understanding.spelling import Spelling
from simulator.understanding.words import Words, parted, without_courtesies, words_of
from simulator.wire import Json

FALLBACK = "AMAZON.FallbackIntent"
LONGEST = 40
"""Words; what is longer is no command."""


@dataclass(frozen=True, slots=True)
class Understood:
    """What Alexa makes of an utterance."""

    intent: str
    slots: Json
    """All slots of the intent as they are sent, the empty ones too."""

    @property
    def values(self) -> Json:
        """Each slot's value, with the id or the ids that it resolved to; None for an empty one."""
        return {name: _told(slot) for name, slot in self.slots.items()}


class _Same:
    """A model by its identity: what one household has compiled serves the next one too."""

    def __init__(self, model: Json) -> None:
        self.model = model

    def __hash__(self) -> int:
        return id(self.model)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Same) and other.model is self.model


@lru_cache(maxsize=8)
def _compiled(one: _Same, locale: str) -> tuple[Grammar, Guesser]:
    """Return what is read of a model once and never changes; what a skill teaches is not in it."""
    language = language_of(locale)
    grammar = Grammar(one.model, language)
    return grammar, Guesser(grammar, language)


class Understanding:
    """One locale's model, ready to be asked."""

    def __init__(self, model: Json, locale: str, skill_id: str, now: Callable[[], int] = lambda: 0) -> None:
        """Compile a model.

        Args:
            model: the interaction model as it is shipped.
            locale: its locale, `en-US`.
            skill_id: whose entity resolution it is.
            now: milliseconds since 1970, from which "tomorrow" is counted.
        """
        self.model, self.language, self._skill_id = model, language_of(locale), skill_id
        self.invocation_name = str(model["interactionModel"]["languageModel"]["invocationName"])
        self._grammar, self._guesser = _compiled(_Same(model), locale)
        self._catalogues = catalogues(model, self.language)
        self._readers = Readers(self.language, self._catalogues, now)
        self._spelling = Spelling(self._vocabulary())

    @property
    def samples(self) -> Sequence[Sample]:
        """All samples, those of the built-in intents too."""
        return self._grammar.samples

    @property
    def types(self) -> Mapping[str, Mapping[str, str]]:
        """For each intent, the type of each of its slots."""
        return self._grammar.types

    def _vocabulary(self) -> Iterator[str]:
        values = (words for one in self._catalogues.values() for words in one.values)
        yield from chain(
            self._grammar.vocabulary,
            chain.from_iterable(values),
            self.language.weak,
            self.language.units,
        )

    def understand(self, text: str) -> Understood:
        """Return the intent and its slots; the fallback where nothing fits."""
        words = parted(words_of(text, self.language), self._spelling.knows)
        if not words or len(words) > LONGEST:
            return Understood(FALLBACK, {})
        fit = next((fit for fit in self._fits(words) if fit is not None), None)
        return self._understood(fit) if fit else Understood(FALLBACK, {})

    def _fits(self, words: Words) -> Iterator[Fit | None]:
        """Yield what an utterance may mean, the likeliest first.

        Nothing known is given up for something unknown: a value that nobody knows comes last.
        """
        readers, tries = self._readers, list(self._tries(words))
        yield from (self._grammar.best(one, readers) for one in tries)
        polite = without_courtesies(words, self.language)
        searches = (self._grammar.best_of_anything(one, readers) for one in tries)
        search = next((fit for fit in searches if fit), None)
        # A sample of another intent that is very near is meant; what is only near is a search.
        yield self._guesser.best(polite, readers, VERY_NEAR if search else NEAR)
        yield search
        if tries[-1] != polite:
            # Two guesses, at the spelling and at the meaning, need the better reason.
            yield self._guesser.best(tries[-1], readers, VERY_NEAR)
        unknown = [self._grammar.best_with_unknown(one, readers) for one in tries]
        yield min((fit for fit in unknown if fit), key=lambda fit: fit.rank[:2], default=None)

    def _tries(self, words: Words) -> Iterator[Words]:
        """Yield the words as they are, then without courtesies, then as they may be meant."""
        polite = without_courtesies(words, self.language)
        seen: list[Words] = []
        apart = parted(words, self._spelling.knows, plurals=True)
        corrected = self._spelling.corrected(words), self._spelling.corrected(polite)
        for one in (words, polite, apart, without_courtesies(apart, self.language), *corrected):
            if one not in seen:
                seen.append(one)
                yield one

    def answer_for(self, intent: str, slot: str, slots: Json, text: str) -> Understood:
        """Return the intent with one slot filled by an answer to the question for it.

        Args:
            intent: the intent that was being filled.
            slot: the slot that was asked for.
            slots: its slots so far, as they are sent.
            text: the answer. If it is a whole utterance of its own, that is what is returned.
        """
        words = without_courtesies(words_of(text, self.language), self.language)
        kind = self._grammar.types.get(intent, {}).get(slot, "")
        filled = self._readers.whole(kind, words) if words else None
        if filled is None or filled.is_unknown:
            other = self.understand(text)
            if other.intent != FALLBACK or filled is None:
                return other
        return Understood(intent, {**slots, slot: self._slot(slot, kind, filled)})

    def _understood(self, fit: Fit) -> Understood:
        types = self._grammar.types[fit.sample.intent]
        slots = {name: self._slot(name, kind, fit.slots.get(name)) for name, kind in types.items()}
        return Understood(fit.sample.intent, slots)

    def _slot(self, name: str, kind: str, filled: Filled | None) -> Json:
        return as_sent(name, filled, self._skill_id, is_custom=kind in self._catalogues)

    def learn(self, directive: Json) -> None:
        """Take the names that a skill gives for a conversation: `Dialog.UpdateDynamicEntities`."""
        for one in self._catalogues.values():
            one.forget()
        for kind in directive.get("types") or []:
            if kind.get("name") in self._catalogues:
                self._catalogues[kind["name"]].learn(kind.get("values") or [], self.language)

    def knows(self, text: str) -> bool:
        """True if a text is understood as anything at all."""
        return self.understand(text).intent != FALLBACK


@lru_cache(maxsize=8)
def read_model(path: Path) -> Json:
    """Return an interaction model."""
    found: Json = json.loads(path.read_text("utf-8"))
    return found


def _told(slot: Json) -> Json | None:
    inside = slot.get("slotValue", {})
    if inside.get("type") == "List":
        several = [one for one in map(_told, inside["values"]) if one]
        joined = " and ".join(one["value"] for one in several)
        return {"value": joined, "id": several[0]["id"], "several": several}
    if "value" not in slot:
        return None
    authorities = slot.get("resolutions", {}).get("resolutionsPerAuthority", [])
    ids = [one["value"]["id"] for each in authorities for one in each.get("values", [])]
    told: Json = {"value": slot["value"], "id": ids[0] if ids else None}
    return told | ({"ids": ids} if len(ids) > 1 else {})
