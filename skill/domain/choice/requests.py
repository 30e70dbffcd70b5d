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
class MoreChoices(Heard):
    """Offer other workouts."""


@record
class Shorter(Heard):
    """Offer shorter workouts."""


@record
class Longer(Heard):
    """Offer longer workouts."""


@record
class TellDifference(Heard):
    """Ask how the workouts on offer differ."""


@record
class CannotDecide(Heard):
    """Not know which: help is wanted, and nothing is to start."""

    counts_by_day: ClassVar[bool] = True


@record
class Suggest(Heard):
    """Suggest a workout for today."""

    counts_by_day: ClassVar[bool] = True


@record
class Why(Heard):
    """Ask for the reasons of a suggestion."""


@record
class TasteTrainer(Heard):
    """Hear a trainer's voice."""

    trainer: str | None = None
    words: str = ""


@record
class Stricter(Heard):
    """Have a stricter trainer."""


@record
class Gentler(Heard):
    """Have a gentler trainer."""


@record
class AnotherTrainer(Heard):
    """Have another trainer, whoever it is."""

    person: str = ""
    """`woman` or `man`, if the person said which."""


@record
class StartWorkout(Heard):
    """Start a workout that fits a wish."""

    counts_by_day: ClassVar[bool] = True
    wish: Wish


@record
class DidYouMean(Heard):
    """A wish with one part that may have been misheard: ask before it counts."""

    wish: Wish
    """The wish without that part."""
    part: str
    """The field of the wish: `muscle`."""
    id: str
    name: str
    """What it may have been, as spoken."""


@record
class TellCircumstance(Heard):
    """Tell something about oneself or the place that a workout should suit; it is not started unasked."""

    counts_by_day: ClassVar[bool] = True
    is_remembered: ClassVar[bool] = False
    wish: Wish


@record
class OfferForTask(Heard):
    """Offer the workout that a routine or a link asks for; it starts when the person says yes."""

    counts_by_day: ClassVar[bool] = True
    workout: str = ""
    """Its words, in lower case; empty if none was named."""
    kind: str = ""
    """The words for a kind, for what is to be trained or for whom."""
    minutes: int | None = None
    lost: str = ""
    """What was given for a length, if it is none."""


@record
class ListWorkouts(Heard):
    """Name the workouts that fit a wish."""

    wish: Wish


@record
class SurpriseMe(Heard):
    """Start any workout that fits."""

    counts_by_day: ClassVar[bool] = True


@record
class WhoTrains(Heard):
    """Ask who a trainer is, or which there are."""

    trainer: str | None = None
    words: str = ""


@record
class PickBy(Heard):
    """Pick the one of the workouts on offer that is set apart by a quality."""

    counts_by_day: ClassVar[bool] = True
    quality: str
    """`easier`, `harder`, `shorter`, `longer`, `no-equipment`, `equipment`; `other` is the second of two."""


@record
class AskOffered(Heard):
    """Ask something about the workouts on offer; nothing starts, and the offer stays as it is."""

    about: str
    """`things`, `kit`, `length` or `level`."""
    things: tuple[str, ...] = ()
    """What may be in them: words of the vocabulary `leave_out`."""
    which: int | None = None
    """The index of the one that is asked about; None: all of them."""


@record
class Describe(Heard):
    """Ask what a workout on offer is like."""
