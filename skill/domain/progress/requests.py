"""Requests about progress, and for a weekly goal."""

from typing import ClassVar

from skill.domain.ground.records import record
from skill.domain.turn.requests import Heard


@record
class TellProgress(Heard):
    counts_by_day: ClassVar[bool] = True
    period: str = ""
    """As AMAZON.DATE names it: `2026-W48`, `2026-11`; empty for the present week."""


@record
class TellStreak(Heard):
    counts_by_day: ClassVar[bool] = True


@record
class TellLastTime(Heard):
    counts_by_day: ClassVar[bool] = True


@record
class SetGoal(Heard):
    counts_by_day: ClassVar[bool] = True
    days: int | None = None
    minutes: int | None = None
