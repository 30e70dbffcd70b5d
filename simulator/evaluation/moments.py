"""The moments in which rows of behaviour are said: each is played on the real skill, from a new household."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, TypeVar

from simulator.clock import REFERENCE_MS, VirtualClock
from simulator.conversation.conversation import Conversation
from simulator.conversation.step import Step
from simulator.device.skill_client import ResponsePolicy
from simulator.errors import SimulatorError
from simulator.protocol.json_access import dig
from simulator.simulation import SimulationSettings, amazon_for, put_on_device
from simulator.skill_under_test.skill import audio_trainer
from simulator.understanding.ears import Ear
from skill.alexa.session_attributes import to_attributes
from skill.domain.ground.records import replace
from skill.domain.listener.listener import Listener
from skill.domain.turn.talk import Pending, Talk
from skill.ports import WriteConflict

T = TypeVar("T")

NAMED = "ask audio trainer "
_STRENGTH = f"{NAMED}to start strength for runners"
_CORE = f"{NAMED}to start core in ten"
TWO = ("upper-body-lift", "core-in-ten")


class MomentNotReached(SimulatorError):
    """The steps to a moment did not lead to it, so that nothing can be judged there."""


@dataclass(frozen=True, slots=True)
class Moment:
    """How a moment is reached, and how one speaks there."""

    steps: tuple[str, ...]
    asked: str = ""
    """What the open question is about; empty: none is open, and what is said begins with the skill's name."""
    plays: str = ""
    """The id of what plays, or was paused."""


MOMENTS = {
    "new": Moment(("open audio trainer",), "open"),
    "workout": Moment((_STRENGTH, "+70s"), plays="strength-for-runners"),
    "paused": Moment((_STRENGTH, "+70s", f"{NAMED}to pause", "+5s"), plays="strength-for-runners"),
    "music": Moment((f"{NAMED}to play some music", "+70s"), plays="*"),
    "tip": Moment((f"{NAMED}for a fit tip",), "more"),
    "two": Moment(("open audio trainer",), "choice"),
    "suggest": Moment((f"{NAMED}what should i do today",), "offer"),
    "remind": Moment((f"{NAMED}to remind me on mondays",), "reminder"),
    "delete": Moment((f"{NAMED}to delete my data",), "delete"),
    "length": Moment(("open audio trainer", "i want a workout"), "wish"),
    "profile": Moment((_CORE, "+15m", "open audio trainer"), "profile"),
    "goon": Moment(
        (_STRENGTH, "+70s", f"{NAMED}to pause", "+1m", "open audio trainer"), "resume", "strength-for-runners"
    ),
    "done": Moment((_CORE, "+15m")),
}
SETTLES = "+40s"
"""After so much silence the session is over, and what was only held plays on."""


@dataclass(slots=True)
class MemoryStore:
    """A store in memory that shows the listener whom it holds."""

    held: dict[str, Listener] = field(default_factory=dict)

    @property
    def only(self) -> Listener:
        """The listener; one of version 0 if none is stored."""
        return next(iter(self.held.values()), Listener(""))

    def load(self, key: str) -> Listener:
        """Return the listener; see the port."""
        return self.held.get(key, Listener(key))

    def save(self, listener: Listener) -> None:
        """Store the listener; see the port."""
        if self.load(listener.key).version != listener.version:
            raise WriteConflict(listener.key)
        self.held[listener.key] = replace(listener, version=listener.version + 1)

    def forget(self, key: str) -> None:
        """Erase a listener; see the port."""
        self.held.pop(key, None)

    def forget_account(self, account: str) -> None:
        """Erase an account; see the port."""
        self.held = {key: one for key, one in self.held.items() if not key.startswith(f"{account}.")}


@dataclass(slots=True)
class SteadyDice:
    """No chance at all, so that a judgement is the same on every run."""

    plays: int = 0

    def pick(self, options: Sequence[T]) -> T:
        """Return the first option."""
        return options[0]

    def mixed(self, size: int) -> Sequence[int]:
        """Return the numbers below `size` in their order."""
        return range(size)

    def play(self) -> str:
        """Return the next of numbered ids."""
        self.plays += 1
        return f"play{self.plays:04}"


@dataclass(frozen=True, slots=True)
class State:
    """What stands at one time: the stored listener, the player, and the talk."""

    listener: Listener
    token: str
    is_playing: bool
    asked: str
    """What the open question is about; empty if none is open."""
    about: str
    """The id or the draft that the open question is about."""
    offered: tuple[str, ...]
    """The ids of the workouts that the open question offers."""
    reminders: tuple[Any, ...]
    """The reminders that Alexa holds."""

    @property
    def play(self) -> tuple[str, ...]:
        """What the player holds: the kind and the id of the source, and the id of the play."""
        return tuple(self.token.split(":")[2:5])


@dataclass(frozen=True, slots=True)
class Played:
    """A row as it was played: the states before and after what was said, and the step itself."""

    before: State
    step: Step
    after: State
    settled: State
    """The state some time later, when nobody has said anything more."""


def play(moment: str, said: str, ear: Ear, home: Path) -> Played:
    """Lead a new household to a moment by words that are samples, then say something there by an ear.

    Raises:
        MomentNotReached: the moment is not what it should be; its steps or samples have changed.
    """
    how = MOMENTS[moment]
    clock, store = VirtualClock(REFERENCE_MS), MemoryStore()
    settings = SimulationSettings(at=REFERENCE_MS, policy=ResponsePolicy.OBEY)
    skill = audio_trainer({"AUDIO_TRAINER_HOME": str(home)}, clock, lambda _: store, SteadyDice())
    simulation = put_on_device(settings, skill, clock, amazon_for(settings, clock))
    talk = simulation.conversation
    try:
        for typed in how.steps:
            talk.do(typed)
        if moment == "two":
            _offer_two(talk)
        before = _state(talk, store)
        _check(moment, how, before)
        talk.understanding.ear = ear
        step = talk.do(said if how.asked else NAMED + said)
        after = _state(talk, store)
        talk.do(SETTLES)
        return Played(before, step, after, _state(talk, store))
    finally:
        simulation.amazon.close()


def _offer_two(talk: Conversation) -> None:
    """Let the skill have offered two workouts, which no words offer beside each other."""
    if talk.device.session is not None:
        asked = Talk(pending=Pending("choice", TWO[0]), offered=TWO, told=TWO)
        talk.device.session.attributes = to_attributes(asked)


def _check(moment: str, how: Moment, state: State) -> None:
    plays = state.play[1] if len(state.play) > 1 else ""
    if state.asked != how.asked or (how.plays and how.plays not in {"*", plays}):
        raise MomentNotReached(f"{moment}: {state.asked or 'nothing'} is asked, {plays or 'nothing'} plays")


def _state(talk: Conversation, store: MemoryStore) -> State:
    device = talk.device
    playing = device.playing
    kept = dig(device.session.attributes if device.session else {}, "talk", default={})
    pending: Sequence[str] = kept.get("pending") or ("", "")
    reminders = device.amazon.accounts.of(device.profile.user_id).reminders.values()
    is_offer = pending[0] in {"offer", "cool-down", "play"} and pending[1]
    return State(
        listener=store.only,
        token=playing.token or "" if playing else "",
        is_playing=bool(playing and playing.activity == "PLAYING"),
        asked=pending[0],
        about=pending[1],
        offered=(pending[1],) if is_offer else tuple(kept.get("offered", ())),
        reminders=tuple(sorted((one.token, str(one.body)) for one in reminders)),
    )
