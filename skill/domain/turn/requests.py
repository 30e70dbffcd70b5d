"""What was heard, in plain words: wishes are imperatives, a device's reports are past participles."""

from typing import ClassVar

from skill.domain.ground.records import record


class Heard:
    """Anything that can be heard; each room adds its own kinds, and says how it is answered."""

    __slots__ = ()
    hurts: ClassVar[bool] = False
    """True of what tells of pain or illness: nothing is sold in that conversation any more."""
    counts_by_day: ClassVar[bool] = False
    """True of what is answered by the person's own day, or begins something that is counted on one."""
    is_remembered: ClassVar[bool] = True
    """False of what is answered for this moment only: of a person's health nothing is kept."""


@record
class HandoverEnded(Heard):
    """Alexa gives the conversation back; see `outcome.Handover`."""

    name: str
    result: str
    """`ACCEPTED`, `DECLINED`, `ERROR` …; the names are Alexa's, and there may be new ones."""
    about: str
    token: str
