"""Orders to the player for a queue: start, resume, stop, end, shuffle, loop.

Every start is a new play with a new id, so that its reports can be told from those of the play before it.
"""

from skill.domain.ground.lines import Line, Text, line
from skill.domain.ground.records import replace
from skill.domain.ground.units import DurationMs
from skill.domain.library.contents import SourceKind
from skill.domain.library.placement import AUTHORS_CAST, Cast, Placement, Source
from skill.domain.listener.elsewhere import with_started
from skill.domain.listener.listener import Listener, with_queue
from skill.domain.listener.queue import Queue, QueueState, Spot, looped, new_queue, shuffled, unshuffled
from skill.domain.playback.breathers import without_breathers
from skill.domain.playback.streams import items_of, placement_of, stream_after, stream_at, workout_or_playlist
from skill.domain.tailoring.tailored import tailored
from skill.domain.turn.outcome import Halt, Outcome, Refollow, Start
from skill.domain.turn.questions import open_question
from skill.domain.turn.scene import Scene

BEGINNING = DurationMs(0)


def begin(
    scene: Scene, source: Source, *lines: Line, cast: Cast = AUTHORS_CAST, runs_anyway: bool = False
) -> Outcome:
    """Start a workout or a playlist from its beginning, after these lines.

    Args:
        scene: the scene of the request.
        source: the workout or playlist.
        lines: what is said before it.
        cast: the trainer and the music of a workout.
        runs_anyway: True if the person asked for this run by name or kind; see `tailoring.moves`.
    """
    content = workout_or_playlist(scene.library, source, cast)
    items = items_of(scene.library, source, cast)
    if content is None or not items:
        return scene.say(line("trouble.gone"))
    spot = Spot(scene.dice.play(), 0, 0, items[0].id, BEGINNING)
    queue = new_queue(source, content.revision, len(items), spot, scene.device.key)
    queue = replace(queue, cast=cast)
    return _start(
        scene, tailored(scene.listener, scene.library, queue, items, runs_anyway=runs_anyway), *lines
    )


def restart(scene: Scene, queue: Queue, *lines: Line) -> Outcome:
    """Start a queue from its first place, with the person's changes, as a new training session."""
    afresh = replace(queue, training=scene.dice.play(), began="")
    return play_at(scene, afresh, queue.first_place(), BEGINNING, *lines)


def play_at(scene: Scene, queue: Queue, at: int, offset: DurationMs, *lines: Line) -> Outcome:
    """Start a queue at a place and an offset; past its end, end it."""
    item = queue.item_at(at)
    items = items_of(scene.library, queue.source, queue.cast)
    if item is None or item >= len(items):
        return end_queue(scene, queue)
    spot = Spot(scene.dice.play(), at, item, items[item].id, offset)
    return _start(scene, replace(queue, ordered=spot), *lines)


def begin_breather(scene: Scene, queue: Queue, *lines: Line) -> Outcome:
    """Start the breather at the ordered spot of a queue; see `breathers.with_breathers`."""
    ordered = replace(queue.ordered, play=scene.dice.play())
    return _start(scene, replace(queue, ordered=ordered), *lines)


def resume_queue(scene: Scene, queue: Queue, *lines: Line) -> Outcome:
    """Start a queue at the spot where the person left it.

    If its source was edited since, the person is told; see `brought_up_to_date`.
    """
    queue, has_changed = brought_up_to_date(scene, without_breathers(queue))
    if not queue.order:
        return scene.say(line("trouble.gone"))
    spot = queue.spot
    said = (*lines, line("resume.changed")) if has_changed else lines
    return play_at(scene, queue, spot.at, spot.offset_ms, *said)


def halt(scene: Scene, *lines: Line) -> Outcome:
    """Stop the player in any case; a queue that plays is paused and keeps its spot."""
    queue = scene.queue_here() or _queue_being_fetched(scene)
    listener = scene.listener
    if queue is not None and queue.state is QueueState.ON:
        listener = with_queue(listener, replace(queue, state=QueueState.PAUSED))
    return scene.order(listener, Halt(), *lines)


def end_queue(scene: Scene, queue: Queue, *lines: Line) -> Outcome:
    """End a queue whose last item was skipped."""
    done = with_queue(scene.listener, replace(queue, state=QueueState.DONE))
    return scene.order(done, Halt(), *(lines or (line(f"last.{queue.source.kind}"),)))


def set_shuffle(scene: Scene, queue: Queue, *, on: bool) -> Outcome:
    """Shuffle a playlist from the present item on, or restore its own order."""
    if queue.source.kind is SourceKind.WORKOUT:
        return scene.say(line("shuffle.workout"))
    queue = shuffled(queue, scene.dice.mixed(len(queue.order))) if on else unshuffled(queue)
    return replace_upcoming(scene, queue, line("shuffle.on" if on else "shuffle.off"))


def set_loop(scene: Scene, queue: Queue, *, on: bool) -> Outcome:
    """Loop a playlist, or let it end after the present pass."""
    if queue.source.kind is SourceKind.WORKOUT:
        return scene.say(line("loop.workout"))
    return replace_upcoming(scene, looped(queue, on=on), line("loop.on" if on else "loop.off"))


def replace_upcoming(scene: Scene, queue: Queue, *lines: Line) -> Outcome:
    """Store a queue whose items after the present one have changed, without interrupting what plays.

    If an item was enqueued on the device by the old order, it is replaced.
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
    queue = replace(queue, began=queue.began or scene.today)
    listener = with_started(_with_present_paused(scene), queue, scene.now)
    return scene.order(listener, Start(stream), *lines)


def _with_present_paused(scene: Scene) -> Listener:
    # The new stream ends what this device played until now, so that queue is paused.
    other = scene.queue_here()
    if other is None or other.state is not QueueState.ON:
        return scene.listener
    return with_queue(scene.listener, replace(other, state=QueueState.PAUSED))


def _queue_being_fetched(scene: Scene) -> Queue | None:
    # A device that holds nothing yet may still be fetching what it was just told to play.
    queue = scene.listener.current
    is_waiting = queue is not None and queue.confirmed is None and queue.device == scene.device.key
    return queue if is_waiting else None


def brought_up_to_date(scene: Scene, queue: Queue) -> tuple[Queue, bool]:
    """Return a queue without breathers as its source is now, and whether the source was edited.

    The spot is where the same item stands now or, if that is gone, the beginning of the item in its place.
    The order is empty if the source is no longer in the library.
    """
    content = workout_or_playlist(scene.library, queue.source, queue.cast)
    items = items_of(scene.library, queue.source, queue.cast)
    if content is None or not items:
        return replace(queue, order=()), True
    if content.revision == queue.revision:
        return queue, False
    spot = queue.spot
    same = [place for place, item in enumerate(items) if item.id == spot.item_id]
    at = same[0] if same else min(spot.item, len(items) - 1)
    offset = spot.offset_ms if same else BEGINNING
    there = Spot(spot.play, at, at, items[at].id, min(offset, DurationMs(items[at].duration_ms - 1)))
    fresh = new_queue(queue.source, content.revision, len(items), there, queue.device)
    session = replace(fresh, state=queue.state, training=queue.training, began=queue.began)
    return replace(session, loop=queue.loop, cast=queue.cast, swaps=queue.swaps), True


def current_placement(scene: Scene, queue: Queue) -> Placement:
    """Return the placement of the spot of a queue."""
    return placement_of(scene.library, scene.listener.key, queue, queue.spot)


def name_of(queue: Queue) -> Text:
    """Return the name of the workout or playlist of a queue."""
    return Text(queue.source.kind, queue.source.id)


def current_queue(scene: Scene) -> Queue | None:
    """Return the queue whose audio this device holds, else the one last asked for; None if there is none."""
    return scene.queue_here() or scene.listener.current


def say_nothing_plays(scene: Scene) -> Outcome:
    """Say that nothing plays, and ask what is wanted."""
    return scene.say(line("asked.nothing"), question=open_question())
