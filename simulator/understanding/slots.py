"""Slot values: how they are read from words by slot type, and a slot in Alexa's JSON."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from simulator.protocol.json_access import Json
from simulator.understanding.dates_and_times import date_of, time_of, weekday_of
from simulator.understanding.durations import duration_of
from simulator.understanding.language import Language
from simulator.understanding.numbers import number_of, ordinal_of
from simulator.understanding.slot_types import SlotType, SlotValue
from simulator.understanding.words import Words, plain, said

LONGEST_TYPED = 8
LONGEST_UNKNOWN = 5
NUMBERS = {"AMAZON.NUMBER", "AMAZON.FOUR_DIGIT_NUMBER"}


@dataclass(frozen=True, slots=True)
class FilledSlot:
    """The value of one slot."""

    value: str
    """The value as Alexa sends it: the words, or the normal form of a number, duration or date."""
    size: int
    """How many words the value has."""
    type: str
    resolved: tuple[SlotValue, ...] = ()
    is_unknown: bool = False
    """True if the value is not in the slot type."""
    several: tuple["FilledSlot", ...] = ()
    """The values of a slot that may hold several, if more than one was said."""


@dataclass(frozen=True, slots=True)
class SlotReaders:
    """Reads slot values of each type from words."""

    language: Language
    slot_types: Mapping[str, SlotType]
    now: Callable[[], int]
    """Milliseconds since 1970, from which "tomorrow" is counted."""

    def read(self, kind: str, words: Words, at: int) -> Iterator[FilledSlot]:
        """Yield the values of a slot type that begin at a position, the longest first."""
        if kind in self.slot_types:
            yield from self._known(self.slot_types[kind], words, at)
        elif kind.startswith("AMAZON.") and kind != "AMAZON.SearchQuery":
            yield from self._typed(kind, words, at)
        else:
            for size in range(len(words) - at, 0, -1):
                yield FilledSlot(said(words[at : at + size]), size, kind)

    def several(self, kind: str, words: Words, at: int) -> Iterator[FilledSlot]:
        """Yield several known values in a row, with or without "and" between them."""
        if kind not in self.slot_types:
            return
        found: list[FilledSlot] = []
        end = behind = at
        while behind < len(words) and (one := next(self.read(kind, words, behind), None)):
            found.append(one)
            end = behind = behind + one.size
            if behind < len(words) and words[behind].plain in self.language.conjunctions:
                behind += 1
        if len(found) > 1:
            yield FilledSlot(said(words[at:end]), end - at, kind, found[0].resolved, several=tuple(found))

    def unknown(self, kind: str, words: Words, at: int) -> Iterator[FilledSlot]:
        """Yield the words from a position on as values that are not in a custom slot type."""
        if kind not in self.slot_types:
            return
        known = self.slot_types[kind].values
        for size in range(min(LONGEST_UNKNOWN, len(words) - at), 0, -1):
            span = plain(words[at : at + size])
            is_value = not (
                self.language.common_words & {span[0], span[-1]} or self.language.negations & set(span)
            )
            if is_value and span not in known:
                yield FilledSlot(said(words[at : at + size]), size, kind, is_unknown=True)

    def whole(self, kind: str, words: Words) -> FilledSlot | None:
        """Return the value that all words together are for a slot type; it may be an unknown value."""
        for one in (*self.read(kind, words, 0), *self.unknown(kind, words, 0)):
            if one.size == len(words):
                return one
        return None

    def _known(self, slot_type: SlotType, words: Words, at: int) -> Iterator[FilledSlot]:
        texts = plain(words[at : at + slot_type.longest])
        for size in range(len(texts), 0, -1):
            values = slot_type.values.get(texts[:size])
            if values:
                yield FilledSlot(said(words[at : at + size]), size, slot_type.type, values)

    def _typed(self, kind: str, words: Words, at: int) -> Iterator[FilledSlot]:
        texts = plain(words[at : at + LONGEST_TYPED])
        for size in range(len(texts), 0, -1):
            value = self._value(kind, texts[:size])
            if value is not None:
                yield FilledSlot(value, size, kind)

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


def slot_json(name: str, filled: FilledSlot | None, skill_id: str, *, is_custom: bool) -> Json:
    """Return a slot in Alexa's JSON.

    Args:
        name: the slot's name.
        filled: its value; None if it is empty.
        skill_id: the id of the skill, which stands in entity resolutions.
        is_custom: True for a slot type of the model: only those have entity resolutions.
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


def _simple(filled: FilledSlot, skill_id: str, *, is_custom: bool) -> Json:
    resolved = {"resolutions": _resolutions(filled, skill_id)} if is_custom else {}
    return {"type": "Simple", "value": filled.value, **resolved}


def _resolutions(filled: FilledSlot, skill_id: str) -> Json:
    own = tuple(one for one in filled.resolved if one.is_own)
    static = tuple(one for one in filled.resolved if not one.is_own)
    authorities = [_authority(f"amzn1.er-authority.echo-sdk.{skill_id}.{filled.type}", static)]
    if own:
        authorities.append(_authority(f"amzn1.er-authority.echo-sdk.dynamic.{skill_id}.{filled.type}", own))
    return {"resolutionsPerAuthority": authorities}


def _authority(name: str, values: tuple[SlotValue, ...]) -> Json:
    code = "ER_SUCCESS_MATCH" if values else "ER_SUCCESS_NO_MATCH"
    found: Json = {"authority": name, "status": {"code": code}}
    if values:
        found["values"] = [{"value": {"name": one.name, "id": one.id}} for one in values]
    return found
