"""The custom slot types of a model: the values of each, and the words that stand for them."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from simulator.protocol.json_access import Json
from simulator.understanding.language import Language
from simulator.understanding.words import plain, words_of

SENTENCE = 4
MANY = 200


@dataclass(frozen=True, slots=True)
class SlotValue:
    """One value of a slot type."""

    id: str
    name: str
    is_own: bool = False
    """True for a dynamic entity, which the skill added for this conversation."""


@dataclass(slots=True)
class SlotType:
    """One slot type: its values by the words that stand for them."""

    type: str
    values: dict[tuple[str, ...], tuple[SlotValue, ...]] = field(default_factory=dict)
    longest: int = 0
    """The number of words of the longest value."""

    def learn(self, values: list[Json], language: Language) -> None:
        """Replace the dynamic entities of this type."""
        self.forget()
        for text, value in _spoken({"values": values}, is_own=True):
            self.add(plain(words_of(text, language)), value)

    @property
    def holds_sentences(self) -> bool:
        """True if the type has many values, and most of them have four words or more."""
        long = sum(len(words) >= SENTENCE for words in self.values)
        return len(self.values) >= MANY and long > len(self.values) / 2

    def forget(self) -> None:
        """Remove the dynamic entities of this type."""
        for words, held in list(self.values.items()):
            kept = tuple(one for one in held if not one.is_own)
            if kept:
                self.values[words] = kept
            else:
                del self.values[words]

    def add(self, words: tuple[str, ...], value: SlotValue) -> None:
        """Add a value for words, which may already stand for other values."""
        held = self.values.get(words, ())
        if words and value not in held:
            self.values[words] = (*held, value)
            self.longest = max(self.longest, len(words))


def slot_types(model: Json, language: Language) -> Mapping[str, SlotType]:
    """Return the custom slot types of an interaction model by name."""
    found = {}
    for one in model["interactionModel"]["languageModel"].get("types", []):
        found[one["name"]] = _slot_type(one, language)
    return found


def _slot_type(one: Json, language: Language) -> SlotType:
    slot_type = SlotType(one["name"])
    spoken = list(_spoken(one))
    for text, value in spoken:
        slot_type.add(plain(words_of(text, language)), value)
    exact = set(slot_type.values)
    has_plurals = sum(words[-1].endswith("s") for words in exact) * 4 >= len(exact)
    for text, value in spoken:
        # Alexa accepts a singular for a plural and the other way round, unless the other form is a
        # value itself.
        for words in _numbered(plain(words_of(text, language))):
            # A type without plurals holds adjectives, which have no plural.
            if words not in exact and has_plurals:
                slot_type.add(words, value)
    return slot_type


def _spoken(one: Json, *, is_own: bool = False) -> Iterator[tuple[str, SlotValue]]:
    for value in one["values"]:
        name = value["name"]["value"]
        held = SlotValue(value.get("id") or name, name, is_own)
        for text in (name, *value["name"].get("synonyms", [])):
            yield text, held


def _numbered(words: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
    last = words[-1] if words else ""
    if last.endswith("s") and len(last) > 3 and not last.endswith("ss"):
        yield (*words[:-1], last[:-1])
    elif len(last) > 2 and not last.endswith("s"):
        yield (*words[:-1], f"{last}s")
