"""What can be typed to the simulator: words, time, and buttons."""

import re
from dataclasses import dataclass

_UNITS = {
    "ms": 1,
    "s": 1_000,
    "m": 60_000,
    "h": 3_600_000,
    "d": 86_400_000,
    "w": 604_800_000,
}
_TIME = re.compile(r"\+\s*(\d+)\s*(ms|[smhdw])", re.IGNORECASE)
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


Typed = Say | Wait | Press


def parse(text: str) -> Typed:
    """Return what was typed: `+90s` is time, `!next` a button, and all else is said."""
    if found := _TIME.fullmatch(text.strip()):
        return Wait(int(found[1]) * _UNITS[found[2].lower()])
    if found := _BUTTON.fullmatch(text.strip()):
        return Press(found[1].lower())
    return Say(text)
