"""Requests that every conversation has: launch, help, yes, no, thanks."""

from skill.domain.ground.records import record
from skill.domain.turn.requests import Heard


@record
class Launch(Heard):
    """Open the skill."""


@record
class Thanks(Heard):
    """The person says thanks; nothing is asked for."""


@record
class Help(Heard): ...


@record
class Yes(Heard): ...


@record
class No(Heard): ...


@record
class SayNumber(Heard):
    """A number by itself; only an open question gives it a meaning."""

    number: int


@record
class AskAgain(Heard):
    """The open question was not answered: ask it again, in other words."""

    is_anothers: bool = False
    """True if it was answered, but not surely by the person who was asked."""


@record
class GoHome(Heard):
    """Go to the device's home screen (AMAZON.NavigateHomeIntent)."""


@record
class NotUnderstood(Heard):
    """Words that match no intent (AMAZON.FallbackIntent)."""
