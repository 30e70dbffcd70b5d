"""A touch of the screen as the request that the words would have been, and what a document sends for it."""

from collections.abc import Sequence
from typing import Any

from skill.domain.choice.requests import Pick
from skill.domain.conversation.requests import NotUnderstood
from skill.domain.ground.patterns import Pattern
from skill.domain.plans.requests import StartSession
from skill.domain.turn.requests import Heard
from skill.domain.turn.screen import Touch

BEGINS = "screen."
"""With this the token of each screen of ours begins."""
NUMBERED = ("first", "second", "third")
"""The words for the places of an offer, in the vocabulary `ordinals`."""
_ID = Pattern(r"[a-z0-9]+(?:-[a-z0-9]+)*")
MOST_LETTERS = 80


def arguments_of(touch: Touch, about: str) -> list[str]:
    """Return the arguments of the event that a touch sends; none where a touch does nothing."""
    return [str(one) for one in (touch, about) if one] if touch else []


def read_touch(arguments: Any, offered: Sequence[str]) -> Heard:
    """Return what a touch asks for; what no document of ours sends counts as not understood.

    Args:
        arguments: of the event, as the device sends them.
        offered: the ids of the workouts that were named last: of these one is chosen by its number.
    """
    match arguments:
        case [Touch.SESSION]:
            return StartSession()
        case [Touch.CHOOSE, str() as workout] if _is_id(workout):
            return _chosen(workout, tuple(offered))
    return NotUnderstood()


def _is_id(text: str) -> bool:
    return len(text) <= MOST_LETTERS and _ID.fullmatch(text) is not None


def _chosen(workout: str, offered: tuple[str, ...]) -> Pick:
    if workout in offered[: len(NUMBERED)]:
        return Pick(ordinal=NUMBERED[offered.index(workout)])
    return Pick(workout=workout)
