"""The values of the custom slot types: which words stand for which, and how Alexa resolves them."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from simulator.understanding.language import Language
from simulator.understanding.words import plain, words_of
from simulator.wire import Json


@dataclass(frozen=True, slots=True)
class Value:
    """One value of a slot type."""

    id: str
    name: str
    is_own: bool = False
    """True if the skill gave it for this conversation: a dynamic entity."""


@dataclass(slots=True)
class Catalogue:
    """All values of one slot type by the words that stand for them."""

    type: str
    values: dict[tuple[str, ...], tuple[Value, ...]] = field(default_factory=dict)
    longest: int = 0
    """The words of the longest value."""

    def learn(self, values: list[Json], language: Language) -> None:
        """Let the skill's own values for this conversation take the place of those that it gave before."""
        self.forget()
        for text, value in _spoken({"values": values}, is_own=True):
            self.add(plain(words_of(text, language)), value)

    def forget(self) -> None:
        """Lose the values that the skill gave for a conversation."""
        for words, held in list(self.values.items()):
            kept = tuple(one for one in held if not one.is_own)
            if kept:
                self.values[words] = kept
            else:
                del self.values[words]

    def add(self, words: tuple[str, ...], value: Value) -> None:
        """Let words stand for a value; they may stand for several."""
        held = self.values.get(words, ())
        if words and value not in held:
            self.values[words] = (*held, value)
            self.longest = max(self.longest, len(words))


def catalogues(model: Json, language: Language) -> Mapping[str, Catalogue]:
    """Return the catalogue of each custom type of an interaction model."""
    found = {}
    for one in model["interactionModel"]["languageModel"].get("types", []):
        found[one["name"]] = _catalogue(one, language)
    return found


def _catalogue(one: Json, language: Language) -> Catalogue:
    catalogue = Catalogue(one["name"])
    spoken = list(_spoken(one))
    for text, value in spoken:
        catalogue.add(plain(words_of(text, language)), value)
    exact = set(catalogue.values)
    has_plurals = sum(words[-1].endswith("s") for words in exact) * 4 >= len(exact)
    for text, value in spoken:
        # Alexa takes a singular for its plural and the other way round, unless that is a value
        # of its own.
        for words in _numbered(plain(words_of(text, language))):
            # Adjectives have no plural; a type without plurals is one of adjectives.
            if words not in exact and has_plurals:
                catalogue.add(words, value)
    return catalogue


def _spoken(one: Json, *, is_own: bool = False) -> Iterator[tuple[str, Value]]:
    for value in one["values"]:
        name = value["name"]["value"]
        held = Value(value.get("id") or name, name, is_own)
        for text in (name, *value["name"].get("synonyms", [])):
            yield text, held


def _numbered(words: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
    last = words[-1] if words else ""
    if last.endswith("s") and len(last) > 3 and not last.endswith("ss"):
        yield (*words[:-1], last[:-1])
    elif len(last) > 2 and not last.endswith("s"):
        yield (*words[:-1], f"{last}s")
