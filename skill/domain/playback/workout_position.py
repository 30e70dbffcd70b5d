"""Where a person is in a workout that has not ended."""

from skill.domain.ground.records import record
from skill.domain.ground.units import DurationMs
from skill.domain.library.contents import Segment
from skill.domain.listener.queue import Queue


@record
class WorkoutPosition:
    """A workout that has not ended, and where the person is in it."""

    queue: Queue
    """Settled, and as its workout is now."""
    segments: tuple[Segment, ...]
    """All of the workout's, as long as they are over its present music."""

    @property
    def at(self) -> int:
        """The place in the order of play."""
        return self.queue.spot.at

    @property
    def segment(self) -> Segment:
        """The segment at which the person is; the one that a breather interrupted."""
        return self.segments[self.queue.spot.item]

    @property
    def offset_ms(self) -> DurationMs:
        """Where in the segment."""
        return self.queue.spot.offset_ms

    def ahead(self) -> tuple[Segment, ...]:
        """Return what comes after the present segment, in order."""
        return tuple(self.segments[item] for item in self.queue.order[self.at + 1 : self.queue.end])
