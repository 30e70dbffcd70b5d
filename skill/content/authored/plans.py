"""Training plans, as authors write them."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class SessionFile:
    """One training of a plan: a workout, shortened or drawn out where `minutes` says so."""

    workout: str
    minutes: int | None = None


@dataclass(frozen=True, slots=True)
class WeekFile:
    """A week of a plan."""

    sessions: tuple[SessionFile, ...]


@dataclass(frozen=True, slots=True)
class PlanFile:
    """A programme of some weeks."""

    name: str
    audiences: tuple[str, ...]
    level: str
    good_for: str
    summary: str
    premium: bool
    weeks: tuple[WeekFile, ...]
    called: tuple[str, ...] = ()
    rank: int = 100
