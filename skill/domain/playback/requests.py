"""The reports of a device's player: Alexa's AudioPlayer requests."""

from dataclasses import field

from skill.domain.ground.records import record
from skill.domain.ground.units import DurationMs
from skill.domain.library.placement import Placement
from skill.domain.turn.requests import Heard


@record
class PlaybackStarted(Heard):
    placement: Placement
    offset_ms: DurationMs


@record
class PlaybackNearlyFinished(Heard):
    placement: Placement


@record
class PlaybackFinished(Heard):
    placement: Placement


@record
class PlaybackStopped(Heard):
    placement: Placement
    offset_ms: DurationMs


@record
class PlaybackFailed(Heard):
    placement: Placement
    """The placement that could not be played."""
    playing: Placement | None = None
    """What the device was playing at that moment; None if nothing of this skill."""
    offset_ms: DurationMs = field(default=DurationMs(0))
    """The offset in `playing`."""
    goes_on: bool = False
    """True if the device goes on playing something else: an enqueued stream could not be fetched."""
