"""How a device's reports of its player move the queue; nothing else moves *confirmed*.

- Only a play that counts is believed: the one last ordered, or the one last confirmed. An old token that
  another Echo still holds moves nothing.
- Within a play, places only grow. A report of an earlier spot is late, and moves nothing.
- A report of the play before the last order, from the device that was given that order, of a spot later
  than the confirmed one, shows that the order never arrived: then the device is believed.
"""

from skill.domain.ground.records import replace
from skill.domain.ground.units import DurationMs, EpochMs
from skill.domain.library.placement import Placement
from skill.domain.listener.listener import Listener, with_queue
from skill.domain.listener.queue import Queue, QueueState, Spot, spot_of
from skill.domain.turn.device import Activity, Device


def queue_of(listener: Listener, placement: Placement) -> Queue | None:
    """Return the queue that a report of this placement may move; None if its play no longer counts."""
    queue = listener.queue(placement.source.kind)
    if queue is None or queue.source != placement.source or not queue.knows(placement.play):
        return None
    return queue


def with_device_state(listener: Listener, device: Device) -> Listener:
    """Return the listener with what the context of a request says about the device's player.

    The context is the newest report, since somebody speaks to this device or presses its buttons. If the
    device still holds the play before the last order that it was given, that order never arrived.
    """
    placement, offset = device.placement, device.offset_ms
    if placement is None or offset is None:
        return listener
    queue = queue_of(listener, placement)
    if queue is None:
        return listener
    spot = spot_of(placement, offset)
    if placement.play != queue.ordered.play:
        if device.key != queue.device:
            return listener
        known = queue.confirmed
        if known is not None and known.play == spot.play and known.order > spot.order:
            spot = known  # its item ended, and PlaybackFinished has told so already
        return with_queue(listener, replace(queue, ordered=spot, confirmed=spot))
    queue = replace(queue, confirmed=_later(queue, spot))
    if device.activity is Activity.PLAYING and queue.state is QueueState.ON:
        queue = replace(queue, silent_since=None)
    return with_queue(listener, queue)


def after_started(listener: Listener, placement: Placement, offset: DurationMs, device: str) -> Listener:
    """Return the listener after PlaybackStarted."""
    queue = queue_of(listener, placement)
    if queue is None:
        return listener
    spot = spot_of(placement, offset)
    moved_on = _has_moved_on(queue, spot)
    if placement.play != queue.ordered.play:
        if not moved_on or device != queue.device:
            return listener
        queue = replace(queue, ordered=spot)
    queue = replace(queue, confirmed=_later(queue, spot), silent_since=None)
    if moved_on and queue.state in {QueueState.PAUSED, QueueState.FAILED}:
        # A late report of what played before the pause has not moved on, so this player does play.
        queue = replace(queue, state=QueueState.ON)
    return with_queue(listener, queue)


def after_stopped(listener: Listener, placement: Placement, offset: DurationMs, now: EpochMs) -> Listener:
    """Return the listener after PlaybackStopped: it stopped at an offset, for whatever reason."""
    queue = queue_of(listener, placement)
    if queue is None:
        return listener
    spot = spot_of(placement, offset)
    if placement.play != queue.ordered.play:
        return with_queue(listener, replace(queue, confirmed=_later(queue, spot)))
    if queue.confirmed is None or queue.confirmed.play != spot.play or spot.order >= queue.confirmed.order:
        queue = replace(queue, confirmed=spot, silent_since=now)
    return with_queue(listener, queue)


def after_finished(
    listener: Listener, placement: Placement, item_id: str | None, offset: DurationMs
) -> Listener:
    """Return the listener after PlaybackFinished.

    PlaybackFinished of an item and PlaybackStarted of the next name the same spot, the boundary between
    them. Whichever arrives first moves the spot; the other changes nothing.

    Args:
        listener: the listener as stored.
        placement: the placement that has ended.
        item_id: the id of the next item; None if there is none.
        offset: where in the next item to begin; after a breather, where the person was interrupted.
    """
    queue = queue_of(listener, placement)
    if queue is None:
        return listener
    known = queue.confirmed
    if known is not None and known.play == placement.play and known.at > placement.at:
        return listener
    item = queue.item_at(placement.at + 1)
    if item is not None and item_id is not None:
        after = Spot(placement.play, placement.at + 1, item, item_id, offset)
        return with_queue(listener, replace(queue, confirmed=after))
    if placement.play != queue.ordered.play:
        return listener
    last = spot_of(placement, DurationMs(0))
    return with_queue(listener, replace(queue, confirmed=last, state=QueueState.DONE))


def _has_moved_on(queue: Queue, spot: Spot) -> bool:
    known = queue.confirmed
    return known is not None and known.play == spot.play and spot.order > known.order


def _is_news(queue: Queue, spot: Spot) -> bool:
    known = queue.confirmed
    if known is None or known.play != spot.play:
        return spot.play == queue.ordered.play
    return _has_moved_on(queue, spot)


def _later(queue: Queue, spot: Spot) -> Spot:
    return queue.confirmed if queue.confirmed is not None and not _is_news(queue, spot) else spot
