"""The position of a person in a workout that has not ended."""

from skill.domain.ground.records import record
from skill.domain.ground.units import DurationMs
from skill.domain.library.contents import Segment
from skill.domain.listener.queue import Queue


@record
class WorkoutPosition:
    """A workout that has not ended, and where the person is in it."""

    queue: Queue
    """The queue without breathers, brought up to date with the library."""
    segments: tuple[Segment, ...]
    """All segments of the workout in the author's order, with their lengths over the queue's music."""

    @property
    def at(self) -> int:
        """The place in the order of play."""
        return self.queue.spot.at

    @property
    def segment(self) -> Segment:
        """The present segment; in a breather, the segment that it interrupted."""
        return self.segments[self.queue.spot.item]

    @property
    def offset_ms(self) -> DurationMs:
        """The offset in the present segment."""
        return self.queue.spot.offset_ms

    def ahead(self) -> tuple[Segment, ...]:
        """Return the segments after the present one, in the order of play."""
        return tuple(self.segments[item] for item in self.queue.order[self.at + 1 : self.queue.end])
