"""What may stand in a slot: one reader for each type, and the slot as Alexa sends it."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from simulator.understanding.catalogue import Catalogue, Value
from simulator.understanding.durations import duration_of
from simulator.understanding.language import Language
from simulator.understanding.moments import date_of, time_of, weekday_of
from simulator.understanding.numbers import number_of, ordinal_of
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
    several: tuple["Filled", ...] = ()
    """Two values or more that were said for a slot that may hold several."""


@dataclass(frozen=True, slots=True)
class Readers:
    """Reads what stands in a slot of each type."""

    language: Language
    catalogues: Mapping[str, Catalogue]
    now: Callable[[], int]
    """Milliseconds since 1970, from which "tomorrow" is counted."""

    def read(self, kind: str, words: Words, at: int) -> Iterator[Filled]:
        """Yield all that the words from a place on may mean for a slot of a type."""
        if kind in self.catalogues:
            yield from self._known(self.catalogues[kind], words, at)
        elif kind.startswith("AMAZON.") and kind != "AMAZON.SearchQuery":
            yield from self._typed(kind, words, at)
        else:
            for size in range(len(words) - at, 0, -1):
                yield Filled(said(words[at : at + size]), size, kind)

    def several(self, kind: str, words: Words, at: int) -> Iterator[Filled]:
        """Yield two and more known values in a row, with or without "and" between them."""
        if kind not in self.catalogues:
            return
        found: list[Filled] = []
        end = behind = at
        while behind < len(words) and (one := next(self.read(kind, words, behind), None)):
            found.append(one)
            end = behind = behind + one.size
            if behind < len(words) and words[behind].plain in self.language.joints:
                behind += 1
        if len(found) > 1:
            yield Filled(said(words[at:end]), end - at, kind, found[0].resolved, several=tuple(found))

    def unknown(self, kind: str, words: Words, at: int) -> Iterator[Filled]:
        """Yield the words from a place on as values that a custom type does not know."""
        if kind not in self.catalogues:
            return
        known = self.catalogues[kind].values
        for size in range(min(LONGEST_UNKNOWN, len(words) - at), 0, -1):
            span = plain(words[at : at + size])
            is_value = not (self.language.weak & {span[0], span[-1]} or self.language.denials & set(span))
            if is_value and span not in known:
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
        if kind == "AMAZON.DayOfWeek":
            return weekday_of(texts, self.language)
        if kind == "AMAZON.Ordinal":
            ordinal = ordinal_of(texts, self.language)
            return None if ordinal is None else str(ordinal)
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
    told = {"confirmationStatus": "NONE", "source": "USER"}
    if filled.several:
        values = [_simple(one, skill_id, is_custom=is_custom) for one in filled.several]
        return {"name": name, **told, "slotValue": {"type": "List", "values": values}}
    simple = _simple(filled, skill_id, is_custom=is_custom)
    return {
        "name": name,
        **{key: simple[key] for key in simple if key != "type"},
        **told,
        "slotValue": simple,
    }


def _simple(filled: Filled, skill_id: str, *, is_custom: bool) -> Json:
    resolved = {"resolutions": _resolutions(filled, skill_id)} if is_custom else {}
    return {"type": "Simple", "value": filled.value, **resolved}


def _resolutions(filled: Filled, skill_id: str) -> Json:
    code = "ER_SUCCESS_MATCH" if filled.resolved else "ER_SUCCESS_NO_MATCH"
    found: Json = {
        "authority": f"amzn1.er-authority.echo-sdk.{skill_id}.{filled.type}",
        "status": {"code": code},
    }
    if filled.resolved:
        found["values"] = [{"value": {"name": one.name, "id": one.id}} for one in filled.resolved]
    return {"resolutionsPerAuthority": [found]}
