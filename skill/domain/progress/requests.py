"""Requests about progress, and for a weekly goal."""

from typing import ClassVar

from skill.domain.ground.records import record
from skill.domain.turn.requests import Heard


@record
class TellProgress(Heard):
    """Ask what was trained in a period."""

    counts_by_day: ClassVar[bool] = True
    period: str = ""
    """As AMAZON.DATE names it: `2026-W48`, `2026-11`; empty for the present week."""
    total: bool = False
    """True if all since the beginning is meant."""
    compared: bool = False
    """True if the present week is to be compared with the last one."""


@record
class TellStreak(Heard):
    """Ask how many weeks in a row the goal was met."""

    counts_by_day: ClassVar[bool] = True


@record
class TellLastTime(Heard):
    """Ask what was trained last."""

    counts_by_day: ClassVar[bool] = True


@record
class SetGoal(Heard):
    """Set the weekly goal, in days or minutes."""

    counts_by_day: ClassVar[bool] = True
    days: int | None = None
    minutes: int | None = None
