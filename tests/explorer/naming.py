"""The names of plays in a world: by first occurrence, so that equal worlds are equal tuples."""

from collections.abc import Iterator

from tests.explorer.notation import (
    NotedListener,
    NotedPlacement,
    NotedQueue,
    NotedReport,
    NotedSpot,
    NotedStream,
    NotedView,
)


def plays_in(listener: NotedListener) -> Iterator[int]:
    """Yield the plays and the trainings that a listener's queues name."""
    for queue in listener.queues:
        if queue is not None:
            yield queue.ordered.play
            if queue.confirmed is not None:
                yield queue.confirmed.play
            yield queue.training


def plays_known(listener: NotedListener) -> Iterator[int]:
    """Yield the plays that may speak for a listener's queues."""
    for queue in listener.queues:
        if queue is not None:
            yield queue.ordered.play
            if queue.confirmed is not None:
                yield queue.confirmed.play


class Names:
    """New names for plays, and what they make of each part of a world."""

    def __init__(self, plays: Iterator[int]) -> None:
        """Number the plays as they come; what is below zero keeps its own number."""
        self._names: dict[int, int] = {}
        for play in plays:
            if play >= 0:
                self._names.setdefault(play, len(self._names))

    @property
    def change_nothing(self) -> bool:
        """True if every play already has the name that it should have."""
        return all(old == new for old, new in self._names.items())

    def play(self, play: int) -> int:
        """Return a play's or a training's new name."""
        return play if play < 0 else self._names[play]

    def listener(self, one: NotedListener) -> NotedListener:
        """Return a listener with new names."""
        return NotedListener(
            self._held_queue(one.workout),
            self._held_queue(one.playlist),
            one.latest,
            one.levels,
            tuple(self._queue(queue) for queue in one.elsewhere),
        )

    def placement(self, one: NotedPlacement) -> NotedPlacement:
        """Return a placement with its new name."""
        kind, source, play, at, item, item_id, attempt, move = one
        return NotedPlacement(kind, source, self.play(play), at, item, item_id, attempt, move)

    def held(self, one: NotedPlacement | None) -> NotedPlacement | None:
        """Return what a device holds with its new name."""
        return self.placement(one) if one is not None else None

    def stream(self, one: NotedStream | None) -> NotedStream | None:
        """Return a stream with its new name."""
        return NotedStream(self.placement(one.placement), one.offset_ms) if one is not None else None

    def report(self, one: NotedReport) -> NotedReport:
        """Return a report with new names."""
        name, placement, offset, playing, goes_on = one
        return NotedReport(name, self.placement(placement), offset, self.held(playing), goes_on)

    def view(self, one: NotedView) -> NotedView:
        """Return what a device says with its new name."""
        return one._replace(placement=self.held(one.placement))

    def _spot(self, one: NotedSpot) -> NotedSpot:
        return NotedSpot(self.play(one.play), one.at, one.item, one.item_id, one.offset_ms)

    def _held_queue(self, one: NotedQueue | None) -> NotedQueue | None:
        return self._queue(one) if one is not None else None

    def _queue(self, one: NotedQueue) -> NotedQueue:
        confirmed = self._spot(one.confirmed) if one.confirmed is not None else None
        return one._replace(
            ordered=self._spot(one.ordered), confirmed=confirmed, training=self.play(one.training)
        )
