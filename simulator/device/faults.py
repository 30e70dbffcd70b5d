"""What may go wrong between a device and a skill; each fault was seen on a real Echo."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum


class NearlyFinished(StrEnum):
    """When a device sends PlaybackNearlyFinished."""

    EARLY = "early"
    """200 ms after the start, as most Echos do."""
    LATE = "late"
    """100 ms before the end."""
    AFTER = "after"
    """After PlaybackFinished, as happens with short streams."""


DUCKED = "DUCKED"
"""A value of `Faults.barged_in`: the stream plays on, and the device turns it down."""


@dataclass(frozen=True, slots=True)
class Faults:
    """The faults of a device and its connection; by default, a device without faults.

    Events are named without their prefix: `PlaybackStopped`.
    """

    nearly_finished: NearlyFinished = NearlyFinished.EARLY
    doubled: frozenset[str] = frozenset()
    """Events that arrive twice."""
    dropped: frozenset[str] = frozenset()
    """Events that never arrive."""
    delay_ms: Mapping[str, int] = field(default_factory=dict)
    """How much later an event arrives, in milliseconds, by its name."""
    jitter_ms: int = 0
    """Every event arrives later by a random time up to this many milliseconds, so events may change order."""
    seed: int = 0
    """The seed of the random delays."""
    failing: frozenset[str] = frozenset()
    """Parts of the URLs of the streams that do not play."""
    error: str = "MEDIA_ERROR_INVALID_REQUEST"
    """The error type with which a failing stream is reported."""
    fetches_ahead: bool = False
    """True: a failing stream is reported when it is enqueued, while another one still plays."""
    barged_in: str = "PAUSED"
    """The activity of the player while somebody speaks over the stream: PAUSED, STOPPED or `DUCKED`."""

    def fails(self, url: str) -> bool:
        """Return True if the stream at a URL does not play."""
        return any(part in url for part in self.failing)
