"""What was heard, in plain words: wishes are imperatives, a device's reports are past participles."""

from dataclasses import field
from enum import StrEnum
from typing import ClassVar

from skill.domain.classes import dataclass
from skill.domain.library import SourceKind
from skill.domain.placement import Placement
from skill.domain.units import DurationMs


class Heard:
    """Anything that can be heard; each room adds its own kinds, and says how it is answered."""

    __slots__ = ()
    hurts: ClassVar[bool] = False
    """True of what tells of pain or illness: nothing is sold in that conversation any more."""


@dataclass(frozen=True, slots=True)
class Wish:
    """What a workout is wanted to be; None where nothing was said."""

    workout: str | None = None
    kind: str | None = None
    audience: str | None = None
    minutes: int | None = None
    level: str | None = None
    equipment: str | None = None
    muscle: str | None = None
    trainer: str | None = None
    music: str | None = None
    """A playlist to have it over, instead of its own."""
    also: tuple[str, ...] = ()
    """Muscles that it should train beside `muscle`."""
    exclude: tuple[str, ...] = ()
    """What must not be in it: words of the vocabulary `leave_out`. Never given up for anything."""
    unknown: tuple[str, ...] = ()
    """Words that stood where a value belongs, but are none that the library knows."""

    @property
    def is_open(self) -> bool:
        """True if nothing at all was specified."""
        return self == Wish()


@dataclass(frozen=True, slots=True)
class Launch(Heard): ...


@dataclass(frozen=True, slots=True)
class Thanks(Heard):
    """A kind word, which wants nothing."""


@dataclass(frozen=True, slots=True)
class StartWorkout(Heard):
    wish: Wish


@dataclass(frozen=True, slots=True)
class ListWorkouts(Heard):
    wish: Wish


@dataclass(frozen=True, slots=True)
class SurpriseMe(Heard): ...


@dataclass(frozen=True, slots=True)
class TellTodaysTip(Heard): ...


@dataclass(frozen=True, slots=True)
class TellTip(Heard):
    topic: str | None = None
    audience: str | None = None
    words: str = ""
    """What was said where a topic belongs, if it is none that the library knows."""


@dataclass(frozen=True, slots=True)
class TellAnother(Heard): ...


@dataclass(frozen=True, slots=True)
class TellMore(Heard): ...


@dataclass(frozen=True, slots=True)
class ReadArticle(Heard):
    article: str | None = None
    topic: str | None = None
    words: str = ""


@dataclass(frozen=True, slots=True)
class StartPlaylist(Heard):
    playlist: str | None = None
    mood: str | None = None
    activity: str | None = None
    bpm: int | None = None
    words: str = ""


@dataclass(frozen=True, slots=True)
class ListPlaylists(Heard):
    mood: str | None = None
    activity: str | None = None


@dataclass(frozen=True, slots=True)
class Resume(Heard):
    kind: SourceKind | None = None
    """Which queue is meant; None: whichever was last asked for."""


@dataclass(frozen=True, slots=True)
class Pause(Heard): ...


@dataclass(frozen=True, slots=True)
class Stop(Heard): ...


@dataclass(frozen=True, slots=True)
class Cancel(Heard): ...


@dataclass(frozen=True, slots=True)
class Next(Heard): ...


@dataclass(frozen=True, slots=True)
class Previous(Heard): ...


@dataclass(frozen=True, slots=True)
class Repeat(Heard): ...


@dataclass(frozen=True, slots=True)
class StartOver(Heard): ...


@dataclass(frozen=True, slots=True)
class Shuffle(Heard):
    on: bool


@dataclass(frozen=True, slots=True)
class Loop(Heard):
    on: bool


@dataclass(frozen=True, slots=True)
class WhatIsThis(Heard): ...


@dataclass(frozen=True, slots=True)
class HowLongLeft(Heard): ...


@dataclass(frozen=True, slots=True)
class WhatsNext(Heard): ...


@dataclass(frozen=True, slots=True)
class WhoTrains(Heard):
    trainer: str | None = None
    words: str = ""


@dataclass(frozen=True, slots=True)
class HowTo(Heard):
    exercise: str | None = None
    words: str = ""


@dataclass(frozen=True, slots=True)
class Help(Heard): ...


@dataclass(frozen=True, slots=True)
class Yes(Heard): ...


@dataclass(frozen=True, slots=True)
class No(Heard): ...


@dataclass(frozen=True, slots=True)
class GoHome(Heard): ...


@dataclass(frozen=True, slots=True)
class NotUnderstood(Heard): ...


@dataclass(frozen=True, slots=True)
class HandoverEnded(Heard):
    """Alexa gives the conversation back; see `outcome.Handover`."""

    name: str
    result: str
    """`ACCEPTED`, `DECLINED`, `ERROR` …; the names are Alexa's, and there may be new ones."""
    about: str
    token: str


@dataclass(frozen=True, slots=True)
class PlayPressed(Heard): ...


@dataclass(frozen=True, slots=True)
class PausePressed(Heard): ...


@dataclass(frozen=True, slots=True)
class NextPressed(Heard): ...


@dataclass(frozen=True, slots=True)
class PreviousPressed(Heard): ...


@dataclass(frozen=True, slots=True)
class PlaybackStarted(Heard):
    placement: Placement
    offset_ms: DurationMs


@dataclass(frozen=True, slots=True)
class PlaybackNearlyFinished(Heard):
    placement: Placement


@dataclass(frozen=True, slots=True)
class PlaybackFinished(Heard):
    placement: Placement


@dataclass(frozen=True, slots=True)
class PlaybackStopped(Heard):
    placement: Placement
    offset_ms: DurationMs


@dataclass(frozen=True, slots=True)
class PlaybackFailed(Heard):
    placement: Placement
    """What could not be played."""
    playing: Placement | None = None
    """What the device was playing meanwhile, where it is one of ours."""
    offset_ms: DurationMs = field(default=DurationMs(0))
    """The offset in `playing`."""
    goes_on: bool = False
    """True if the device still plays something else: the failure was one of fetching ahead."""


class Activity(StrEnum):
    """What a device says that its player does; the names are Alexa's."""

    IDLE = "IDLE"
    PLAYING = "PLAYING"
    PAUSED = "PAUSED"
    STOPPED = "STOPPED"
    FINISHED = "FINISHED"
    BUFFER_UNDERRUN = "BUFFER_UNDERRUN"


@dataclass(frozen=True, slots=True)
class Device:
    """What the device says of itself in the request at hand."""

    key: str = ""
    """Opaque; empty if it did not say."""
    has_audio: bool = True
    placement: Placement | None = None
    """What its player holds, where that is one of ours."""
    offset_ms: DurationMs | None = None
    activity: Activity | None = None
