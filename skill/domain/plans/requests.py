"""What one says of a plan."""

from typing import ClassVar

from skill.domain.ground.records import record
from skill.domain.turn.requests import Heard


@record
class ListPlans(Heard):
    counts_by_day: ClassVar[bool] = True


@record
class StartPlan(Heard):
    counts_by_day: ClassVar[bool] = True
    plan: str | None = None
    words: str = ""
    """What stood where a plan belongs, if it is none that the library knows."""


@record
class StopPlan(Heard):
    counts_by_day: ClassVar[bool] = True


@record
class TellNextSession(Heard):
    counts_by_day: ClassVar[bool] = True


@record
class StartSession(Heard):
    counts_by_day: ClassVar[bool] = True


@record
class DidIt(Heard):
    counts_by_day: ClassVar[bool] = True


@record
class MoveSession(Heard):
    counts_by_day: ClassVar[bool] = True
    day: str = ""
    """As AMAZON.DATE names it; empty for tomorrow."""


@record
class BeAway(Heard):
    """Ill or on holiday: the reason is nobody's business, and is not kept."""

    counts_by_day: ClassVar[bool] = True
    days: int | None = None
    period: str = ""
    """As AMAZON.DATE names it: `2026-W48`; with neither, the rest of this week."""
    is_ill: bool = False
