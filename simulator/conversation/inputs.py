"""What can be typed to the simulator: words, time, buttons, and what happens on Amazon's side."""

import re
from dataclasses import dataclass

from simulator.protocol.request_envelopes import BUTTONS
from simulator.protocol.tasks import Task, is_quick_link, task_of_link, typed_task
from simulator.services.connections import Reply
from simulator.services.http_server import ServiceFault
from simulator.services.rest_api import SERVICES
from simulator.services.skill_events import SKILL_EVENTS
from skill.domain.ground.units import DAY_MS, HOUR_MS, MINUTE_MS

_UNITS = {
    "ms": 1,
    "s": 1_000,
    "m": MINUTE_MS,
    "h": HOUR_MS,
    "d": DAY_MS,
    "w": 604_800_000,
}
FAULTS = {one.name.lower(): one for one in ServiceFault} | {"fine": None}
NOBODY = "nobody"
"""What is typed for a voice that Alexa does not recognize."""
_TIME = re.compile(r"\+\s*(\d+)\s*(ms|[smhdw])", re.IGNORECASE)
_SERVICE = re.compile(rf"!\s*({'|'.join(SERVICES)})\s+({'|'.join(FAULTS)})", re.IGNORECASE)
_REPLY = re.compile(rf"!\s*({'|'.join(Reply)})", re.IGNORECASE)
_VOICE = re.compile(r"!\s*voice\s+(\w+)", re.IGNORECASE)
_EVENT = re.compile(rf"!\s*({'|'.join(SKILL_EVENTS)})", re.IGNORECASE)
_ROUTINE = re.compile(r"!\s*routine\s+(.+)", re.IGNORECASE)
_TOUCH = re.compile(r"!\s*touch\s+(\S.*)", re.IGNORECASE)
_BUTTON = re.compile(rf"!\s*({'|'.join(BUTTONS)})", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Say:
    """Say something to the Echo."""

    text: str


@dataclass(frozen=True, slots=True)
class Wait:
    """Let time pass."""

    milliseconds: int


@dataclass(frozen=True, slots=True)
class Press:
    """Press a button."""

    button: str


@dataclass(frozen=True, slots=True)
class AnswerAmazon:
    """Give a reply, or another outcome, to the question that Amazon asks."""

    reply: Reply


@dataclass(frozen=True, slots=True)
class SetServiceFault:
    """Let one of Alexa's services fail from now on."""

    service: str
    fault: ServiceFault | None
    """None: the service works again."""


@dataclass(frozen=True, slots=True)
class Recognize:
    """Let another person speak from now on."""

    voice: str | None
    """Any name; None: a voice that Alexa does not recognize."""


@dataclass(frozen=True, slots=True)
class SendSkillEvent:
    """Let Amazon send a skill event, outside of any session."""

    name: str
    """A key of `SKILL_EVENTS`."""


@dataclass(frozen=True, slots=True)
class Begin:
    """Open the skill without a word: by a routine's task, or by a quick link."""

    task: Task | None
    """None: the link leads to no task."""


@dataclass(frozen=True, slots=True)
class TouchScreen:
    """Touch the part of the screen that sends these arguments."""

    arguments: tuple[str, ...]


Input = Say | Wait | Press | TouchScreen | AnswerAmazon | SetServiceFault | Recognize | SendSkillEvent | Begin


def parse_input(text: str) -> Input:
    """Return what a typed line asks for.

    `+90s` is time, `!next` a button, `!accept` a reply to Amazon's question, `!routine TodaysTip` a task,
    `!touch choose core-in-ten` a touch of the screen;
    a quick link is followed; any other line is said.
    """
    if is_quick_link(text):
        return Begin(task_of_link(text))
    if (found := _ROUTINE.fullmatch(text.strip())) and (task := typed_task(found[1])):
        return Begin(task)
    if found := _TIME.fullmatch(text.strip()):
        return Wait(int(found[1]) * _UNITS[found[2].lower()])
    if found := _TOUCH.fullmatch(text.strip()):
        return TouchScreen(tuple(found[1].split()))
    if found := _BUTTON.fullmatch(text.strip()):
        return Press(found[1].lower())
    if found := _REPLY.fullmatch(text.strip()):
        return AnswerAmazon(Reply(found[1].lower()))
    if found := _EVENT.fullmatch(text.strip()):
        return SendSkillEvent(" ".join(found[1].lower().split()))
    if found := _SERVICE.fullmatch(text.strip()):
        return SetServiceFault(found[1].lower(), FAULTS[found[2].lower()])
    if found := _VOICE.fullmatch(text.strip()):
        voice = found[1].lower()
        return Recognize(None if voice == NOBODY else voice)
    return Say(text)
