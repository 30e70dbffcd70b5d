"""What one asks and says of one's progress."""

from skill.domain.classes import dataclass
from skill.domain.heard import Heard


@dataclass(frozen=True, slots=True)
class TellProgress(Heard):
    period: str = ""
    """As AMAZON.DATE names it: `2026-W48`, `2026-11`; empty for the present week."""


@dataclass(frozen=True, slots=True)
class TellStreak(Heard): ...


@dataclass(frozen=True, slots=True)
class TellLastTime(Heard): ...


@dataclass(frozen=True, slots=True)
class SetGoal(Heard):
    days: int | None = None
    minutes: int | None = None
