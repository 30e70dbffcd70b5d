"""Answers to the player's reports (AudioPlayer requests): an order to the player, or none; never speech.

PlaybackNearlyFinished is no sign of the end: it may come just after the start, or after the end. The answer
enqueues the next item, is the same however often the report comes, and changes nothing stored.
"""

from skill.domain.ground.records import replace
from skill.domain.ground.units import DurationMs
from skill.domain.library.lookup import Library
from skill.domain.library.placement import Placement, is_unstored
from skill.domain.listener.listener import with_queue
from skill.domain.listener.queue import Queue, QueueState
from skill.domain.playback.failed_streams import stream_instead
from skill.domain.playback.place import after_finished, after_started, after_stopped, queue_of
from skill.domain.playback.requests import (
    PlaybackFailed,
    PlaybackFinished,
    PlaybackNearlyFinished,
    PlaybackStarted,
    PlaybackStopped,
)
from skill.domain.playback.streams import items_of, stream_after
from skill.domain.turn.outcome import Follow, Halt, Order, Outcome, Refollow, Start
from skill.domain.turn.scene import Scene


def on_started(scene: Scene, report: PlaybackStarted) -> Outcome:
    """Confirm the spot."""
    return Outcome(after_started(scene.listener, report.placement, report.offset_ms, scene.device.key))


def on_stopped(scene: Scene, report: PlaybackStopped) -> Outcome:
    """Confirm the spot; Alexa accepts no directive in answer."""
    return Outcome(after_stopped(scene.listener, report.placement, report.offset_ms, scene.now))


def on_finished(scene: Scene, report: PlaybackFinished) -> Outcome:
    """Confirm the spot: the beginning of the next item, or the end of the queue."""
    queue = queue_of(scene.listener, report.placement)
    after = stream_after(scene.library, queue, report.placement)
    if after is None:
        return Outcome(after_finished(scene.listener, report.placement, None, DurationMs(0)))
    item_id, offset = after.placement.item_id, after.offset_ms
    return Outcome(after_finished(scene.listener, report.placement, item_id, offset))


def on_nearly_finished(scene: Scene, report: PlaybackNearlyFinished) -> Outcome:
    """Enqueue the next item after this stream, unless the queue was paused or has ended."""
    placement = report.placement
    if not _may_go_on(scene, placement):
        return Outcome(scene.listener)
    queue = queue_of(scene.listener, placement)
    return Outcome(scene.listener, _follow(scene.library, queue, placement))


def on_failed(scene: Scene, report: PlaybackFailed) -> Outcome:
    """Play what stands in for the stream; stop when nothing is left to try, so that failures cannot loop."""
    placement = report.placement
    if not _may_go_on(scene, placement) or _is_behind(scene, placement):
        return Outcome(scene.listener)
    queue = queue_of(scene.listener, placement)
    order = _retry(scene.library, queue, report, _failed_at(queue, report))
    if order is not None:
        return Outcome(scene.listener, order)
    if queue is None:
        return Outcome(scene.listener, Halt())
    listener = with_queue(scene.listener, replace(queue, state=QueueState.FAILED))
    return Outcome(listener, None if report.goes_on else Halt())


def follow_without_store(library: Library, report: PlaybackNearlyFinished) -> Order | None:
    """Return what to enqueue if the store cannot be read, by the token alone; None if nothing follows."""
    return _follow(library, None, report.placement)


def retry_without_store(library: Library, report: PlaybackFailed) -> Order | None:
    """Return what to try after a failure if the store cannot be read; `Halt` after the last attempt."""
    return _retry(library, None, report, _failed_at(None, report)) or Halt()


def _follow(library: Library, queue: Queue | None, placement: Placement) -> Follow | None:
    after = stream_after(library, queue, placement)
    return Follow(after, placement.token) if after else None


def _retry(library: Library, queue: Queue | None, report: PlaybackFailed, offset: DurationMs) -> Order | None:
    stream = stream_instead(library, queue, report.placement, offset)
    if stream is None:
        return None
    return Refollow(stream) if report.goes_on else Start(stream)


def _failed_at(queue: Queue | None, report: PlaybackFailed) -> DurationMs:
    placement = report.placement
    if report.playing is not None and report.playing.token == placement.token:
        reached = report.offset_ms
    else:
        reached = DurationMs(0)
    known = queue.spot if queue else None
    if known is not None and (known.play, known.at) == (placement.play, placement.at):
        return max(reached, known.offset_ms)
    return reached


def _may_go_on(scene: Scene, placement: Placement) -> bool:
    """True if the play of a placement should go on.

    If the play is not one that counts (see `Queue.knows`), the report is late if it comes from a device that
    was told to play something else since; from any other device, it tells of audio that goes on there.
    """
    queue = queue_of(scene.listener, placement)
    if queue is not None:
        return queue.state is QueueState.ON
    if not items_of(scene.library, placement.source, placement.cast):
        return False
    if is_unstored(placement.play):
        return True  # the player itself drops what follows a stream that it no longer holds
    others = (one.queue for one in scene.listener.elsewhere)
    told = {q.device for q in (scene.listener.workout, scene.listener.playlist, *others) if q}
    return bool(scene.device.key) and bool(told) and scene.device.key not in told


def _is_behind(scene: Scene, placement: Placement) -> bool:
    # A failure that is reported late or twice: the device has confirmed a later place since.
    queue = queue_of(scene.listener, placement)
    known = queue.confirmed if queue else None
    return known is not None and known.play == placement.play and known.at > placement.at
