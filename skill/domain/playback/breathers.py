"""The breather: a rest on demand, inserted into the order of play before the move that it interrupts.

It is an item with a placement, so that a device's reports of it need no special rule. Its item id holds the
spot that it interrupts, so that the token alone tells where to go on. The next play of the queue removes it
from the order again.
"""

from skill.domain.ground.patterns import Pattern
from skill.domain.ground.records import replace
from skill.domain.ground.units import DurationMs
from skill.domain.library.contents import Segment
from skill.domain.listener.queue import Queue, Spot

BREATHER = 9_999
"""The item index of a breather; no source has as many items."""

COUNT_IN_MS = 5_000
"""How long before "go" the audio goes on, in milliseconds: the words "three, two, one", and a moment more."""

_FORM = Pattern(r"breather-(?P<item>\d{1,4})-(?P<offset>\d{1,8})-(?P<item_id>[a-z0-9-]{1,72})")


def breather_id(item: int, offset_ms: DurationMs, item_id: str) -> str:
    """Return the item id of a breather that interrupts an item and goes on at an offset in it."""
    return f"breather-{item}-{offset_ms}-{item_id[:72]}"


def interrupted_spot(spot: Spot) -> Spot:
    """Return the spot that the breather at a spot interrupts; any other spot unchanged.

    Its `at` is still the place of the breather; see `spot_after_breather`.
    """
    found = _FORM.fullmatch(spot.item_id)
    if spot.item != BREATHER or not found:
        return spot
    offset = DurationMs(int(found["offset"]))
    return replace(spot, item=int(found["item"]), item_id=found["item_id"], offset_ms=offset)


def offset_after_breather(segment: Segment, offset_ms: DurationMs) -> DurationMs:
    """Return the offset in a segment at which to go on after a breather.

    It is the count-in at the latest, so that work that was interrupted is done from its beginning; after the
    work has ended, it is the offset itself.
    """
    count_in = max(0, segment.work_start_ms - COUNT_IN_MS)
    return offset_ms if offset_ms >= segment.work_end_ms else DurationMs(min(offset_ms, count_in))


def is_in_breather(queue: Queue | None) -> bool:
    """True if the spot of a queue is a breather."""
    return queue is not None and queue.spot.item == BREATHER


def with_breathers(queue: Queue, spot: Spot, count: int) -> Queue:
    """Return the queue with breathers inserted before a spot, and the first of them ordered.

    Args:
        queue: a queue without breathers.
        spot: the spot at which to go on after them.
        count: how many breathers, one or more; each is one stream.
    """
    order = (*queue.order[: spot.at], *([BREATHER] * count), *queue.order[spot.at :])
    rest_id = breather_id(spot.item, spot.offset_ms, spot.item_id)
    rest = replace(spot, item=BREATHER, item_id=rest_id, offset_ms=DurationMs(0))
    return replace(queue, order=order, end=queue.end + count, ordered=rest, confirmed=None)


def spot_after_breather(queue: Queue, spot: Spot) -> Spot:
    """Return the spot at which a queue goes on after the breathers at a spot; any other spot unchanged."""
    at = spot.at
    while spot.item == BREATHER and at < len(queue.order) and queue.order[at] == BREATHER:
        at += 1
    return replace(interrupted_spot(spot), at=at)


def without_breathers(queue: Queue) -> Queue:
    """Return the queue with no breathers in its order, at the spot that they interrupted."""
    if BREATHER not in queue.order:
        return queue
    spot = interrupted_spot(queue.spot)
    before = queue.order[: spot.at].count(BREATHER)
    order = tuple(item for item in queue.order if item != BREATHER)
    end = queue.end - (len(queue.order) - len(order))
    return replace(queue, order=order, end=end, ordered=replace(spot, at=spot.at - before), confirmed=None)
