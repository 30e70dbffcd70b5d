"""Requests as plain records: a person's requests are imperatives, Alexa's reports past participles."""

from typing import ClassVar

from skill.domain.ground.records import record


class Heard:
    """The base class of all requests; each room defines its own, and the answers to them."""

    __slots__ = ()
    hurts: ClassVar[bool] = False
    """True if the request tells of pain or illness: nothing more is offered for sale in that conversation."""
    counts_by_day: ClassVar[bool] = False
    """True if the answer depends on the person's own date, or begins something that is counted by date."""
    is_remembered: ClassVar[bool] = True
    """False if the reply must not be stored for "repeat", since nothing about health is kept."""


@record
class HandoverEnded(Heard):
    """Alexa reports the result of a handover; see `outcome.Handover`."""

    name: str
    """The name of the handover: `Buy`, `AskFor` …"""
    result: str
    """`ACCEPTED`, `DECLINED`, `ERROR` …; the names are Alexa's, and there may be new ones."""
    about: str
    """The product id, or the permission; see `outcome.Handover`."""
    token: str
    """The token of the handover, unchanged."""


@record
class Dont(Heard):
    """Say that something is not to be done: nothing is changed, or workouts of a kind are ruled out."""

    unwanted: tuple[str, ...] = ()
    """Ids of the kinds, muscles, audiences and trainers that the person does not want."""


@record
class Both(Heard):
    """Two things in one sentence: the second is understood and done in the moment that the first leaves."""

    first: str
    """The words of the first."""
    then: str
    """The words of the second."""
