"""Alexa's tasks: what a routine or a quick link asks of the skill, as requests in plain words.

A task is defined in `publishing/tasks/<name>.<version>.json` and declared in `skill.json`. Alexa sends it
with a LaunchRequest; its inputs are what somebody typed into a routine, or what stands in a link.
"""

from collections.abc import Callable, Mapping
from typing import Any

from skill.domain.choice.requests import OfferForTask
from skill.domain.conversation.requests import Launch
from skill.domain.ground.patterns import Pattern
from skill.domain.plans.requests import StartPlan, TellNextSession
from skill.domain.tips.requests import TellTip, TellTodaysTip
from skill.domain.turn.requests import Heard
from skill.domain.turn.utterance import NO_UTTERANCE, SpokenSlot, Utterance

Inputs = Mapping[str, Any]
WORDS = ("workout", "kind", "topic", "plan")
"""The inputs that are words; they are read as the slot of the same name would be, for health as well."""
MOST_LETTERS = 80
MOST_MINUTES = 600
_MINUTES = Pattern(r"(\d{1,3})(?:\.\d*)?\s*(?:m|min|mins|minutes?)?")


def read_task(task: Any) -> Heard:
    """Return what a task of Alexa's asks for; one that we do not know opens the skill.

    Args:
        task: as the SDK reads it, with a `name` (`amzn1.ask.skill.….StartWorkout`) and an `input`.
    """
    name = str(task.name or "").rpartition(".")[2]
    return TASKS[name](_inputs(task)) if name in TASKS else Launch()


def words_of_task(task: Any) -> Utterance:
    """Return the words in a task's inputs, as what somebody said in slots of those names."""
    if task is None:
        return NO_UTTERANCE
    inputs = _inputs(task)
    return Utterance("", tuple(SpokenSlot(one, said) for one in WORDS if (said := _words(inputs, one))))


def _workout(inputs: Inputs) -> Heard:
    minutes, lost = _minutes(inputs.get("minutes"))
    return OfferForTask(_words(inputs, "workout"), _words(inputs, "kind"), minutes, lost)


def _tip(inputs: Inputs) -> Heard:
    topic = _words(inputs, "topic")
    return TellTip(words=topic) if topic else TellTodaysTip()


def _plan(inputs: Inputs) -> Heard:
    plan = _words(inputs, "plan")
    return StartPlan(plan.replace(" ", "-"), plan) if plan else TellNextSession()


TASKS: dict[str, Callable[[Inputs], Heard]] = {
    "StartWorkout": _workout,
    "TodaysWorkout": _workout,
    "TodaysTip": _tip,
    "ContinuePlan": _plan,
}
"""By the name of the task: what it asks for. None of it may start audio before a yes (R18)."""


def _inputs(task: Any) -> Inputs:
    return task.input if isinstance(task.input, dict) else {}


def _words(inputs: Inputs, key: str) -> str:
    """Return an input as words, `hill strength` for "Hill-Strength"; none if it is empty."""
    return " ".join(str(inputs.get(key) or "").lower().replace("-", " ").split())[:MOST_LETTERS]


def _minutes(given: Any) -> tuple[int | None, str]:
    """Return a number of minutes; else, if anything was given, its words."""
    words = str(given if given is not None else "").strip()[:MOST_LETTERS]
    found = _MINUTES.fullmatch(words.lower())
    minutes = int(found[1]) if found else 0
    return (minutes, "") if 1 <= minutes <= MOST_MINUTES else (None, words)
