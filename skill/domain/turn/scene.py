"""The scene of one decision: everything that it may depend on, and nothing that changes under it."""

from collections.abc import Sequence
from typing import Protocol, TypeVar

from skill.domain.ground.lines import Line
from skill.domain.ground.records import record
from skill.domain.ground.units import EpochMs
from skill.domain.library.contents import SourceKind
from skill.domain.library.lookup import Library
from skill.domain.listener.listener import Listener
from skill.domain.listener.queue import Queue, QueueState
from skill.domain.turn.device import Activity, Device
from skill.domain.turn.facts import NO_FACTS, Facts
from skill.domain.turn.outcome import Order, Outcome, Question
from skill.domain.turn.talk import NO_TALK, Pending, Talk

T = TypeVar("T")

BARGE_IN_MS = 15_000
"""A player that fell silent longer ago than this is not merely waiting for Alexa to hear somebody
out: the person paused it on the device, or it lost its power or its connection."""


class Dice(Protocol):
    """Chance, handed in, so that a decision can be repeated."""

    def pick(self, options: Sequence[T]) -> T:
        """Return one of the options; there is at least one."""
        ...

    def mixed(self, size: int) -> Sequence[int]:
        """Return the numbers below `size` in a random order."""
        ...

    def play(self) -> str:
        """Return a new identity for a play, of 4 to 16 lower-case letters and digits."""
        ...


@record
class Scene:
    """Who spoke, to what device, and what is known."""

    listener: Listener
    library: Library
    dice: Dice
    now: EpochMs
    today: str
    """The person's own date: `2026-11-23`."""
    device: Device
    talk: Talk = NO_TALK
    """What was said earlier in this very conversation."""
    facts: Facts = NO_FACTS
    minute: int = 0
    """How many minutes the person's day is old."""

    @property
    def pending(self) -> Pending | None:
        """What was asked last, and is not yet answered."""
        return self.talk.pending

    def queue_here(self) -> Queue | None:
        """Return the queue whose audio this device holds, if it is one that counts."""
        placement = self.device.placement
        if placement is None:
            return None
        queue = self.listener.queue(placement.source.kind)
        return queue if queue and queue.knows(placement.play) else None

    def is_playing(self) -> bool:
        """True if our audio sounds on this device, or waits only for Alexa to finish listening."""
        queue = self.queue_here()
        if queue is None or queue.state is not QueueState.ON:
            return False
        if self.device.activity in {Activity.IDLE, Activity.FINISHED}:
            return False
        return queue.is_fresh(self.now, BARGE_IN_MS)

    def is_training(self) -> bool:
        """True if a workout of ours sounds on this device."""
        queue = self.queue_here()
        return queue is not None and queue.source.kind is SourceKind.WORKOUT and self.is_playing()

    def say(self, *lines: Line, question: Question | None = None) -> Outcome:
        """Return an outcome that only speaks."""
        return Outcome(self.listener, lines=lines, question=question)

    def order(self, listener: Listener, order: Order | None, *lines: Line) -> Outcome:
        """Return an outcome that acts, and says these lines before."""
        return Outcome(listener, order, lines)
