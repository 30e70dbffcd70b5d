"""A person with one Echo, for tests of the rules: speaks to `decide` and plays what it orders."""

from dataclasses import dataclass, field, replace

from skill.domain.choice.requests import StartWorkout
from skill.domain.decide import decide
from skill.domain.ground.entitlement import Entitlement
from skill.domain.ground.units import DurationMs
from skill.domain.library.placement import Placement
from skill.domain.listener.listener import Listener
from skill.domain.playback.requests import PlaybackFinished, PlaybackNearlyFinished, PlaybackStarted
from skill.domain.turn.device import Activity, Device
from skill.domain.turn.facts import Facts
from skill.domain.turn.outcome import Follow, Halt, Outcome, Start, Stream
from skill.domain.turn.requests import Heard
from skill.domain.turn.scene import Scene
from skill.domain.turn.talk import NO_TALK
from skill.domain.turn.utterance import NO_UTTERANCE, Utterance
from skill.domain.turn.wish import Wish
from tests.fakes import FakeClock, FakeDice, FakeLibrary


@dataclass
class Person:
    """Somebody at home."""

    library: FakeLibrary = field(default_factory=FakeLibrary)
    listener: Listener = field(default_factory=lambda: Listener("someone"))
    dice: FakeDice = field(default_factory=FakeDice)
    clock: FakeClock = field(default_factory=FakeClock)
    device: Device = field(default_factory=lambda: Device(key="kitchen"))
    last: Outcome | None = None
    today: str = "2026-11-23"
    entitlement: Entitlement = field(default_factory=lambda: Entitlement("premium", is_entitled=True))
    """What Amazon says: this person has premium, so that nothing is in the way of what a test is about."""

    utterance: Utterance = NO_UTTERANCE
    """The words of what is said next."""

    def hear(self, heard: Heard) -> Outcome:
        """Decide on what was heard, and keep what comes of it."""
        asked = self.last.question if self.last else None
        talk = replace(self.last.talk, pending=asked.pending) if self.last and asked else NO_TALK
        scene = Scene(
            self.listener, self.library, self.dice, self.clock.now_ms(), self.today, self.device, talk,
            utterance=self.utterance,
        )  # fmt: skip
        outcome = decide(scene, heard)
        facts = Facts()
        while wanting := outcome.needs - facts.asked:
            facts = facts.merged_with(Facts(asked=wanting, entitlement=self.entitlement))
            outcome = decide(replace(scene, facts=facts), heard)
        self.listener = outcome.listener
        if not type(heard).__name__.startswith("Playback"):
            self.last = outcome
        return outcome

    def start(self, workout: str = "legs") -> Placement:
        """Start a workout, and let the device confirm it."""
        outcome = self.hear(StartWorkout(Wish(workout=workout)))
        return self.confirm(outcome)

    def confirm(self, outcome: Outcome) -> Placement:
        """Let the device start what was ordered, and say so."""
        stream = stream_of(outcome)
        self.holds(stream.placement, stream.offset_ms)
        self.hear(PlaybackStarted(stream.placement, stream.offset_ms))
        return stream.placement

    def holds(
        self,
        placement: Placement,
        offset: int,
        activity: Activity = Activity.PLAYING,
    ) -> None:
        """Let the device's player stand there."""
        self.device = replace(
            self.device, placement=placement, offset_ms=DurationMs(offset), activity=activity
        )

    def runs_on(self, placement: Placement) -> Placement:
        """Let a stream end and the next begin, with all events in the usual order."""
        follow = self.hear(PlaybackNearlyFinished(placement)).order
        assert isinstance(follow, Follow)
        self.hear(PlaybackFinished(placement))
        after = follow.stream.placement
        self.holds(after, 0)
        self.hear(PlaybackStarted(after, DurationMs(0)))
        return after


def stream_of(outcome: Outcome) -> Stream:
    """Return what was ordered to start."""
    assert isinstance(outcome.order, Start), outcome
    return outcome.order.stream


def is_halted(outcome: Outcome) -> bool:
    """True if silence was ordered."""
    return isinstance(outcome.order, Halt)
