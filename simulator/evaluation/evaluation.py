"""Compares what labelled utterances are understood as with their labels."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from simulator.evaluation.labelled_utterances import LabelledSet, LabelledUtterance, Wanted
from simulator.evaluation.raw_words import heard_by_the_ear
from simulator.protocol.json_access import Json
from simulator.understanding.intent_resolution import Understanding

_DATE = re.compile(r"\d{4}-\d\d-\d\d")
_WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")


@dataclass(frozen=True, slots=True)
class Result:
    """The result for one labelled utterance."""

    utterance: LabelledUtterance
    intent: str
    """The intent that was understood."""
    values: Mapping[str, Json]
    """The values of the slots that were filled."""
    right: tuple[str, ...]
    """The names of the slots with the right value."""
    wrong: tuple[str, ...]
    """The names of the slots with a wrong value, without a value, or with one that was not expected."""

    @property
    def is_right(self) -> bool:
        """True if the intent is right."""
        return self.intent == self.utterance.intent


@dataclass(frozen=True, slots=True)
class Evaluation:
    """The results of one model for all labelled utterances."""

    results: tuple[Result, ...]
    missing: frozenset[str]
    """Intents that are labelled, but not in the model."""
    nonsense: int
    """The number of lines of nonsense."""
    harmful: tuple[tuple[str, str], ...]
    """Each line of nonsense that was understood as an intent which changes something, with the intent."""

    @property
    def carried(self) -> "Evaluation":
        """This evaluation without the intents that are not in the model."""
        held = tuple(one for one in self.results if one.utterance.intent not in self.missing)
        return Evaluation(held, frozenset(), self.nonsense, self.harmful)

    @property
    def shown(self) -> "Evaluation":
        """This evaluation without the held-out utterances."""
        return self._where(is_held_out=False)

    @property
    def held_out(self) -> "Evaluation":
        """This evaluation of the held-out utterances only."""
        return self._where(is_held_out=True)

    def _where(self, *, is_held_out: bool) -> "Evaluation":
        results = tuple(one for one in self.results if one.utterance.is_held_out == is_held_out)
        return Evaluation(results, self.missing, self.nonsense, self.harmful)

    @property
    def intents(self) -> float:
        """The share of right intents, in percent."""
        return _share(sum(one.is_right for one in self.results), len(self.results))

    @property
    def slots(self) -> float:
        """The share of right slots among all that were expected or filled, in percent."""
        right = sum(len(one.right) for one in self.results)
        return _share(right, right + sum(len(one.wrong) for one in self.results))


def evaluate(labelled: LabelledSet, understanding: Understanding) -> Evaluation:
    """Return the evaluation of a model on labelled utterances."""
    model = understanding.model["interactionModel"]["languageModel"]
    held = {one["name"] for one in model["intents"]}
    return Evaluation(
        tuple(result_of(utterance, understanding) for utterance in labelled.utterances),
        frozenset(utterance.intent for utterance in labelled.utterances) - held,
        len(labelled.nonsense),
        tuple(_harmful(labelled, understanding)),
    )


def result_of(utterance: LabelledUtterance, understanding: Understanding) -> Result:
    """Return the result for one labelled utterance."""
    understood = understanding.understand(utterance.said)
    told = {name: one for name, one in understood.values.items() if one}
    intent, values = heard_by_the_ear(understood.intent, told)
    if intent != utterance.intent:
        return Result(utterance, intent, values, (), tuple(utterance.slots))
    right: list[str] = []
    wrong: list[str] = []
    left = dict(values)
    for names, wanted in utterance.slots.items():
        name = next((one for one in names.split("|") if one in left), names)
        given = left.pop(name, None)
        (right if given is not None and fits(given, wanted) else wrong).append(name)
    return Result(utterance, intent, values, tuple(right), (*wrong, *left))


def fits(given: Json, wanted: Wanted) -> bool:
    """Return True if the value of a slot is the expected one."""
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


def _harmful(labelled: LabelledSet, understanding: Understanding) -> Iterable[tuple[str, str]]:
    for said in labelled.nonsense:
        understood = understanding.understand(said)
        intent, _ = heard_by_the_ear(understood.intent, understood.values, is_idle=True)
        if intent not in labelled.harmless:
            yield said, intent


def _share(part: int, whole: int) -> float:
    return 100 * part / whole if whole else 100.0
