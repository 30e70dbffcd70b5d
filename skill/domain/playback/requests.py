"""What a device reports of its player."""

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
    """What could not be played."""
    playing: Placement | None = None
    """What the device was playing meanwhile, where it is one of ours."""
    offset_ms: DurationMs = field(default=DurationMs(0))
    """The offset in `playing`."""
    goes_on: bool = False
    """True if the device still plays something else: the failure was one of fetching ahead."""
