"""The device that a request comes from, and what its player does."""

from enum import StrEnum

from skill.domain.ground.records import record
from skill.domain.ground.units import DurationMs
from skill.domain.library.placement import Placement


class Activity(StrEnum):
    """What a device says that its player does; the names are Alexa's."""

    IDLE = "IDLE"
    PLAYING = "PLAYING"
    PAUSED = "PAUSED"
    STOPPED = "STOPPED"
    FINISHED = "FINISHED"
    BUFFER_UNDERRUN = "BUFFER_UNDERRUN"


@record
class Device:
    """What the device says of itself in the request at hand."""

    key: str = ""
    """Opaque; empty if it did not say."""
    has_audio: bool = True
    placement: Placement | None = None
    """What its player holds, where that is one of ours."""
    offset_ms: DurationMs | None = None
    activity: Activity | None = None
