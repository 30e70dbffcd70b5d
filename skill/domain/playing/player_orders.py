"""Playing: start, go on, next, back, again, from the beginning, and silence.

Every start is a new play with a new identity, whatever it plays, so that reports of the play before
it can be told from its own.
"""

from skill.domain.ground.lines import Line, Text, line
from skill.domain.ground.records import replace
from skill.domain.ground.units import DurationMs
from skill.domain.library.contents import Playlist, SourceKind, Workout
from skill.domain.library.placement import AUTHORS_CAST, Cast, Placement, Source
from skill.domain.listener.listener import Listener, with_queue
from skill.domain.listener.queue import Queue, QueueState, Spot, looped, new_queue, shuffled, unshuffled
from skill.domain.playback.breathers import without_breathers
from skill.domain.playback.streams import items_of, placement_of, stream_after, stream_at, workout_or_playlist
from skill.domain.tailoring.tailored import tailored
from skill.domain.turn.outcome import Halt, Outcome, Refollow, Start
from skill.domain.turn.scene import Scene

BEGINNING = DurationMs(0)


def begin(
    scene: Scene, source: Source, *lines: Line, cast: Cast = AUTHORS_CAST, runs_anyway: bool = False
) -> Outcome:
    """Start a workout or a playlist from its beginning, after these lines.

    Args:
        scene: of the request.
        source: what to play.
        lines: what is said before it.
        cast: who leads it over which music.
        runs_anyway: True if the person asked for this run by name or kind; see `tailoring.moves`.
    """
    holder = workout_or_playlist(scene.library, source, cast)
    items = items_of(scene.library, source, cast)
    if holder is None or not items:
        return scene.say(line("trouble.gone"))
    spot = Spot(scene.dice.play(), 0, 0, items[0].id, BEGINNING)
    queue = new_queue(source, holder.revision, len(items), spot, scene.device.key)
    queue = replace(queue, cast=cast)
    return _start(
        scene, tailored(scene.listener, scene.library, queue, items, runs_anyway=runs_anyway), *lines
    )


def restart(scene: Scene, queue: Queue, *lines: Line) -> Outcome:
    """Start what the person made of a queue from its first place, as another training."""
    return play_at(scene, replace(queue, training=scene.dice.play()), queue.first_place(), BEGINNING, *lines)


def play_at(scene: Scene, queue: Queue, at: int, offset: DurationMs, *lines: Line) -> Outcome:
    """Start a queue at a place; past its end, close it."""
    item = queue.item_at(at)
    items = items_of(scene.library, queue.source, queue.cast)
    if item is None or item >= len(items):
        return end_queue(scene, queue)
    spot = Spot(scene.dice.play(), at, item, items[item].id, offset)
    return _start(scene, replace(queue, ordered=spot), *lines)


def begin_breather(scene: Scene, queue: Queue, *lines: Line) -> Outcome:
    """Start the breather that a queue was ordered to begin with; see `breathers.with_breathers`."""
    ordered = replace(queue.ordered, play=scene.dice.play())
    return _start(scene, replace(queue, ordered=ordered), *lines)


def resume_queue(scene: Scene, queue: Queue, *lines: Line) -> Outcome:
    """Start a queue where the person left it, to the millisecond.

    If its source was edited since, the place is where the same item stands now; if that item is gone,
    the beginning of the one that took its place; and the person is told.
    """
    queue, has_changed = brought_up_to_date(scene, without_breathers(queue))
    if not queue.order:
        return scene.say(line("trouble.gone"))
    spot = queue.spot
    said = (*lines, line("resume.changed")) if has_changed else lines
    return play_at(scene, queue, spot.at, spot.offset_ms, *said)


def halt(scene: Scene, *lines: Line) -> Outcome:
    """Be silent, whatever the diary says; the place is kept."""
    queue = scene.queue_here() or _unclaimed(scene)
    listener = scene.listener
    if queue is not None and queue.state is QueueState.ON:
        listener = with_queue(listener, replace(queue, state=QueueState.PAUSED))
    return scene.order(listener, Halt(), *lines)


def end_queue(scene: Scene, queue: Queue, *lines: Line) -> Outcome:
    """End a queue for good: its last item was skipped."""
    done = with_queue(scene.listener, replace(queue, state=QueueState.DONE))
    return scene.order(done, Halt(), *(lines or (line(f"last.{queue.source.kind}"),)))


def set_shuffle(scene: Scene, queue: Queue, *, on: bool) -> Outcome:
    """Shuffle a playlist from here on, or go back to its own order."""
    if queue.source.kind is SourceKind.WORKOUT:
        return scene.say(line("shuffle.workout"))
    queue = shuffled(queue, scene.dice.mixed(len(queue.order))) if on else unshuffled(queue)
    return replace_upcoming(scene, queue, line("shuffle.on" if on else "shuffle.off"))


def set_loop(scene: Scene, queue: Queue, *, on: bool) -> Outcome:
    """Loop a playlist, or let it end."""
    if queue.source.kind is SourceKind.WORKOUT:
        return scene.say(line("loop.workout"))
    return replace_upcoming(scene, looped(queue, on=on), line("loop.on" if on else "loop.off"))


def replace_upcoming(scene: Scene, queue: Queue, *lines: Line) -> Outcome:
    """Take another future for a queue, without a break in what plays.

    The device may hold an item that was promised under the old order; it is replaced, not kept.
    """
    listener = with_queue(scene.listener, queue)
    after = stream_after(scene.library, queue, current_placement(scene, queue))
    order = Refollow(after) if after and scene.is_playing() else None
    return scene.order(listener, order, *lines)


def _start(scene: Scene, queue: Queue, *lines: Line) -> Outcome:
    spot = queue.ordered
    stream = stream_at(
        scene.library, placement_of(scene.library, scene.listener.key, queue, spot), spot.offset_ms
    )
    if stream is None:
        return scene.say(line("trouble.gone"))
    queue = replace(queue, state=QueueState.ON, device=scene.device.key, silent_since=None)
    listener = with_queue(_displaced(scene), queue, make_latest=True)
    return scene.order(listener, Start(stream), *lines)


def _displaced(scene: Scene) -> Listener:
    # What this device played until now is silenced by the new stream; its place stays.
    other = scene.queue_here()
    if other is None or other.state is not QueueState.ON:
        return scene.listener
    return with_queue(scene.listener, replace(other, state=QueueState.PAUSED))


def _unclaimed(scene: Scene) -> Queue | None:
    # A device that holds nothing yet may still be fetching what it was told to play a moment ago.
    queue = scene.listener.current
    is_waiting = queue is not None and queue.confirmed is None and queue.device == scene.device.key
    return queue if is_waiting else None


def brought_up_to_date(scene: Scene, queue: Queue) -> tuple[Queue, bool]:
    """Return a settled queue as its source is now, and whether that is another one than was queued."""
    holder: Workout | Playlist | None = workout_or_playlist(scene.library, queue.source, queue.cast)
    items = items_of(scene.library, queue.source, queue.cast)
    if holder is None or not items:
        return replace(queue, order=()), True
    if holder.revision == queue.revision:
        return queue, False
    spot = queue.spot
    same = [place for place, item in enumerate(items) if item.id == spot.item_id]
    at = same[0] if same else min(spot.item, len(items) - 1)
    offset = spot.offset_ms if same else BEGINNING
    there = Spot(spot.play, at, at, items[at].id, min(offset, DurationMs(items[at].duration_ms - 1)))
    fresh = new_queue(queue.source, holder.revision, len(items), there, queue.device)
    return replace(
        fresh, loop=queue.loop, state=queue.state, training=queue.training, cast=queue.cast, swaps=queue.swaps
    ), True


def current_placement(scene: Scene, queue: Queue) -> Placement:
    """Return the placement at which the person is in a queue."""
    return placement_of(scene.library, scene.listener.key, queue, queue.spot)


def name_of(queue: Queue) -> Text:
    """Return the name of what a queue plays."""
    return Text(queue.source.kind, queue.source.id)
