"""What one says of oneself, and of what is one's own."""

from skill.domain.ground.records import dataclass
from skill.domain.turn.requests import Heard


@dataclass(frozen=True, slots=True)
class SaveThis(Heard): ...


@dataclass(frozen=True, slots=True)
class ForgetThis(Heard):
    """Take it out of the favorites."""


@dataclass(frozen=True, slots=True)
class PlayFavorite(Heard): ...


@dataclass(frozen=True, slots=True)
class SameAsLastTime(Heard): ...


@dataclass(frozen=True, slots=True)
class SomethingNew(Heard): ...


@dataclass(frozen=True, slots=True)
class LeaveOut(Heard):
    exercise: str | None = None
    words: str = ""


@dataclass(frozen=True, slots=True)
class BringBack(Heard):
    exercise: str | None = None
    words: str = ""


@dataclass(frozen=True, slots=True)
class SetProfile(Heard):
    level: str | None = None
    equipment: tuple[str, ...] = ()
    """Words of the vocabulary; `none` for nothing at all."""
    lost: tuple[str, ...] = ()
    """Equipment that is no longer there."""
    kinds: tuple[str, ...] = ()
    minutes: int | None = None
    low_impact: bool | None = None


@dataclass(frozen=True, slots=True)
class WhatDoYouKnow(Heard): ...


@dataclass(frozen=True, slots=True)
class SendMyData(Heard): ...


@dataclass(frozen=True, slots=True)
class DeleteMyData(Heard): ...
