"""Queues that go on elsewhere: one account, two Echos, and two people whom Alexa does not tell apart.

A listener has one queue of each kind, the one last asked for. If another device is told to play something
else, the queue that it displaces is kept for a while: what is said to its device is about it, and its
reports count. While either is decided on, it changes places with the queue in front, so that no rule needs
to know of several.
"""

from collections.abc import Sequence

from skill.domain.ground.records import replace
from skill.domain.ground.units import HOUR_MS, EpochMs
from skill.domain.library.contents import SourceKind
from skill.domain.library.placement import Placement
from skill.domain.listener.listener import Displaced, Listener, with_queue
from skill.domain.listener.queue import Queue

MOST_ELSEWHERE = 2
KEPT_MS = 12 * HOUR_MS
"""For how long after it was last heard of a displaced queue is what its device holds. A token in a device's
context may be a week old: by then the place is that of the queue last asked for."""


def with_started(listener: Listener, queue: Queue, now: EpochMs) -> Listener:
    """Return the listener with a queue that a device is told to play, and what it displaces kept."""
    kind = queue.source.kind
    kept = [
        one
        for one in listener.elsewhere
        if one.queue.training != queue.training
        and not (one.queue.source.kind is kind and one.queue.device == queue.device)
        and _is_fresh(one, now)
    ]
    old = listener.queue(kind)
    if old is not None and not old.is_over and old.training != queue.training:
        kept += [Displaced(old, now)] if old.device not in {"", queue.device} else []
    listener = replace(listener, elsewhere=tuple(kept[-MOST_ELSEWHERE:]))
    return with_queue(listener, queue, make_latest=True)


def with_held_in_front(
    listener: Listener, device: str, placement: Placement | None, now: EpochMs
) -> Listener:
    """Return the listener with the queues that a device holds in front, for what is said to it.

    A device holds the queue of its token's play; without one of a kind, the queue that it was told to play.
    """
    for kind in SourceKind:
        place = _place_held(listener, kind, device, placement, now)
        if place is not None:
            listener = _swapped(listener, place, now)
    return listener


def with_reported_in_front(listener: Listener, placement: Placement, now: EpochMs) -> Listener:
    """Return the listener with the queue of a reported play in front; see `with_reported_put_back`."""
    place = _place_of_play(listener, placement, listener.elsewhere)
    return listener if place is None else _swapped(listener, place, now)


def with_reported_put_back(before: Listener, in_front: Listener, after: Listener, now: EpochMs) -> Listener:
    """Return the listener after a report, with each queue where it stood before.

    Args:
        before: the listener as stored.
        in_front: the same by `with_reported_in_front`, as the report was decided on.
        after: what was decided.
        now: the time of the report.
    """
    if in_front is before:
        return after
    if after == in_front:
        return before
    pairs = enumerate(zip(before.elsewhere, in_front.elsewhere, strict=True))
    place = next(place for place, (old, new) in pairs if old != new)
    return _swapped(after, place, now)


def _place_held(
    listener: Listener, kind: SourceKind, device: str, placement: Placement | None, now: EpochMs
) -> int | None:
    front = listener.queue(kind)
    fresh = [one for one in listener.elsewhere if _is_fresh(one, now)]
    if placement is not None and placement.source.kind is kind:
        if front is not None and _is_of(front, placement):
            return None
        place = _place_of_play(listener, placement, fresh)
        if place is not None:
            return place
    if not device or (front is not None and front.device == device):
        return None
    told = (one for one in fresh if one.queue.source.kind is kind and one.queue.device == device)
    return next((listener.elsewhere.index(one) for one in told if not one.queue.is_over), None)


def _place_of_play(listener: Listener, placement: Placement, among: Sequence[Displaced]) -> int | None:
    front = listener.queue(placement.source.kind)
    if front is not None and _is_of(front, placement):
        return None
    return next((listener.elsewhere.index(one) for one in among if _is_of(one.queue, placement)), None)


def _is_of(queue: Queue, placement: Placement) -> bool:
    return queue.source == placement.source and queue.knows(placement.play)


def _is_fresh(one: Displaced, now: EpochMs) -> bool:
    return now - one.heard_at <= KEPT_MS


def _swapped(listener: Listener, place: int, now: EpochMs) -> Listener:
    """Return the listener with the queue in front and a displaced one of its kind in each other's places."""
    kept = listener.elsewhere[place].queue
    front = listener.queue(kept.source.kind)
    behind = (Displaced(front, now),) if front is not None else ()
    rest = (*listener.elsewhere[:place], *behind, *listener.elsewhere[place + 1 :])
    return with_queue(replace(listener, elsewhere=rest), kept)
