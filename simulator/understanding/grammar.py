"""Exact matching: all sample utterances of a model as one tree of words and slots.

Samples with the same beginning share a branch, so that thousands of samples are matched quickly. Every
path that matches an utterance is a candidate, and the best candidate is taken.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from itertools import chain

from simulator.protocol.json_access import Json
from simulator.understanding.language import Language
from simulator.understanding.slots import FilledSlot, SlotReaders
from simulator.understanding.words import Words, plain, words_of

SEARCH = "AMAZON.SearchQuery"
MOST_UNKNOWN = 2
"""How many slots of a match may hold values that are not in their slot type."""
ENOUGH_WORDS = 4
"""A sample with this many words may hold an unknown value even if all its words are common ones."""


@dataclass(frozen=True, slots=True)
class Sample:
    """One sample utterance of an intent."""

    intent: str
    parts: tuple[str, ...]
    """The words of the sample, and `{slot}` for a slot."""
    place: int
    """Its place in the model; of two equally good matches the earlier sample wins."""


@dataclass(frozen=True, slots=True)
class Match:
    """One match of an utterance with a sample."""

    sample: Sample
    slots: Mapping[str, FilledSlot]

    @property
    def unknown(self) -> list[FilledSlot]:
        """The values that are not in their slot type."""
        return [one for one in self.slots.values() if one.is_unknown]

    @property
    def takes_anything(self) -> bool:
        """True if one of its slots is an AMAZON.SearchQuery, which matches any words."""
        return any(one.type == SEARCH for one in self.slots.values())

    @property
    def rank(self) -> tuple[int, int, int, int, int]:
        """The sort key of the matches of one utterance; the smallest is the best."""
        unknown = self.unknown
        literal = len(self.sample.parts) - len(self.slots)
        lost = sum(one.size for one in unknown)
        return len(unknown), lost, len(self.slots), -literal, self.sample.place


@dataclass(slots=True)
class Node:
    """A node of the tree: what may follow the words on the path to it."""

    words: dict[str, "Node"] = field(default_factory=dict)
    slots: dict[tuple[str, str, bool], "Node"] = field(default_factory=dict)
    """The next nodes by the slot's name, its type, and whether it may hold several values."""
    ends: list[Sample] = field(default_factory=list)


class Grammar:
    """The sample utterances of one model and of the built-in intents that it declares."""

    def __init__(self, model: Json, language: Language) -> None:
        """Build the tree."""
        self.samples: list[Sample] = []
        self.types: dict[str, dict[str, str]] = {}
        """For each intent, the type of each of its slots."""
        self.several: dict[str, frozenset[str]] = {}
        """For each intent, the names of its slots that may hold several values."""
        self._root, self._language = Node(), language
        intents = model["interactionModel"]["languageModel"]["intents"]
        for intent in intents:
            name = intent["name"]
            self.types[name] = {one["name"]: one["type"] for one in intent.get("slots", [])}
            self.several[name] = frozenset(
                one["name"] for one in intent.get("slots", []) if one.get("multipleValues", {}).get("enabled")
            )
            for text in (*intent.get("samples", []), *language.intents.get(name, ())):
                self._add(name, text)
        self.vocabulary = frozenset(
            part for one in self.samples for part in one.parts if not part.startswith("{")
        )

    def _add(self, intent: str, text: str) -> None:
        parts = plain(words_of(text, self._language))
        if not parts:
            return
        sample = Sample(intent, parts, len(self.samples))
        self.samples.append(sample)
        node = self._root
        for part in parts:
            if part.startswith("{"):
                slot = part[1:-1]
                key = slot, self.types[intent].get(slot, ""), slot in self.several[intent]
                node = node.slots.setdefault(key, Node())
            else:
                node = node.words.setdefault(part, Node())
        node.ends.append(sample)

    def best(self, words: Words, readers: SlotReaders) -> Match | None:
        """Return the best match in which all values are known; None if there is none."""
        matches = (match for match in self._matches(words, readers, 0) if not match.takes_anything)
        return min(matches, key=lambda match: match.rank, default=None)

    def best_of_anything(self, words: Words, readers: SlotReaders) -> Match | None:
        """Return the best match with an AMAZON.SearchQuery; None if there is none."""
        matches = (match for match in self._matches(words, readers, 0) if match.takes_anything)
        return min(matches, key=lambda match: match.rank, default=None)

    def best_with_unknown(self, words: Words, readers: SlotReaders) -> Match | None:
        """Return the best match that may hold unknown values; None if there is none."""
        matches = (one for one in self._matches(words, readers, MOST_UNKNOWN) if self._is_telling(one))
        return min(matches, key=lambda match: match.rank, default=None)

    def _matches(self, words: Words, readers: SlotReaders, unknown: int) -> Iterator[Match]:
        for ends, slots in self._walk(self._root, words, 0, readers, unknown):
            yield from (Match(sample, dict(slots)) for sample in ends)

    def _walk(
        self, node: Node, words: Words, at: int, readers: SlotReaders, unknown: int
    ) -> Iterator[tuple[list[Sample], tuple[tuple[str, FilledSlot], ...]]]:
        if at == len(words):
            if node.ends:
                yield node.ends, ()
            return
        if following := node.words.get(words[at].plain):
            yield from self._walk(following, words, at + 1, readers, unknown)
        for (name, kind, takes_several), following in node.slots.items():
            several = readers.several(kind, words, at) if takes_several else ()
            for filled in chain(several, readers.read(kind, words, at)):
                rest = self._walk(following, words, at + filled.size, readers, unknown)
                yield from ((ends, ((name, filled), *slots)) for ends, slots in rest)
            for filled in readers.unknown(kind, words, at) if unknown else ():
                rest = self._walk(following, words, at + filled.size, readers, unknown - 1)
                yield from ((ends, ((name, filled), *slots)) for ends, slots in rest)

    def _is_telling(self, match: Match) -> bool:
        """Return True if the words around an unknown value are specific enough to accept the match."""
        literal = [part for part in match.sample.parts if not part.startswith("{")]
        strong = [part for part in literal if part not in self._language.common_words]
        return bool(strong) or len(literal) >= ENOUGH_WORDS
