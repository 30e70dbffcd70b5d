"""The queue: what is played, in which order, and where the person is in it.

Three facts are kept apart. *Ordered*: the spot at which a device was last told to start. *Confirmed*: the
last spot that a device reported. *Promised*: the item that was enqueued on PlaybackNearlyFinished, which is
computed from a placement and never stored. Only a device's report moves *confirmed*; only a person's request
moves *ordered*.
"""

from collections.abc import Sequence
from enum import StrEnum

from skill.domain.ground.records import record, replace
from skill.domain.ground.units import DurationMs, EpochMs
from skill.domain.library.placement import AUTHORS_CAST, Cast, Placement, Source


class QueueState(StrEnum):
    """The state of a queue, by the person's requests and the device's reports."""

    ON = "on"
    """It plays, or waits only while somebody speaks to Alexa."""
    PAUSED = "paused"
    """The person paused it, or the device began to play another queue."""
    DONE = "done"
    """Its last item ended or was skipped."""
    LEFT = "left"
    """The person ended it early; what was done of it counts."""
    FAILED = "failed"
    """Its audio could not be loaded, and the skill stopped it."""


@record
class Spot:
    """A place in one play of a queue, with an offset in milliseconds."""

    play: str
    """The id of the play; see `Placement.play`."""
    at: int
    """The place in the order of play."""
    item: int
    """The index in the source of the item at that place."""
    item_id: str
    offset_ms: DurationMs

    @property
    def order(self) -> tuple[int, int]:
        """The sort key of the spots of one play: place, then offset."""
        return (self.at, self.offset_ms)


@record
class Queue:
    """A workout or playlist as one person plays it."""

    source: Source
    revision: str
    """The revision of the source when it was queued; if it has changed since, items may have moved."""
    order: tuple[int, ...]
    """The indices of items in the order of play; place `at` plays `order[at % len(order)]`."""
    end: int
    """The place after the last of the present pass; it is played only if the queue loops."""
    ordered: Spot
    confirmed: Spot | None = None
    state: QueueState = QueueState.ON
    training: str = ""
    """The id of the training session: the id of its first play, however often it was interrupted."""
    began: str = ""
    """The person's own date on which the training session began, which it counts for; empty if unknown."""
    loop: bool = False
    shuffled: bool = False
    device: str = ""
    """The opaque key of the device that was told to play it; empty if unknown."""
    silent_since: EpochMs | None = None
    """When a device reported that it stopped; None if it has started again since."""
    cast: Cast = AUTHORS_CAST
    """The trainer and the music, where the person wants others than the author chose."""
    let_in: EpochMs | None = None
    """If it is premium: when the person was last found to be entitled to hear it."""
    runs_anyway: bool = False
    """True if the person asked for this run by name or kind: low impact only does not make it a walk."""
    swaps: tuple[tuple[str, str], ...] = ()
    """Exercises that are replaced in this queue: pairs of (the author's, the person's)."""

    def move_for(self, exercise: str) -> str:
        """Return the exercise that is done instead of the author's; the author's if it is not replaced."""
        return dict(self.swaps).get(exercise, exercise)

    @property
    def is_over(self) -> bool:
        """True if it was played to its end, or was ended early by the person."""
        return self.state in {QueueState.DONE, QueueState.LEFT}

    @property
    def spot(self) -> Spot:
        """Where the person is: the spot that a device confirmed for the last order, else the ordered spot."""
        if self.confirmed is not None and self.confirmed.play == self.ordered.play:
            return self.confirmed
        return self.ordered

    def is_fresh(self, now: EpochMs, within_ms: int) -> bool:
        """True unless a device has been silent for longer than `within_ms` milliseconds."""
        return self.silent_since is None or now - self.silent_since <= within_ms

    def knows(self, play: str) -> bool:
        """True if a play is the one last ordered or the one last confirmed, so that its reports count."""
        return play == self.ordered.play or (self.confirmed is not None and play == self.confirmed.play)

    def item_at(self, at: int) -> int | None:
        """Return the index of the item that is played at a place; None past the end."""
        if at < 0 or (at >= self.end and not self.loop):
            return None
        return self.order[at % len(self.order)]

    def place_before(self, at: int) -> int:
        """Return the place before a place; in the first place, that place itself."""
        first = 0 if self.loop else max(0, self.end - len(self.order))
        return max(first, at - 1)

    def first_place(self) -> int:
        """Return the first place of the present pass."""
        return max(0, self.end - len(self.order))


def new_queue(source: Source, revision: str, length: int, spot: Spot, device: str) -> Queue:
    """Return a new queue that plays all `length` items of a source in its own order."""
    return Queue(source, revision, tuple(range(length)), length, spot, training=spot.play, device=device)


def spot_of(placement: Placement, offset_ms: DurationMs) -> Spot:
    """Return the spot of a placement at an offset."""
    return Spot(placement.play, placement.at, placement.item, placement.item_id, offset_ms)


def shuffled(queue: Queue, mixed: Sequence[int]) -> Queue:
    """Return the queue with all other items after the present one, in the order given by `mixed`."""
    here = queue.spot
    return _reordered(queue, here, [i for i in mixed if i != here.item], len(mixed), is_mixed=True)


def unshuffled(queue: Queue) -> Queue:
    """Return the queue in its source's own order from the present item to the last."""
    here = queue.spot
    size = len(queue.order)
    after = [(here.item + step) % size for step in range(1, size)]
    return _reordered(queue, here, after, size - here.item, is_mixed=False)


def _reordered(queue: Queue, here: Spot, after: list[int], left: int, *, is_mixed: bool) -> Queue:
    # Places keep counting up across a new order, so that spots of one play can still be compared.
    size = len(queue.order)
    order = [0] * size
    for step, item in enumerate([here.item, *after]):
        order[(here.at + step) % size] = item
    return replace(queue, order=tuple(order), end=here.at + left, shuffled=is_mixed)


def looped(queue: Queue, *, on: bool) -> Queue:
    """Return the queue with looping on, or with looping off, so that it ends with the present pass."""
    end = queue.end
    while end <= queue.spot.at:
        end += len(queue.order)
    return replace(queue, loop=on, end=end)
