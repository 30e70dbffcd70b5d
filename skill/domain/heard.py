"""What was heard, in plain words: wishes are imperatives, a device's reports are past participles."""

from dataclasses import dataclass, field
from enum import StrEnum

from skill.domain.library import SourceKind
from skill.domain.placement import Placement
from skill.domain.units import DurationMs


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
    unknown: tuple[str, ...] = ()
    """Words that stood where a value belongs, but are none that the library knows."""

    @property
    def is_open(self) -> bool:
        """True if nothing at all was specified."""
        return self == Wish()


@dataclass(frozen=True, slots=True)
class Launch: ...


@dataclass(frozen=True, slots=True)
class StartWorkout:
    wish: Wish


@dataclass(frozen=True, slots=True)
class ListWorkouts:
    wish: Wish


@dataclass(frozen=True, slots=True)
class SurpriseMe: ...


@dataclass(frozen=True, slots=True)
class TellTodaysTip: ...


@dataclass(frozen=True, slots=True)
class TellTip:
    topic: str | None = None
    audience: str | None = None
    words: str = ""
    """What was said where a topic belongs, if it is none that the library knows."""


@dataclass(frozen=True, slots=True)
class TellAnother: ...


@dataclass(frozen=True, slots=True)
class TellMore: ...


@dataclass(frozen=True, slots=True)
class ReadArticle:
    article: str | None = None
    topic: str | None = None
    words: str = ""


@dataclass(frozen=True, slots=True)
class StartPlaylist:
    playlist: str | None = None
    mood: str | None = None
    activity: str | None = None
    bpm: int | None = None
    words: str = ""


@dataclass(frozen=True, slots=True)
class ListPlaylists:
    mood: str | None = None
    activity: str | None = None


@dataclass(frozen=True, slots=True)
class Resume:
    kind: SourceKind | None = None
    """Which queue is meant; None: whichever was last asked for."""


@dataclass(frozen=True, slots=True)
class Pause: ...


@dataclass(frozen=True, slots=True)
class Stop: ...


@dataclass(frozen=True, slots=True)
class Cancel: ...


@dataclass(frozen=True, slots=True)
class Next: ...


@dataclass(frozen=True, slots=True)
class Previous: ...


@dataclass(frozen=True, slots=True)
class Repeat: ...


@dataclass(frozen=True, slots=True)
class StartOver: ...


@dataclass(frozen=True, slots=True)
class Shuffle:
    on: bool


@dataclass(frozen=True, slots=True)
class Loop:
    on: bool


@dataclass(frozen=True, slots=True)
class WhatIsThis: ...


@dataclass(frozen=True, slots=True)
class HowLongLeft: ...


@dataclass(frozen=True, slots=True)
class WhatsNext: ...


@dataclass(frozen=True, slots=True)
class WhoTrains:
    trainer: str | None = None
    words: str = ""


@dataclass(frozen=True, slots=True)
class HowTo:
    exercise: str | None = None
    words: str = ""


@dataclass(frozen=True, slots=True)
class Help: ...


@dataclass(frozen=True, slots=True)
class Yes: ...


@dataclass(frozen=True, slots=True)
class No: ...


@dataclass(frozen=True, slots=True)
class GoHome: ...


@dataclass(frozen=True, slots=True)
class NotUnderstood: ...


@dataclass(frozen=True, slots=True)
class PlayPressed: ...


@dataclass(frozen=True, slots=True)
class PausePressed: ...


@dataclass(frozen=True, slots=True)
class NextPressed: ...


@dataclass(frozen=True, slots=True)
class PreviousPressed: ...


@dataclass(frozen=True, slots=True)
class PlaybackStarted:
    placement: Placement
    offset_ms: DurationMs


@dataclass(frozen=True, slots=True)
class PlaybackNearlyFinished:
    placement: Placement


@dataclass(frozen=True, slots=True)
class PlaybackFinished:
    placement: Placement


@dataclass(frozen=True, slots=True)
class PlaybackStopped:
    placement: Placement
    offset_ms: DurationMs


@dataclass(frozen=True, slots=True)
class PlaybackFailed:
    placement: Placement
    """What could not be played."""
    playing: Placement | None = None
    """What the device was playing meanwhile, where it is one of ours."""
    offset_ms: DurationMs = field(default=DurationMs(0))
    """The offset in `playing`."""
    goes_on: bool = False
    """True if the device still plays something else: the failure was one of fetching ahead."""


Heard = (
    Launch | StartWorkout | ListWorkouts | SurpriseMe | TellTodaysTip | TellTip | TellAnother
    | TellMore | ReadArticle | StartPlaylist | ListPlaylists | Resume | Pause | Stop | Cancel | Next
    | Previous | Repeat | StartOver | Shuffle | Loop | WhatIsThis | HowLongLeft | WhatsNext
    | WhoTrains | HowTo | Help | Yes | No | GoHome | NotUnderstood | PlayPressed | PausePressed
    | NextPressed | PreviousPressed | PlaybackStarted | PlaybackNearlyFinished | PlaybackFinished
    | PlaybackStopped | PlaybackFailed
)  # fmt: skip


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
