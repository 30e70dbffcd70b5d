"""What can be typed to the simulator: words, time, and buttons."""

import re
from dataclasses import dataclass

from simulator.services.answering import SERVICES
from simulator.services.asking import Reply
from simulator.services.events import NOTICES
from simulator.services.server import Mishap

_UNITS = {
    "ms": 1,
    "s": 1_000,
    "m": 60_000,
    "h": 3_600_000,
    "d": 86_400_000,
    "w": 604_800_000,
}
_TIME = re.compile(r"\+\s*(\d+)\s*(ms|[smhdw])", re.IGNORECASE)
MISHAPS = {one.name.lower(): one for one in Mishap} | {"fine": None}
_SERVICE = re.compile(rf"!\s*({'|'.join(SERVICES)})\s+({'|'.join(MISHAPS)})", re.IGNORECASE)
_REPLY = re.compile(rf"!\s*({'|'.join(Reply)})", re.IGNORECASE)
_VOICE = re.compile(r"!\s*voice\s+(\w+)", re.IGNORECASE)
NOBODY = "nobody"
_NOTICE = re.compile(rf"!\s*({'|'.join(NOTICES)})", re.IGNORECASE)
_BUTTON = re.compile(r"!\s*(play|pause|next|previous)", re.IGNORECASE)


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
class Settle:
    """Let something come of what Amazon asks."""

    reply: Reply


@dataclass(frozen=True, slots=True)
class Upset:
    """Let something go wrong with one of Alexa's services from now on."""

    service: str
    mishap: Mishap | None
    """None: all is well again."""


@dataclass(frozen=True, slots=True)
class Recognize:
    """Let Alexa know who speaks from now on."""

    voice: str | None
    """A name of your choice; None: no voice that she knows."""


@dataclass(frozen=True, slots=True)
class Notify:
    """Let Amazon tell the skill of something that happened outside of any conversation."""

    notice: str
    """A key of `events.NOTICES`."""


Typed = Say | Wait | Press | Settle | Upset | Recognize | Notify


def parse(text: str) -> Typed:
    """Return what was typed: `+90s` time, `!next` a button, `!accept` a reply to Amazon; all else is said."""
    if found := _TIME.fullmatch(text.strip()):
        return Wait(int(found[1]) * _UNITS[found[2].lower()])
    if found := _BUTTON.fullmatch(text.strip()):
        return Press(found[1].lower())
    if found := _REPLY.fullmatch(text.strip()):
        return Settle(Reply(found[1].lower()))
    if found := _NOTICE.fullmatch(text.strip()):
        return Notify(" ".join(found[1].lower().split()))
    if found := _SERVICE.fullmatch(text.strip()):
        return Upset(found[1].lower(), MISHAPS[found[2].lower()])
    if found := _VOICE.fullmatch(text.strip()):
        voice = found[1].lower()
        return Recognize(None if voice == NOBODY else voice)
    return Say(text)
