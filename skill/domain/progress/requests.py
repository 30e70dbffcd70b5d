"""What one asks and says of one's progress."""

from typing import ClassVar

from skill.domain.ground.records import dataclass
from skill.domain.turn.requests import Heard


@dataclass(frozen=True, slots=True)
class TellProgress(Heard):
    counts_by_day: ClassVar[bool] = True
    period: str = ""
    """As AMAZON.DATE names it: `2026-W48`, `2026-11`; empty for the present week."""


@dataclass(frozen=True, slots=True)
class TellStreak(Heard):
    counts_by_day: ClassVar[bool] = True


@dataclass(frozen=True, slots=True)
class TellLastTime(Heard):
    counts_by_day: ClassVar[bool] = True


@dataclass(frozen=True, slots=True)
class SetGoal(Heard):
    counts_by_day: ClassVar[bool] = True
    days: int | None = None
    minutes: int | None = None
