"""Requests about a person's favorites, preferences and stored data."""

from skill.domain.ground.records import record
from skill.domain.turn.requests import Heard


@record
class SaveThis(Heard):
    """Add the workout to the favorites."""


@record
class ForgetThis(Heard):
    """Remove the workout from the favorites."""


@record
class PlayFavorite(Heard):
    """Start a favorite."""


@record
class SameAsLastTime(Heard):
    """Start the workout that was done last."""


@record
class SomethingNew(Heard):
    """Start a workout that is new to the person."""


@record
class LeaveOut(Heard):
    """Leave an exercise out of every workout."""

    exercise: str | None = None
    words: str = ""


@record
class BringBack(Heard):
    """Allow an exercise that was left out."""

    exercise: str | None = None
    words: str = ""


@record
class SetProfile(Heard):
    """Tell the skill about oneself."""

    level: str | None = None
    equipment: tuple[str, ...] = ()
    """Words of the vocabulary `equipment`; `none` for no equipment at all."""
    lost: tuple[str, ...] = ()
    """Equipment that the person no longer has."""
    kinds: tuple[str, ...] = ()
    minutes: int | None = None
    low_impact: bool | None = None


@record
class WhatDoYouKnow(Heard):
    """Ask what is stored."""


@record
class SendMyData(Heard):
    """Put what is stored on a card."""


@record
class DeleteMyData(Heard):
    """Delete everything that is stored."""


@record
class AskPrivacy(Heard):
    """Ask who hears or sees what one tells the coach."""
