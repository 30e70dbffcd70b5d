"""The queue: what is to be played, in which order, and where the person is in it.

Three facts are kept apart. *Ordered*: the stream that we last told a device to start. *Confirmed*: the
last place that a device confirmed. *Promised*: the item that NearlyFinished asked for, which is
computed from a placement and never stored. Only a device moves *confirmed*; only the person's wish
moves *ordered*.
"""

from collections.abc import Sequence
from enum import StrEnum

from skill.domain.ground.records import record, replace
from skill.domain.ground.units import DurationMs, EpochMs
from skill.domain.library.placement import AUTHORS_CAST, Cast, Placement, Source


class QueueState(StrEnum):
    """What the person and the device have made of the queue."""

    ON = "on"
    """It plays, or would but for somebody speaking to Alexa."""
    PAUSED = "paused"
    """The person said so, or another queue took its place on the device."""
    DONE = "done"
    """The last item ended, or was skipped."""
    LEFT = "left"
    """The person ended it before its end; what was done of it counts."""
    FAILED = "failed"
    """Its audio could not be loaded, and we stopped it."""


@record
class Spot:
    """A place to the millisecond: one placement's, at an offset."""

    play: str
    at: int
    item: int
    item_id: str
    offset_ms: DurationMs

    @property
    def order(self) -> tuple[int, int]:
        """What makes one spot of a play later than another."""
        return (self.at, self.offset_ms)


@record
class Queue:
    """A source being played by one person."""

    source: Source
    revision: str
    """The source's revision when this was queued; another one means that items may have moved."""
    order: tuple[int, ...]
    """Items in the order of play; place `at` plays `order[at % len(order)]`."""
    end: int
    """The place at which this pass ends; place `end` is only played when looping."""
    ordered: Spot
    confirmed: Spot | None = None
    state: QueueState = QueueState.ON
    training: str = ""
    """The identity of the training session: that of its first play, however often it was interrupted."""
    loop: bool = False
    shuffled: bool = False
    device: str = ""
    """The device that was told to play it (an opaque key); empty if it did not say."""
    silent_since: EpochMs | None = None
    """When a device last said that it stopped without having started again since."""
    cast: Cast = AUTHORS_CAST
    """Who leads it over which music, where the person wished it otherwise than its author."""
    let_in: EpochMs | None = None
    """When it was last found that the person may hear this, where it is premium."""
    swaps: tuple[tuple[str, str], ...] = ()
    """Exercises that are done as others in this queue: (the author's, the person's)."""

    def move_for(self, exercise: str) -> str:
        """Return which exercise is done where the author wrote this one."""
        return dict(self.swaps).get(exercise, exercise)

    @property
    def is_over(self) -> bool:
        """True if it ended, by itself or by the person's word."""
        return self.state in {QueueState.DONE, QueueState.LEFT}

    @property
    def spot(self) -> Spot:
        """Where the person is: what the device confirmed of the order, else the order itself."""
        if self.confirmed is not None and self.confirmed.play == self.ordered.play:
            return self.confirmed
        return self.ordered

    def is_fresh(self, now: EpochMs, within_ms: int) -> bool:
        """True unless a device has been silent with it for longer than so many milliseconds."""
        return self.silent_since is None or now - self.silent_since <= within_ms

    def knows(self, play: str) -> bool:
        """True if an event of this play may speak for the queue."""
        return play == self.ordered.play or (self.confirmed is not None and play == self.confirmed.play)

    def item_at(self, at: int) -> int | None:
        """Return the item that is played at a place; None past the end."""
        if at < 0 or (at >= self.end and not self.loop):
            return None
        return self.order[at % len(self.order)]

    def place_before(self, at: int) -> int:
        """Return the place before this one, or this one where there is none before."""
        first = 0 if self.loop else max(0, self.end - len(self.order))
        return max(first, at - 1)

    def first_place(self) -> int:
        """Return the place at which the present pass began."""
        return max(0, self.end - len(self.order))


def new_queue(source: Source, revision: str, length: int, spot: Spot, device: str) -> Queue:
    """Return a queue in the source's own order."""
    return Queue(source, revision, tuple(range(length)), length, spot, training=spot.play, device=device)


def spot_of(placement: Placement, offset_ms: DurationMs) -> Spot:
    """Return the spot that a device names by a token and an offset."""
    return Spot(placement.play, placement.at, placement.item, placement.item_id, offset_ms)


def shuffled(queue: Queue, mixed: Sequence[int]) -> Queue:
    """Return the queue with all other items after the present one, in the order of `mixed`."""
    here = queue.spot
    return _reordered(queue, here, [i for i in mixed if i != here.item], len(mixed), is_mixed=True)


def unshuffled(queue: Queue) -> Queue:
    """Return the queue in its source's own order from the present item on, to the last."""
    here = queue.spot
    size = len(queue.order)
    after = [(here.item + step) % size for step in range(1, size)]
    return _reordered(queue, here, after, size - here.item, is_mixed=False)


def _reordered(queue: Queue, here: Spot, after: list[int], left: int, *, is_mixed: bool) -> Queue:
    # The place goes on counting, whatever the order, so that "later in this play" keeps its meaning.
    size = len(queue.order)
    order = [0] * size
    for step, item in enumerate([here.item, *after]):
        order[(here.at + step) % size] = item
    return replace(queue, order=tuple(order), end=here.at + left, shuffled=is_mixed)


def looped(queue: Queue, *, on: bool) -> Queue:
    """Return the queue with looping on, or off from the end of the present pass."""
    end = queue.end
    while end <= queue.spot.at:
        end += len(queue.order)
    return replace(queue, loop=on, end=end)
