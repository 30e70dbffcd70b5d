"""The device from which a request comes, and the state of its audio player."""

from enum import StrEnum

from skill.domain.ground.records import record
from skill.domain.ground.units import DurationMs
from skill.domain.library.placement import Placement


class Activity(StrEnum):
    """The player activity of the AudioPlayer context of a request; the names are Alexa's."""

    IDLE = "IDLE"
    PLAYING = "PLAYING"
    PAUSED = "PAUSED"
    STOPPED = "STOPPED"
    FINISHED = "FINISHED"
    BUFFER_UNDERRUN = "BUFFER_UNDERRUN"


@record
class Device:
    """What the context of the present request says about the device."""

    key: str = ""
    """An opaque key; empty if unknown."""
    has_audio: bool = True
    """True if the device supports AudioPlayer."""
    placement: Placement | None = None
    """The placement that its player holds; None if it holds nothing of this skill."""
    offset_ms: DurationMs | None = None
    activity: Activity | None = None
    has_screen: bool = False
    """True if the device shows APL documents."""
    shows_ours: bool = False
    """True if a screen of ours is on it."""
