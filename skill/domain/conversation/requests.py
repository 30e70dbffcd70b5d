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
class PartMissed(Heard):
    """A request of which a part was not understood, so that none of it is done."""

    words: str = ""


@record
class NotUnderstood(Heard):
    """Words that match no intent (AMAZON.FallbackIntent)."""


@record
class OwnWords(Heard):
    """Words that Alexa could not place, as far as it gives them."""

    words: str


@record
class ForAlexa(Heard):
    """A command for Alexa itself or another skill: a timer, the weather, the volume."""

    subject: str
    """The line of the table `elsewhere` that says how it is asked for."""


@record
class NotYet(Heard):
    """Want to begin, or to go on, a little later."""


@record
class HoldOn(Heard):
    """Need a moment before the open question is answered."""


@record
class WhyAsk(Heard):
    """Ask why the coach wants to know that."""


@record
class WhatHappens(Heard):
    """Ask what a yes to the open question would bring about."""


@record
class Chat(Heard):
    """Say something that wants a kind word: praise, joy, doubt, a joke."""

    about: str
    """The line of the table `chat` that answers it."""
