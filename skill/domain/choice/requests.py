"""What is heard in the talk about which workout."""

from typing import ClassVar

from skill.domain.ground.records import record
from skill.domain.turn.requests import Heard
from skill.domain.turn.wish import Wish


@record
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


@record
class MoreChoices(Heard): ...


@record
class Shorter(Heard): ...


@record
class Longer(Heard): ...


@record
class Suggest(Heard):
    counts_by_day: ClassVar[bool] = True


@record
class Why(Heard): ...


@record
class TasteTrainer(Heard):
    trainer: str | None = None
    words: str = ""


@record
class Stricter(Heard): ...


@record
class Gentler(Heard): ...


@record
class StartWorkout(Heard):
    counts_by_day: ClassVar[bool] = True
    wish: Wish


@record
class ListWorkouts(Heard):
    wish: Wish


@record
class SurpriseMe(Heard):
    counts_by_day: ClassVar[bool] = True


@record
class WhoTrains(Heard):
    trainer: str | None = None
    words: str = ""
