"""Somebody who talks with the rules about premium: conversations, their ends, and what Amazon would say."""

from dataclasses import dataclass, field, replace

from skill.domain.choice.requests import StartWorkout
from skill.domain.decide import decide
from skill.domain.ground.entitlement import NO_ANSWER, Entitlement
from skill.domain.ground.units import DurationMs
from skill.domain.library.contents import Plan, SourceKind
from skill.domain.library.placement import Placement
from skill.domain.listener.listener import Listener
from skill.domain.listener.profile import Profile
from skill.domain.playback.requests import PlaybackFinished, PlaybackNearlyFinished, PlaybackStarted
from skill.domain.turn.device import Activity, Device
from skill.domain.turn.facts import Fact, Facts
from skill.domain.turn.outcome import Follow, Outcome, Start, Stream
from skill.domain.turn.requests import HandoverEnded, Heard
from skill.domain.turn.scene import Scene
from skill.domain.turn.talk import NO_TALK, Talk
from skill.domain.turn.wish import Wish
from tests.fakes import FakeClock, FakeDice, FakeLibrary, make_playlist, make_workout

SOLD = Entitlement("amzn1.premium", is_purchasable=True)
OWNED = Entitlement("amzn1.premium", is_entitled=True)
NOT_SOLD = Entitlement()
SILENT = NO_ANSWER


class PremiumLibrary(FakeLibrary):
    """Two free workouts and two premium ones, a free playlist and a premium one, and a premium plan."""

    def __init__(self) -> None:
        super().__init__(
            [
                make_workout("legs"),
                make_workout("core", kind="core"),
                make_workout("hills", premium=True),
                make_workout("bells", premium=True, kind="core"),
            ],
            [make_playlist("steady"), make_playlist("iron", premium=True, moods=("power",))],
        )

    def plan(self, plan_id: str) -> Plan | None:
        """Return the plan, which is premium."""
        found = super().plan(plan_id)
        return replace(found, premium=True) if found else None


def is_premium(stream: Stream) -> bool:
    """Say independently of the rules what of the library above is premium."""
    placement = stream.placement
    if placement.source.id in {"hills", "bells", "iron"}:
        return True
    if placement.source.kind is SourceKind.PLAYLIST:
        return False  # a playlist is led by nobody, and is its own music
    return placement.cast.trainer not in {"", "maya"} or placement.cast.music not in {"", "none", "steady"}


ASKED = Profile(asked=("equipment", "level"))
"""Somebody who was asked already what is asked once: the next question is another."""


@dataclass
class Talker:
    """One person, one Echo, and Amazon's word on what they have."""

    amazon: Entitlement = SOLD
    library: PremiumLibrary = field(default_factory=PremiumLibrary)
    listener: Listener = field(default_factory=lambda: Listener("household.all", version=1, profile=ASKED))
    clock: FakeClock = field(default_factory=FakeClock)
    dice: FakeDice = field(default_factory=FakeDice)
    device: Device = field(default_factory=lambda: Device(key="kitchen"))
    talk: Talk = NO_TALK
    today: str = "2026-11-23"
    asked: int = 0
    """How often Amazon was asked."""

    def scene(self) -> Scene:
        """Return what is known now."""
        now = self.clock.now_ms()
        return Scene(self.listener, self.library, self.dice, now, self.today, self.device, self.talk)

    def hear(self, heard: Heard) -> Outcome:
        """Decide on what was heard, with the facts that it takes, and keep what comes of it."""
        scene, facts = self.scene(), Facts()
        outcome = decide(scene, heard)
        while wanting := outcome.needs - facts.asked:
            told = self.amazon if Fact.ENTITLEMENT in wanting else None
            self.asked += told is not None
            facts = facts.merged_with(Facts(wanting, entitlement=told))
            outcome = decide(replace(scene, facts=facts), heard)
        if outcome.listener != self.listener:
            self.listener = replace(outcome.listener, version=self.listener.version + 1)
        if not type(heard).__name__.startswith("Playback"):
            is_over = outcome.question is None or outcome.handover is not None
            asked = outcome.question
            self.talk = NO_TALK if is_over or not asked else replace(outcome.talk, pending=asked.pending)
        return outcome

    def start(self, workout: str) -> Outcome:
        """Ask for a workout."""
        return self.hear(StartWorkout(Wish(workout=workout)))

    def confirm(self, outcome: Outcome, offset: int = 0) -> Placement:
        """Let the device start what was ordered, and hold it."""
        assert isinstance(outcome.order, Start), outcome
        placement = outcome.order.stream.placement
        self.hear(PlaybackStarted(placement, DurationMs(offset)))
        self.device = Device("kitchen", True, placement, DurationMs(offset), Activity.PLAYING)
        return placement

    def to_the_end(self, placement: Placement) -> None:
        """Let the device play all that is promised, and put it away."""
        while True:
            order = self.hear(PlaybackNearlyFinished(placement)).order
            self.hear(PlaybackFinished(placement))
            if not isinstance(order, Follow):
                self.device = Device("kitchen")
                return
            placement = order.stream.placement
            self.hear(PlaybackStarted(placement, DurationMs(0)))

    def returns(self, outcome: Outcome, result: str, name: str = "") -> Outcome:
        """Let Alexa come back with a result of what was handed over to it."""
        over = outcome.handover
        assert over is not None
        self.talk = NO_TALK
        return self.hear(HandoverEnded(name or over.name, result, over.about, over.token))


def premium_stream(outcome: Outcome) -> Stream | None:
    """Return what an outcome would play, where that is premium."""
    stream = getattr(outcome.order, "stream", None)
    return stream if stream is not None and is_premium(stream) else None
