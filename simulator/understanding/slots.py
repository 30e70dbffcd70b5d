"""What may stand in a slot: one reader for each type, and the slot as Alexa sends it."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from simulator.understanding.catalogue import Catalogue, Value
from simulator.understanding.durations import duration_of
from simulator.understanding.language import Language
from simulator.understanding.moments import date_of, time_of
from simulator.understanding.numbers import number_of
from simulator.understanding.words import Words, plain, said
from simulator.wire import Json

LONGEST_TYPED = 8
LONGEST_UNKNOWN = 5
NUMBERS = {"AMAZON.NUMBER", "AMAZON.FOUR_DIGIT_NUMBER"}


@dataclass(frozen=True, slots=True)
class Filled:
    """What was said for one slot."""

    value: str
    """As Alexa gives it: the words, or a number, a duration, a date in its normal form."""
    size: int
    """How many words it took."""
    type: str
    resolved: tuple[Value, ...] = ()
    is_unknown: bool = False
    """True if the words stand for nothing that the type knows."""
    parts: "tuple[Filled, ...]" = ()
    """Each of several values, where a slot may hold several and does."""


@dataclass(frozen=True, slots=True)
class Readers:
    """Reads what stands in a slot of each type."""

    language: Language
    catalogues: Mapping[str, Catalogue]
    now: Callable[[], int]
    """Milliseconds since 1970, from which "tomorrow" is counted."""
    several: frozenset[str] = frozenset()
    """The types of slots that may hold several values."""

    def read(self, kind: str, words: Words, at: int) -> Iterator[Filled]:
        """Yield all that the words from a place on may mean for a slot of a type."""
        if kind in self.several:
            yield from self._rows(self.catalogues[kind], words, at)
        if kind in self.catalogues:
            yield from self._known(self.catalogues[kind], words, at)
        elif kind.startswith("AMAZON.") and kind != "AMAZON.SearchQuery":
            yield from self._typed(kind, words, at)
        else:
            for size in range(len(words) - at, 0, -1):
                yield Filled(said(words[at : at + size]), size, kind)

    def unknown(self, kind: str, words: Words, at: int) -> Iterator[Filled]:
        """Yield the words from a place on as values that a custom type does not know."""
        if kind not in self.catalogues:
            return
        known = self.catalogues[kind].values
        for size in range(min(LONGEST_UNKNOWN, len(words) - at), 0, -1):
            span = plain(words[at : at + size])
            if span not in known and not self.language.weak & {span[0], span[-1]}:
                yield Filled(said(words[at : at + size]), size, kind, is_unknown=True)

    def whole(self, kind: str, words: Words) -> Filled | None:
        """Return what all of the words mean for a slot of a type, however unknown."""
        for one in (*self.read(kind, words, 0), *self.unknown(kind, words, 0)):
            if one.size == len(words):
                return one
        return None

    def _known(self, catalogue: Catalogue, words: Words, at: int) -> Iterator[Filled]:
        texts = plain(words[at : at + catalogue.longest])
        for size in range(len(texts), 0, -1):
            values = catalogue.values.get(texts[:size])
            if values:
                yield Filled(said(words[at : at + size]), size, catalogue.type, values)

    def _rows(self, catalogue: Catalogue, words: Words, at: int) -> Iterator[Filled]:
        """Yield "a and b", "a, b and c": two values or more, with a word between them or none."""
        for first in self._known(catalogue, words, at):
            for join in self.language.joins:
                follows = at + first.size + len(join)
                if plain(words[at + first.size : follows]) != join:
                    continue
                for rest in (*self._rows(catalogue, words, follows), *self._known(catalogue, words, follows)):
                    size = follows - at + rest.size
                    parts = (first, *(rest.parts or (rest,)))
                    yield Filled(
                        said(words[at : at + size]), size, catalogue.type, first.resolved, parts=parts
                    )

    def _typed(self, kind: str, words: Words, at: int) -> Iterator[Filled]:
        texts = plain(words[at : at + LONGEST_TYPED])
        for size in range(len(texts), 0, -1):
            value = self._value(kind, texts[:size])
            if value is not None:
                yield Filled(value, size, kind)

    def _value(self, kind: str, texts: tuple[str, ...]) -> str | None:
        if kind in NUMBERS:
            number = number_of(texts, self.language)
            return None if number is None else str(number)
        if kind == "AMAZON.DURATION":
            return duration_of(texts, self.language)
        if kind == "AMAZON.DATE":
            return date_of(texts, self.language, self.now())
        if kind == "AMAZON.TIME":
            return time_of(texts, self.language)
        return " ".join(texts) if len(texts) <= 3 else None


def as_sent(name: str, filled: Filled | None, skill_id: str, *, is_custom: bool) -> Json:
    """Return a slot as Alexa sends it.

    Args:
        name: the slot's name.
        filled: what was said for it; None if nothing was.
        skill_id: whose entity resolution it is.
        is_custom: True if its type is the model's own, which alone are resolved.
    """
    slot: Json = {"name": name, "confirmationStatus": "NONE"}
    if filled is None:
        return slot
    if filled.parts:
        return _several(name, filled, skill_id)
    simple: Json = {"type": "Simple", "value": filled.value}
    resolved = {"resolutions": _resolutions(filled, skill_id)} if is_custom else {}
    return {
        "name": name,
        "value": filled.value,
        **resolved,
        "confirmationStatus": "NONE",
        "source": "USER",
        "slotValue": simple | resolved,
    }


def _several(name: str, filled: Filled, skill_id: str) -> Json:
    """Return a slot of several values: they stand in `slotValue` alone, as a list."""
    values = [
        {"type": "Simple", "value": one.value, "resolutions": _resolutions(one, skill_id)}
        for one in filled.parts
    ]
    listed: Json = {"type": "List", "values": values}
    return {"name": name, "confirmationStatus": "NONE", "source": "USER", "slotValue": listed}


def _resolutions(filled: Filled, skill_id: str) -> Json:
    own = tuple(one for one in filled.resolved if one.is_own)
    static = tuple(one for one in filled.resolved if not one.is_own)
    authorities = [_authority(f"amzn1.er-authority.echo-sdk.{skill_id}.{filled.type}", static)]
    if own:
        authorities.append(_authority(f"amzn1.er-authority.echo-sdk.dynamic.{skill_id}.{filled.type}", own))
    return {"resolutionsPerAuthority": authorities}


def _authority(name: str, values: tuple[Value, ...]) -> Json:
    found: Json = {
        "authority": name,
        "status": {"code": "ER_SUCCESS_MATCH" if values else "ER_SUCCESS_NO_MATCH"},
    }
    if values:
        found["values"] = [{"value": {"name": one.name, "id": one.id}} for one in values]
    return found
