"""Twelve planted faults: seven of peers, as they would look here, and five of our own.

A fault is a `decide` that does one thing wrong, or a store that does. It must be found by the search.
"""

from collections.abc import Callable
from typing import NamedTuple

from skill.domain.decide import decide
from skill.domain.ground.records import replace
from skill.domain.ground.units import DurationMs, EpochMs
from skill.domain.library.placement import Placement
from skill.domain.listener.diary import Training
from skill.domain.listener.listener import with_queue
from skill.domain.listener.queue import Queue, QueueState, spot_of
from skill.domain.playback.requests import (
    PlaybackFailed,
    PlaybackFinished,
    PlaybackNearlyFinished,
    PlaybackStarted,
    PlaybackStopped,
)
from skill.domain.playback.streams import items_of, stream_after
from skill.domain.playing.requests import Next, Pause, Previous, Resume
from skill.domain.turn.outcome import Follow, Outcome
from skill.domain.turn.requests import Heard
from skill.domain.turn.scene import Scene

Decide = Callable[[Scene, Heard], Outcome]


class Fault(NamedTuple):
    """A coach that does one thing wrong."""

    name: str
    found_by: str
    """The invariant that must find it."""
    decide: Decide = decide
    is_conditional: bool = True
    """False if the store writes whatever anybody wrote meanwhile."""


NO_FAULT = Fault("none", "")


def _queue_about(scene: Scene, placement: Placement) -> Queue | None:
    return scene.listener.queue(placement.source.kind)


def _at(outcome: Outcome, queue: Queue) -> Outcome:
    return replace(outcome, listener=with_queue(outcome.listener, queue))


def _lends_the_old_offset(scene: Scene, heard: Heard) -> Outcome:
    """S1: the state keeps one item and one offset, and Stopped writes the offset whatever it is of."""
    outcome = decide(scene, heard)
    if not isinstance(heard, PlaybackStopped):
        return outcome
    queue = _queue_about(scene, heard.placement)
    if queue is None or queue.source != heard.placement.source:
        return outcome
    return _at(outcome, replace(queue, confirmed=replace(queue.spot, offset_ms=heard.offset_ms)))


def _believes_whoever_comes_last(scene: Scene, heard: Heard) -> Outcome:
    """S2: the event that comes last is the place, of whichever item it is."""
    outcome = decide(scene, heard)
    if not isinstance(heard, PlaybackStopped):
        return outcome
    queue = _queue_about(scene, heard.placement)
    if queue is None or queue.source != heard.placement.source:
        return outcome
    spot = spot_of(heard.placement, heard.offset_ms)
    return _at(outcome, replace(queue, ordered=spot, confirmed=spot))


def _promises_once(scene: Scene, heard: Heard) -> Outcome:
    """S4: a flag says that the next was promised, and NearlyFinished is answered with nothing then."""
    outcome = decide(scene, heard)
    placement = getattr(heard, "placement", None)
    queue = _queue_about(scene, placement) if isinstance(placement, Placement) else None
    if queue is None:
        return outcome
    if isinstance(heard, PlaybackStarted) and queue.let_in is not None:
        return _at(outcome, replace(outcome.listener.queue(queue.source.kind) or queue, let_in=None))
    if not isinstance(heard, PlaybackNearlyFinished) or outcome.order is None:
        return outcome
    if queue.let_in is not None:
        return replace(outcome, order=None)
    return _at(outcome, replace(queue, let_in=EpochMs(1)))


def _forgets_that_it_plays(scene: Scene, heard: Heard) -> Outcome:
    """S5: Finished says that nothing plays, however late it comes; and then pause is not a valid command."""
    outcome = decide(scene, heard)
    if isinstance(heard, PlaybackStarted | PlaybackFinished):
        queue = outcome.listener.queue(heard.placement.source.kind)
        is_flagged = EpochMs(1) if isinstance(heard, PlaybackFinished) else None
        return _at(outcome, replace(queue, let_in=is_flagged)) if queue else outcome
    current = scene.listener.current
    if isinstance(heard, Pause) and current is not None and current.let_in is not None:
        return replace(outcome, order=None, listener=scene.listener)
    return outcome


def _is_silent_about_failures(scene: Scene, heard: Heard) -> Outcome:
    """S6: PlaybackFailed is only acknowledged."""
    return Outcome(scene.listener) if isinstance(heard, PlaybackFailed) else decide(scene, heard)


def _expects_its_catalogue(scene: Scene, heard: Heard) -> Outcome:
    """S7: a token of something removed is looked up, and raises."""
    placement = getattr(heard, "placement", None)
    if isinstance(placement, Placement) and not items_of(scene.library, placement.source):
        raise KeyError(placement.source.id)
    return decide(scene, heard)


def _refuses_unless_playing(scene: Scene, heard: Heard) -> Outcome:
    """S8: next and back are only understood while a flag says that something plays."""
    current = scene.listener.current
    is_on = current is not None and current.state is QueueState.ON
    if isinstance(heard, Next | Previous) and not is_on:
        return Outcome(scene.listener)
    return decide(scene, heard)


def _promises_into_silence(scene: Scene, heard: Heard) -> Outcome:
    """Ours: NearlyFinished is answered without asking whether silence was asked for."""
    outcome = decide(scene, heard)
    if not isinstance(heard, PlaybackNearlyFinished) or outcome.order is not None:
        return outcome
    queue = _queue_about(scene, heard.placement)
    if queue is None or not queue.knows(heard.placement.play):
        return outcome
    after = stream_after(scene.library, queue, heard.placement)
    return replace(outcome, order=Follow(after, heard.placement.token)) if after else outcome


def _credits_each_event(scene: Scene, heard: Heard) -> Outcome:
    """Ours: each Finished writes a whole move into the diary, however often it comes."""
    outcome = decide(scene, heard)
    queue = scene.listener.workout
    if not isinstance(heard, PlaybackFinished) or queue is None or not queue.knows(heard.placement.play):
        return outcome
    entry = Training(queue.training, queue.source.id, scene.today, DurationMs(60_000))
    diary = scene.listener.diary.with_training(entry)
    return replace(outcome, listener=replace(outcome.listener, diary=diary))


def _moves_on_when_asked(scene: Scene, heard: Heard) -> Outcome:
    """Ours: what NearlyFinished promises is taken for what plays."""
    outcome = decide(scene, heard)
    order = outcome.order
    if not isinstance(heard, PlaybackNearlyFinished) or not isinstance(order, Follow):
        return outcome
    queue = _queue_about(scene, heard.placement)
    if queue is None or queue.ordered.play != heard.placement.play:
        return outcome
    there = spot_of(order.stream.placement, order.stream.offset_ms)
    return _at(outcome, replace(queue, confirmed=there))


def _resumes_as_stored(scene: Scene, heard: Heard) -> Outcome:
    """Ours: the diary is believed before the device that is spoken to."""
    if not isinstance(heard, Resume):
        return decide(scene, heard)
    return decide(replace(scene, device=replace(scene.device, placement=None, offset_ms=None)), heard)


FAULTS = (
    Fault("S1 lends the new item the old one's offset", "place", _lends_the_old_offset),
    Fault("S2 believes whoever comes last", "stale", _believes_whoever_comes_last),
    Fault("S4 promises once", "promise", _promises_once),
    Fault("S5 forgets that it plays", "obeyed", _forgets_that_it_plays),
    Fault("S6 is silent about failures", "failure", _is_silent_about_failures),
    Fault("S7 expects its catalogue", "stale", _expects_its_catalogue),
    Fault("S8 refuses unless playing", "obeyed", _refuses_unless_playing),
    Fault("promises into silence", "hush", _promises_into_silence),
    Fault("credits each event", "credit", _credits_each_event),
    Fault("moves on when asked", "promise", _moves_on_when_asked),
    Fault("resumes as stored", "resume", _resumes_as_stored),
    Fault("writes over what others wrote", "written", is_conditional=False),
)
"""A fault remembers by the listener alone; its flag is `let_in`, which free audio leaves empty."""
