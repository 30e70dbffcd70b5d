"""What the device reports, and the only things that may be answered to it: the next item, or silence.

NearlyFinished is no sign of the end: it comes just after the start, or after the end. It promises the
next item, is answered the same however often it comes, and changes nothing.
"""

from skill.domain.ground.records import replace
from skill.domain.ground.units import DurationMs
from skill.domain.library.lookup import Library
from skill.domain.library.placement import Placement
from skill.domain.listener.listener import with_queue
from skill.domain.listener.queue import Queue, QueueState
from skill.domain.playback.reported_place import finished, queue_of, started, stopped
from skill.domain.playback.requests import (
    PlaybackFailed,
    PlaybackFinished,
    PlaybackNearlyFinished,
    PlaybackStarted,
    PlaybackStopped,
)
from skill.domain.playback.streams import following, items_of, stream_at
from skill.domain.turn.outcome import Follow, Halt, Order, Outcome, Refollow, Start
from skill.domain.turn.scene import Scene

LAST_ATTEMPT = 2
"""0 is the first try, 1 the same stream once more, 2 the next one; then there is silence."""


def on_started(scene: Scene, report: PlaybackStarted) -> Outcome:
    """Take the place; say and order nothing."""
    device = scene.device.key
    return Outcome(started(scene.listener, report.placement, report.offset_ms, device))


def on_stopped(scene: Scene, report: PlaybackStopped) -> Outcome:
    """Take the place; nothing may be answered."""
    return Outcome(stopped(scene.listener, report.placement, report.offset_ms, scene.now))


def on_finished(scene: Scene, report: PlaybackFinished) -> Outcome:
    """Take the place, which is the beginning of what comes next, or the end."""
    queue = queue_of(scene.listener, report.placement)
    after = following(scene.library, queue, report.placement)
    if after is None:
        return Outcome(finished(scene.listener, report.placement, None, DurationMs(0)))
    item_id, offset = after.placement.item_id, after.offset_ms
    return Outcome(finished(scene.listener, report.placement, item_id, offset))


def on_nearly_finished(scene: Scene, report: PlaybackNearlyFinished) -> Outcome:
    """Promise the next item after this very stream, unless silence was asked for."""
    placement = report.placement
    if not _may_go_on(scene, placement):
        return Outcome(scene.listener)
    queue = queue_of(scene.listener, placement)
    return Outcome(scene.listener, _follow(scene.library, queue, placement))


def on_failed(scene: Scene, report: PlaybackFailed) -> Outcome:
    """Try the stream once more, then the next one, then be silent: never a loop."""
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


def blind_follow(library: Library, report: PlaybackNearlyFinished) -> Order | None:
    """Return what to promise when the store cannot be read: the token alone tells it."""
    return _follow(library, None, report.placement)


def blind_retry(library: Library, report: PlaybackFailed) -> Order | None:
    """Return what to try when the store cannot be read."""
    return _retry(library, None, report, _failed_at(None, report)) or Halt()


def _follow(library: Library, queue: Queue | None, placement: Placement) -> Follow | None:
    after = following(library, queue, placement)
    return Follow(after, placement.token) if after else None


def _retry(library: Library, queue: Queue | None, report: PlaybackFailed, offset: DurationMs) -> Order | None:
    placement = report.placement
    if placement.attempt >= LAST_ATTEMPT:
        return None
    if placement.attempt == 0:
        stream = stream_at(library, placement.tried_again(1), offset)
    else:
        after = following(library, queue, placement)
        stream = stream_at(library, after.placement.tried_again(2)) if after else None
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
    """True if this play should go on sounding.

    A play that no longer counts is a late report if it comes from a device that was since told
    otherwise; on another device it is somebody's audio, which goes on.
    """
    queue = queue_of(scene.listener, placement)
    if queue is not None:
        return queue.state is QueueState.ON
    if not items_of(scene.library, placement.source, placement.cast):
        return False
    told = {q.device for q in (scene.listener.workout, scene.listener.playlist) if q}
    return bool(scene.device.key) and bool(told) and scene.device.key not in told


def _is_behind(scene: Scene, placement: Placement) -> bool:
    # A failure reported late, or twice: the device has since confirmed a later place.
    queue = queue_of(scene.listener, placement)
    known = queue.confirmed if queue else None
    return known is not None and known.play == placement.play and known.at > placement.at
