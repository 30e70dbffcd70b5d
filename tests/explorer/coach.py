"""The real coach as the explorer asks it: `decide`, or what the application answers when the store fails.

A decision depends on the listener, the device and what was heard, and on nothing else; so each is made
once and then remembered. That is what makes millions of steps cheap.
"""

from collections.abc import Callable, Sequence
from typing import Any, TypeVar

from skill.application.store_outage import decide_without_store
from skill.domain.choice.requests import StartWorkout
from skill.domain.coach.requests import Easier, TakeBreather
from skill.domain.decide import decide
from skill.domain.ground.units import DurationMs
from skill.domain.library.placement import parse_token
from skill.domain.listener.listener import Listener
from skill.domain.music.requests import StartPlaylist
from skill.domain.playback.requests import (
    PlaybackFailed,
    PlaybackFinished,
    PlaybackNearlyFinished,
    PlaybackStarted,
    PlaybackStopped,
)
from skill.domain.playing.requests import Next, Pause, Previous, Resume, Stop
from skill.domain.turn.device import Activity, Device
from skill.domain.turn.outcome import Follow, Halt, Order, Outcome, Refollow, Start
from skill.domain.turn.requests import Heard
from skill.domain.turn.scene import Scene
from skill.domain.turn.wish import Wish
from skill.ports import StoreError
from tests.explorer.invariants import Answer, Step, broken_by_decision
from tests.explorer.notation import (
    DEVICES,
    LIBRARY,
    TODAY,
    NotedListener,
    NotedOrder,
    NotedReport,
    NotedStream,
    NotedView,
    listener_noted,
    listener_of,
    placement_noted,
    placement_of,
    play_noted,
)
from tests.fakes import MONDAY

T = TypeVar("T")
Decide = Callable[[Scene, Heard], Outcome]

WORDS: dict[str, Heard] = {
    "start legs": StartWorkout(Wish(workout="legs")),
    "start hills": StartWorkout(Wish(workout="hills")),
    "start music": StartPlaylist(playlist="steady"),
    "pause": Pause(),
    "stop": Stop(),
    "resume": Resume(),
    "next": Next(),
    "back": Previous(),
    "easier": Easier(),
    "I need a minute": TakeBreather(),
}
"""What a person says."""

SAID: dict[str, tuple[str, ...]] = {
    "kitchen": ("start legs", "start hills", "pause", "resume", "next", "back", "easier", "I need a minute"),
    "garage": ("start hills", "start music", "stop", "resume", "next"),
}
"""What is said to which device: what would be the same with the two exchanged is left out."""

IDLE, PLAYING, STOPPED, FINISHED = 0, 1, 2, 3
_ACTIVITIES = (Activity.IDLE, Activity.PLAYING, Activity.STOPPED, Activity.FINISHED)

FIRST_NEW_PLAY = 9_000


class _NewPlays:
    """Dice that throw nothing: each play has a new identity, and the first option is taken."""

    def __init__(self) -> None:
        self._plays = FIRST_NEW_PLAY

    def pick(self, options: Sequence[T]) -> T:
        return options[0]

    def mixed(self, size: int) -> Sequence[int]:
        return range(size)

    def play(self) -> str:
        self._plays += 1
        return f"play{self._plays:04}"


class Coach:
    """Answers requests, each kind of situation once."""

    def __init__(self, deciding: Decide = decide) -> None:
        """Take the real `decide`, or one with a planted fault."""
        self._decide = deciding
        self._known: dict[Any, Answer] = {}
        self._judged: dict[Any, list[str]] = {}

    def hears(self, listener: NotedListener, device: int, view: NotedView, word: str) -> Answer:
        """Return the answer to a spoken word."""
        key = (listener, device, view, word)
        known = self._known.get(key)
        if known is None:
            known = self._known[key] = self._decided(listener, _device(device, view), WORDS[word])
        return known

    def is_told(self, listener: NotedListener, device: int, report: NotedReport) -> Answer:
        """Return the answer to a report of a player."""
        key = (listener, device, report)
        known = self._known.get(key)
        if known is None:
            known = self._decided(listener, Device(DEVICES[device]), _report_of(report))
            self._known[key] = known
        return known

    def without_store(self, listener: NotedListener, heard: str | NotedReport) -> Answer:
        """Return the answer when the store can neither be read nor written, as the application gives it."""
        request = WORDS[heard] if isinstance(heard, str) else _report_of(heard)
        scene = Scene(Listener("a.b"), LIBRARY, _NewPlays(), MONDAY, TODAY, Device())
        outcome = decide_without_store(scene, request, StoreError("away"))
        return Answer(listener, _order_noted(outcome.order))

    def judged(self, step: Step) -> list[str]:
        """Return the names of the invariants of decisions that a step breaks."""
        key = (step.before, step.device, step.report, step.word, step.view, step.answer)
        known = self._judged.get(key)
        if known is None:
            known = self._judged[key] = broken_by_decision(step)
        return known

    def _decided(self, noted: NotedListener, device: Device, heard: Heard) -> Answer:
        listener = listener_of(noted)
        scene = Scene(listener, LIBRARY, _NewPlays(), MONDAY, TODAY, device)
        try:
            outcome = self._decide(scene, heard)
        except Exception as error:  # noqa: BLE001  whatever it is, it is a finding
            return Answer(noted, None, raised=repr(error))
        assert not outcome.needs
        gained = tuple((play_noted(one.id), int(one.ms)) for one in outcome.listener.diary.trainings)
        return Answer(listener_noted(outcome.listener), _order_noted(outcome.order), gained)


def _device(device: int, view: NotedView) -> Device:
    if view.placement is None:
        return Device(DEVICES[device])
    return Device(
        DEVICES[device],
        placement=placement_of(view.placement),
        offset_ms=DurationMs(view.offset_ms),
        activity=_ACTIVITIES[view.activity],
    )


def _report_of(noted: NotedReport) -> Heard:
    name, placement, offset, playing, goes_on = noted
    there = placement_of(placement)
    if name == "started":
        return PlaybackStarted(there, DurationMs(offset))
    if name == "stopped":
        return PlaybackStopped(there, DurationMs(offset))
    if name == "nearly":
        return PlaybackNearlyFinished(there)
    if name == "finished":
        return PlaybackFinished(there)
    return PlaybackFailed(there, placement_of(playing) if playing else None, DurationMs(offset), goes_on)


def _order_noted(order: Order | None) -> NotedOrder | None:
    if isinstance(order, Start | Follow | Refollow):
        stream = NotedStream(placement_noted(order.stream.placement), int(order.stream.offset_ms))
        if isinstance(order, Follow):
            after = parse_token(order.after)
            assert after is not None
            return NotedOrder("follow", stream, placement_noted(after))
        return NotedOrder("start" if isinstance(order, Start) else "refollow", stream)
    return NotedOrder("halt") if isinstance(order, Halt) else None
