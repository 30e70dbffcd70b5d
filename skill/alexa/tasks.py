"""Alexa's tasks: what a routine or a quick link asks of the skill, as requests in plain words.

A task is defined in `publishing/tasks/<name>.<version>.json` and declared in `skill.json`. Alexa sends it
with a LaunchRequest; its inputs are what somebody typed into a routine, or what stands in a link.
"""

from collections.abc import Callable, Mapping
from typing import Any

from skill.domain.choice.requests import OfferForTask
from skill.domain.conversation.requests import Launch
from skill.domain.plans.requests import StartPlan, TellNextSession
from skill.domain.tips.requests import TellTip, TellTodaysTip
from skill.domain.turn.requests import Heard
from skill.domain.turn.wish import Wish

Inputs = Mapping[str, Any]
MOST_MINUTES = 600


def read_task(task: Any) -> Heard:
    """Return what a task of Alexa's asks for; one that we do not know opens the skill.

    Args:
        task: as the SDK reads it, with a `name` (`amzn1.ask.skill.….StartWorkout`) and an `input`.
    """
    name = str(task.name or "").rpartition(".")[2]
    inputs = task.input if isinstance(task.input, dict) else {}
    return TASKS[name](inputs) if name in TASKS else Launch()


def _workout(inputs: Inputs) -> Heard:
    minutes, lost = _minutes(inputs.get("minutes"))
    wish = Wish(workout=_id(inputs, "workout"), kind=_id(inputs, "kind"), minutes=minutes)
    return OfferForTask(wish, lost)


def _tip(inputs: Inputs) -> Heard:
    topic = _id(inputs, "topic")
    return TellTip(topic, words=topic) if topic else TellTodaysTip()


def _plan(inputs: Inputs) -> Heard:
    plan = _id(inputs, "plan")
    return StartPlan(plan, _words(plan)) if plan else TellNextSession()


TASKS: dict[str, Callable[[Inputs], Heard]] = {
    "StartWorkout": _workout,
    "TodaysWorkout": _workout,
    "TodaysTip": _tip,
    "ContinuePlan": _plan,
}
"""By the name of the task: what it asks for. None of it may start audio before a yes (R18)."""


def _id(inputs: Inputs, key: str) -> str | None:
    """Return an input as an id of the library's, `hill-strength` for "Hill Strength"; None if it is empty."""
    words = str(inputs.get(key) or "").lower().replace("-", " ").split()
    return "-".join(words)[:80] or None


def _words(an_id: str) -> str:
    return an_id.replace("-", " ")


def _minutes(given: Any) -> tuple[int | None, str]:
    """Return a number of minutes; else, if anything was given, its words."""
    words = str(given if given is not None else "").strip()[:80]
    try:
        minutes = round(float(words))
    except (ValueError, OverflowError):
        return None, words
    return (minutes, "") if 1 <= minutes <= MOST_MINUTES else (None, words)
