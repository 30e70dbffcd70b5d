"""The scene of one decision: everything that it may depend on, frozen."""

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
from skill.domain.turn.ear import NO_EAR, Ear
from skill.domain.turn.facts import NO_FACTS, Facts
from skill.domain.turn.outcome import Order, Outcome, Question
from skill.domain.turn.talk import NO_TALK, Pending, Talk
from skill.domain.turn.utterance import NO_UTTERANCE, Utterance

T = TypeVar("T")

BARGE_IN_MS = 15_000
"""How long a player may be silent while somebody speaks to Alexa. After a longer silence, the person
paused it on the device, or it lost its power or its connection."""


class Dice(Protocol):
    """The source of random choices, passed in so that a decision can be repeated."""

    def pick(self, options: Sequence[T]) -> T:
        """Return one of at least one option."""
        ...

    def mixed(self, size: int) -> Sequence[int]:
        """Return the numbers below `size` in a random order."""
        ...

    def play(self) -> str:
        """Return a new id for a play: 4 to 16 lower-case letters and digits."""
        ...


@record
class Scene:
    """Who made a request, on which device and when, and what is known at that moment."""

    listener: Listener
    library: Library
    dice: Dice
    now: EpochMs
    today: str
    """The person's own date: `2026-11-23`."""
    device: Device
    talk: Talk = NO_TALK
    """What is kept from the earlier turns of this conversation."""
    facts: Facts = NO_FACTS
    utterance: Utterance = NO_UTTERANCE
    """What was said, word by word, as far as Alexa tells it."""
    minute: int = 0
    """The person's time of day, in minutes since midnight."""
    ear: Ear = NO_EAR
    """Guesses what raw words mean."""

    @property
    def pending(self) -> Pending | None:
        """The question that was asked last and is not yet answered."""
        return self.talk.pending

    def queue_here(self) -> Queue | None:
        """Return the queue whose audio this device holds; None if it holds none, or that of an old play."""
        placement = self.device.placement
        if placement is None:
            return None
        queue = self.listener.queue(placement.source.kind)
        return queue if queue and queue.knows(placement.play) else None

    def is_playing(self) -> bool:
        """True if the skill's audio plays on this device, or only waits for Alexa to finish listening."""
        queue = self.queue_here()
        if queue is None or queue.state is not QueueState.ON:
            return False
        if self.device.activity in {Activity.IDLE, Activity.FINISHED}:
            return False
        return queue.is_fresh(self.now, BARGE_IN_MS)

    def is_training(self) -> bool:
        """True if a workout plays on this device."""
        queue = self.queue_here()
        return queue is not None and queue.source.kind is SourceKind.WORKOUT and self.is_playing()

    def say(self, *lines: Line, question: Question | None = None) -> Outcome:
        """Return an outcome that only says lines, and asks a question if given."""
        return Outcome(self.listener, lines=lines, question=question)

    def order(self, listener: Listener, order: Order | None, *lines: Line) -> Outcome:
        """Return an outcome with a changed listener and an order to the player, after these lines."""
        return Outcome(listener, order, lines)
