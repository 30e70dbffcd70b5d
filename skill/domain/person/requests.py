"""Requests about a person's favorites, preferences and stored data."""

from skill.domain.ground.records import record
from skill.domain.turn.requests import Heard


@record
class SaveThis(Heard): ...


@record
class ForgetThis(Heard):
    """Remove the workout from the favorites."""


@record
class PlayFavorite(Heard): ...


@record
class SameAsLastTime(Heard): ...


@record
class SomethingNew(Heard): ...


@record
class LeaveOut(Heard):
    exercise: str | None = None
    words: str = ""


@record
class BringBack(Heard):
    exercise: str | None = None
    words: str = ""


@record
class SetProfile(Heard):
    level: str | None = None
    equipment: tuple[str, ...] = ()
    """Words of the vocabulary `equipment`; `none` for no equipment at all."""
    lost: tuple[str, ...] = ()
    """Equipment that the person no longer has."""
    kinds: tuple[str, ...] = ()
    minutes: int | None = None
    low_impact: bool | None = None


@record
class WhatDoYouKnow(Heard): ...


@record
class SendMyData(Heard): ...


@record
class DeleteMyData(Heard): ...
