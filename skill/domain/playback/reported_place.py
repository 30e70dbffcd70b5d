"""What a device says of its player, taken into the queue: the only way in which *confirmed* moves.

The rules, each of which a peer has broken:

- Only a play that counts may speak: the one last ordered, or the one last heard. Last week's token in
  another Echo's memory moves nothing.
- Within a play, a device only moves forward. A report of an earlier place is a late one.
- A report of the play before the last order, from the device that was given that order, and of a
  place beyond what was known, shows that the order never arrived: the device wins.
"""

from skill.domain.ground.records import replace
from skill.domain.ground.units import DurationMs, EpochMs
from skill.domain.library.placement import Placement
from skill.domain.listener.listener import Listener, with_queue
from skill.domain.listener.queue import Queue, QueueState, Spot, spot_of
from skill.domain.turn.device import Activity, Device


def queue_of(listener: Listener, placement: Placement) -> Queue | None:
    """Return the queue for which this placement may speak; None if its play is an old one."""
    queue = listener.queue(placement.source.kind)
    if queue is None or queue.source != placement.source or not queue.knows(placement.play):
        return None
    return queue


def caught_up(listener: Listener, device: Device) -> Listener:
    """Return the listener with what the device says in the request at hand, which is the newest.

    Somebody is speaking to this very device, or pressing its buttons. If it holds the play before the
    last order that it was given, that order was lost on the way.
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


def started(listener: Listener, placement: Placement, offset: DurationMs, device: str) -> Listener:
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
        # A late report of what played before the pause never gets here; this player truly goes on.
        queue = replace(queue, state=QueueState.ON)
    return with_queue(listener, queue)


def stopped(listener: Listener, placement: Placement, offset: DurationMs, now: EpochMs) -> Listener:
    """Return the listener after PlaybackStopped: silent at this offset, for whatever reason."""
    queue = queue_of(listener, placement)
    if queue is None:
        return listener
    spot = spot_of(placement, offset)
    if placement.play != queue.ordered.play:
        return with_queue(listener, replace(queue, confirmed=_later(queue, spot)))
    if queue.confirmed is None or queue.confirmed.play != spot.play or spot.order >= queue.confirmed.order:
        queue = replace(queue, confirmed=spot, silent_since=now)
    return with_queue(listener, queue)


def finished(listener: Listener, placement: Placement, item_id: str | None, offset: DurationMs) -> Listener:
    """Return the listener after PlaybackFinished.

    Finished of one item and Started of the next say the same of the place, which is the boundary
    between them; so whichever arrives first moves it, and the other changes nothing.

    Args:
        listener: as stored.
        placement: what ended by itself.
        item_id: the id of the item that comes after it; None if there is none.
        offset: where that one begins; after a breather, where the person was interrupted.
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
