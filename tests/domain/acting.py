"""A person with one Echo, for tests of the rules: speaks to `decide` and plays what it orders."""

from dataclasses import dataclass, field, replace

from skill.domain import heard as h
from skill.domain.decide import decide
from skill.domain.facts import Facts
from skill.domain.listener import Listener
from skill.domain.outcome import Follow, Halt, Outcome, Start, Stream
from skill.domain.placement import Placement
from skill.domain.premium.standing import Standing
from skill.domain.scene import Scene
from skill.domain.talk import NO_TALK
from skill.domain.units import DurationMs
from tests.fakes import FakeClock, FakeDice, FakeLibrary


@dataclass
class Person:
    """Somebody at home."""

    library: FakeLibrary = field(default_factory=FakeLibrary)
    listener: Listener = field(default_factory=lambda: Listener("someone"))
    dice: FakeDice = field(default_factory=FakeDice)
    clock: FakeClock = field(default_factory=FakeClock)
    device: h.Device = field(default_factory=lambda: h.Device(key="kitchen"))
    last: Outcome | None = None
    today: str = "2026-11-23"
    standing: Standing = field(default_factory=lambda: Standing("premium", is_entitled=True))
    """What Amazon says: this person has premium, so that nothing is in the way of what a test is about."""

    def hear(self, heard: h.Heard) -> Outcome:
        """Decide on what was heard, and keep what comes of it."""
        asked = self.last.question if self.last else None
        talk = replace(self.last.talk, pending=asked.pending) if self.last and asked else NO_TALK
        scene = Scene(
            self.listener, self.library, self.dice, self.clock.now_ms(), self.today, self.device, talk
        )  # fmt: skip
        outcome = decide(scene, heard)
        facts = Facts()
        while wanting := outcome.needs - facts.asked:
            facts = facts.and_also(Facts(asked=wanting, standing=self.standing))
            outcome = decide(replace(scene, facts=facts), heard)
        self.listener = outcome.listener
        if not type(heard).__name__.startswith("Playback"):
            self.last = outcome
        return outcome

    def start(self, workout: str = "legs") -> Placement:
        """Start a workout, and let the device confirm it."""
        outcome = self.hear(h.StartWorkout(h.Wish(workout=workout)))
        return self.confirm(outcome)

    def confirm(self, outcome: Outcome) -> Placement:
        """Let the device start what was ordered, and say so."""
        stream = stream_of(outcome)
        self.holds(stream.placement, stream.offset_ms)
        self.hear(h.PlaybackStarted(stream.placement, stream.offset_ms))
        return stream.placement

    def holds(
        self,
        placement: Placement,
        offset: int,
        activity: h.Activity = h.Activity.PLAYING,
    ) -> None:
        """Let the device's player stand there."""
        self.device = replace(
            self.device, placement=placement, offset_ms=DurationMs(offset), activity=activity
        )

    def runs_on(self, placement: Placement) -> Placement:
        """Let a stream end and the next begin, with all events in the usual order."""
        follow = self.hear(h.PlaybackNearlyFinished(placement)).order
        assert isinstance(follow, Follow)
        self.hear(h.PlaybackFinished(placement))
        after = follow.stream.placement
        self.holds(after, 0)
        self.hear(h.PlaybackStarted(after, DurationMs(0)))
        return after


def stream_of(outcome: Outcome) -> Stream:
    """Return what was ordered to start."""
    assert isinstance(outcome.order, Start), outcome
    return outcome.order.stream


def is_halted(outcome: Outcome) -> bool:
    """True if silence was ordered."""
    return isinstance(outcome.order, Halt)
