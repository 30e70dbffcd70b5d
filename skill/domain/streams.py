"""From a queue to a stream that a device can play: what stands at a place, and how it is shown."""

from dataclasses import replace

from skill.domain.library import Playlist, Segment, SourceKind, Track, Workout
from skill.domain.outcome import Stream, Text, line
from skill.domain.placement import Placement, Source
from skill.domain.queue import Queue, Spot
from skill.domain.shelves import Library
from skill.domain.units import DurationMs

Item = Segment | Track


def items_of(library: Library, source: Source) -> tuple[Item, ...]:
    """Return all that a source plays, in its own order; empty if it is no longer in the library."""
    holder = holder_of(library, source)
    if isinstance(holder, Workout):
        return holder.segments
    return holder.tracks if holder else ()


def holder_of(library: Library, source: Source) -> Workout | Playlist | None:
    """Return the workout or playlist itself."""
    if source.kind is SourceKind.WORKOUT:
        return library.workout(source.id)
    return library.playlist(source.id)


def stream_at(library: Library, placement: Placement, offset_ms: int = 0) -> Stream | None:
    """Return the stream of a placement; None if the library no longer has such an item."""
    items = items_of(library, placement.source)
    if placement.item >= len(items):
        return None
    item = items[placement.item]
    placement = replace(placement, item_id=item.id)
    offset = DurationMs(min(max(0, offset_ms), max(0, item.duration_ms - 1)))
    source = placement.source
    if source.kind is SourceKind.WORKOUT:
        title = Text("segment", source.id, str(placement.item))
        workout = library.workout_card(source.id)
        trainer = workout.trainer if workout else ""
        subtitle = line("now.workout", name=Text("workout", source.id), trainer=Text("trainer", trainer))
        captions = Text("captions", source.id, str(placement.item))
        return Stream(placement, f"segments/{item.asset}.mp3", offset, title, subtitle, captions)
    title = Text("track", source.id, str(placement.item))
    subtitle = line("now.playlist", name=Text("playlist", source.id))
    return Stream(placement, f"tracks/{item.asset}.mp3", offset, title, subtitle)


def placed(queue: Queue, spot: Spot) -> Placement:
    """Return the placement of a spot of this queue."""
    return Placement(queue.source, spot.play, spot.at, spot.item, spot.item_id)


def following(library: Library, queue: Queue | None, placement: Placement) -> Stream | None:
    """Return the stream that comes after a placement; None if nothing does.

    The same placement is always answered with the same stream, so that asking twice does no harm.
    Without a queue (another device took it over, or the store cannot be read) the source's own order
    is followed: what plays goes on playing.
    """
    item = queue.item_at(placement.at + 1) if queue else placement.item + 1
    if item is None:
        return None
    after = replace(placement, at=placement.at + 1, item=item, attempt=0)
    return stream_at(library, after)


def left_ms(library: Library, queue: Queue) -> int:
    """Return how much of the present pass is still to be played, in milliseconds."""
    items = items_of(library, queue.source)
    spot = queue.spot
    ahead = [queue.order[at % len(queue.order)] for at in range(spot.at, max(spot.at + 1, queue.end))]
    whole = sum(items[item].duration_ms for item in ahead if item < len(items))
    return max(0, whole - spot.offset_ms)


def done_ms(library: Library, queue: Queue) -> int:
    """Return how far into its source the person is, in milliseconds."""
    items = items_of(library, queue.source)[: queue.spot.item]
    return sum(item.duration_ms for item in items) + queue.spot.offset_ms
