"""What may go wrong between a device and a skill, as switches: each was seen on a real Echo."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum


class NearlyFinished(StrEnum):
    """When a device says that it is ready for the next stream."""

    EARLY = "early"
    """200 ms after the start, as most Echos do."""
    LATE = "late"
    """100 ms before the end."""
    AFTER = "after"
    """After PlaybackFinished, as happens with short streams."""


DUCKED = "DUCKED"


@dataclass(frozen=True, slots=True)
class Faults:
    """How a device and its line misbehave; by default, no more than they always do.

    Events are named without their prefix: `PlaybackStopped`.
    """

    nearly_finished: NearlyFinished = NearlyFinished.EARLY
    doubled: frozenset[str] = frozenset()
    """Events that arrive twice."""
    dropped: frozenset[str] = frozenset()
    """Events that never arrive."""
    delay_ms: Mapping[str, int] = field(default_factory=dict)
    """How much later than it happened an event arrives."""
    jitter_ms: int = 0
    """Every event arrives up to so much later, by chance; they overtake each other."""
    seed: int = 0
    """What the chance is drawn from."""
    failing: frozenset[str] = frozenset()
    """Streams that do not play: parts of their addresses."""
    error: str = "MEDIA_ERROR_INVALID_REQUEST"
    """What a failing stream is reported with."""
    fetches_ahead: bool = False
    """True: a failing stream is told of when it is enqueued, while another still plays."""
    barged_in: str = "PAUSED"
    """What the player does while somebody speaks over it: PAUSED, STOPPED, or DUCKED (it plays on,
    and the device turns it down)."""

    def fails(self, url: str) -> bool:
        """True if a stream does not play."""
        return any(part in url for part in self.failing)
