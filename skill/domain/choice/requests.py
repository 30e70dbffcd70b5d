"""Requests about which workout to do, and who leads it."""

from typing import ClassVar

from skill.domain.ground.records import record
from skill.domain.turn.requests import Heard
from skill.domain.turn.wish import Wish


@record
class Pick(Heard):
    """Start a workout that was named, or was done before; perhaps with another trainer or music."""

    counts_by_day: ClassVar[bool] = True
    ordinal: str | None = None
    """A word of the vocabulary `ordinals`: `second`."""
    workout: str | None = None
    trainer: str | None = None
    day: str | None = None
    """As AMAZON.DATE names it (`2026-11-23`); for a weekday Alexa gives the next one to come."""
    music: str | None = None
    words: str = ""
    """The words spoken in the slot, if no value of the library matches them."""


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
