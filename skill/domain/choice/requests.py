"""What is heard in the talk about which workout."""

from typing import ClassVar

from skill.domain.ground.records import dataclass
from skill.domain.turn.requests import Heard
from skill.domain.turn.wish import Wish


@dataclass(frozen=True, slots=True)
class Pick(Heard):
    """One of those that were named, or one that was done; perhaps led by somebody else, over other music."""

    counts_by_day: ClassVar[bool] = True
    ordinal: str | None = None
    """A word of the vocabulary `ordinals`: `second`."""
    workout: str | None = None
    trainer: str | None = None
    day: str | None = None
    """A date (`2026-11-23`); of a weekday, Alexa gives one that is still to come."""
    music: str | None = None
    words: str = ""
    """What was said in place of a value, if it is none that the library knows."""


@dataclass(frozen=True, slots=True)
class MoreChoices(Heard): ...


@dataclass(frozen=True, slots=True)
class Shorter(Heard): ...


@dataclass(frozen=True, slots=True)
class Longer(Heard): ...


@dataclass(frozen=True, slots=True)
class Suggest(Heard):
    counts_by_day: ClassVar[bool] = True


@dataclass(frozen=True, slots=True)
class Why(Heard): ...


@dataclass(frozen=True, slots=True)
class TasteTrainer(Heard):
    trainer: str | None = None
    words: str = ""


@dataclass(frozen=True, slots=True)
class Stricter(Heard): ...


@dataclass(frozen=True, slots=True)
class Gentler(Heard): ...


@dataclass(frozen=True, slots=True)
class StartWorkout(Heard):
    counts_by_day: ClassVar[bool] = True
    wish: Wish


@dataclass(frozen=True, slots=True)
class ListWorkouts(Heard):
    wish: Wish


@dataclass(frozen=True, slots=True)
class SurpriseMe(Heard):
    counts_by_day: ClassVar[bool] = True


@dataclass(frozen=True, slots=True)
class WhoTrains(Heard):
    trainer: str | None = None
    words: str = ""
