"""Requests about training plans and days off."""

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
    """The words spoken for a plan, if the library has none of that name."""


@record
class StopPlan(Heard):
    counts_by_day: ClassVar[bool] = True


@record
class TellNextSession(Heard):
    """Ask for the next plan session."""

    counts_by_day: ClassVar[bool] = True


@record
class StartSession(Heard):
    """Start the next plan session."""

    counts_by_day: ClassVar[bool] = True


@record
class DidIt(Heard):
    """Say that the next plan session is done."""

    counts_by_day: ClassVar[bool] = True


@record
class MoveSession(Heard):
    """Move the next plan session to another day."""

    counts_by_day: ClassVar[bool] = True
    day: str = ""
    """The new day as AMAZON.DATE names it; empty for tomorrow."""


@record
class BeAway(Heard):
    """The person is ill or on holiday for a while; the reason is not stored."""

    counts_by_day: ClassVar[bool] = True
    days: int | None = None
    period: str = ""
    """As AMAZON.DATE names it: `2026-W48`; with neither days nor period, the rest of this week."""
    is_ill: bool = False
