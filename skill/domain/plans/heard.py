"""What one says of a plan."""

from skill.domain.classes import dataclass
from skill.domain.heard import Heard


@dataclass(frozen=True, slots=True)
class ListPlans(Heard): ...


@dataclass(frozen=True, slots=True)
class StartPlan(Heard):
    plan: str | None = None
    words: str = ""
    """What stood where a plan belongs, if it is none that the library knows."""


@dataclass(frozen=True, slots=True)
class StopPlan(Heard): ...


@dataclass(frozen=True, slots=True)
class TellNextSession(Heard): ...


@dataclass(frozen=True, slots=True)
class StartSession(Heard): ...


@dataclass(frozen=True, slots=True)
class DidIt(Heard): ...


@dataclass(frozen=True, slots=True)
class MoveSession(Heard):
    day: str = ""
    """As AMAZON.DATE names it; empty for tomorrow."""


@dataclass(frozen=True, slots=True)
class BeAway(Heard):
    """Ill or on holiday: the reason is nobody's business, and is not kept."""

    days: int | None = None
    period: str = ""
    """As AMAZON.DATE names it: `2026-W48`; with neither, the rest of this week."""
    is_ill: bool = False
