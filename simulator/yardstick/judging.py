"""One utterance after the other: what it was understood as, and whether that is right."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from simulator.understanding.model import Understanding
from simulator.wire import Json
from simulator.yardstick.rows import Labelled, Row, Wanted

_DATE = re.compile(r"\d{4}-\d\d-\d\d")
_WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")


@dataclass(frozen=True, slots=True)
class Verdict:
    """What became of one labelled utterance."""

    row: Row
    intent: str
    """What it was understood as."""
    values: Mapping[str, Json]
    """The slots that were filled."""
    right: tuple[str, ...]
    """Slots that hold what they must."""
    wrong: tuple[str, ...]
    """Slots that hold something else, or nothing, or should hold nothing."""

    @property
    def is_right(self) -> bool:
        """True if the intent is the one that was meant."""
        return self.intent == self.row.intent


@dataclass(frozen=True, slots=True)
class Judged:
    """What one model made of all that was labelled."""

    verdicts: tuple[Verdict, ...]
    missing: frozenset[str]
    """Intents that were labelled, but that the model does not hold."""
    nonsense: int
    harmful: tuple[tuple[str, str], ...]
    """Nonsense that was taken for a command which changes something, and for which."""

    @property
    def carried(self) -> "Judged":
        """The same for the intents alone that the model holds."""
        held = tuple(one for one in self.verdicts if one.row.intent not in self.missing)
        return Judged(held, frozenset(), self.nonsense, self.harmful)

    @property
    def shown(self) -> "Judged":
        """The same for the utterances whose faults may be looked at."""
        return self._where(is_held_out=False)

    @property
    def held_out(self) -> "Judged":
        """The same for those whose faults are counted and never shown."""
        return self._where(is_held_out=True)

    def _where(self, *, is_held_out: bool) -> "Judged":
        verdicts = tuple(one for one in self.verdicts if one.row.is_held_out == is_held_out)
        return Judged(verdicts, self.missing, self.nonsense, self.harmful)

    @property
    def intents(self) -> float:
        """The share of intents that are right, in per cent."""
        return _share(sum(one.is_right for one in self.verdicts), len(self.verdicts))

    @property
    def slots(self) -> float:
        """The share of slots that are right, in per cent: of all that were meant or filled."""
        right = sum(len(one.right) for one in self.verdicts)
        return _share(right, right + sum(len(one.wrong) for one in self.verdicts))


def judge(labelled: Labelled, understanding: Understanding) -> Judged:
    """Return what a model makes of all that was labelled."""
    model = understanding.model["interactionModel"]["languageModel"]
    held = {one["name"] for one in model["intents"]}
    return Judged(
        tuple(verdict_on(row, understanding) for row in labelled.rows),
        frozenset(row.intent for row in labelled.rows) - held,
        len(labelled.nonsense),
        tuple(_harmful(labelled, understanding)),
    )


def verdict_on(row: Row, understanding: Understanding) -> Verdict:
    """Return what became of one labelled utterance."""
    understood = understanding.understand(row.said)
    values = {name: one for name, one in understood.values.items() if one}
    if understood.intent != row.intent:
        return Verdict(row, understood.intent, values, (), tuple(row.slots))
    right: list[str] = []
    wrong: list[str] = []
    left = dict(values)
    for names, wanted in row.slots.items():
        name = next((one for one in names.split("|") if one in left), names)
        given = left.pop(name, None)
        (right if given is not None and fits(given, wanted) else wrong).append(name)
    return Verdict(row, understood.intent, values, tuple(right), (*wrong, *left))


def fits(given: Json, wanted: Wanted) -> bool:
    """True if a slot holds what was meant."""
    if isinstance(wanted, tuple):
        several = given.get("several") or [given]
        return len(several) == len(wanted) and all(any(fits(one, each) for one in several) for each in wanted)
    if len(given.get("several", ())) > 1:
        return False
    if wanted.startswith("?"):
        return given["id"] is None and given["value"] == wanted[1:]
    if wanted.startswith("~"):
        told = _stems(f"{given['value']} {given['id'] or ''}")
        return _stems(wanted[1:]) <= told
    value = str(given["id"] or given["value"]).lower()
    return wanted.lower() in {value, _weekday(value)}


def _stems(text: str) -> set[str]:
    words = re.findall(r"[a-z0-9]+", text.lower())
    return {word.removesuffix("ing").removesuffix("s") for word in words}


def _weekday(value: str) -> str:
    return _WEEKDAYS[date.fromisoformat(value).weekday()] if _DATE.fullmatch(value) else ""


def _harmful(labelled: Labelled, understanding: Understanding) -> Iterable[tuple[str, str]]:
    for said in labelled.nonsense:
        intent = understanding.understand(said).intent
        if intent not in labelled.harmless:
            yield said, intent


def _share(part: int, whole: int) -> float:
    return 100 * part / whole if whole else 100.0
