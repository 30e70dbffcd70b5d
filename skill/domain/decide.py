"""The decision on a request: a pure function from a scene and a request to an outcome.

If the save meets a newer version of the listener, the decision is made again on that version; as it has no
effects, nothing must be undone.
"""

from collections.abc import Callable
from types import ModuleType
from typing import Any

from skill.domain.choice import answers as choice
from skill.domain.coach import answers as coach
from skill.domain.coach.pain import is_unwell
from skill.domain.coach.requests import Hurt
from skill.domain.conversation import answers as conversation
from skill.domain.conversation.asked_again import with_question_kept
from skill.domain.conversation.requests import AskAgain, OwnWords
from skill.domain.explaining import answers as explaining
from skill.domain.ground.lines import line
from skill.domain.ground.records import replace
from skill.domain.listener.elsewhere import (
    with_held_in_front,
    with_reported_in_front,
    with_reported_put_back,
)
from skill.domain.listener.listener import Listener
from skill.domain.meaning.asker import with_asker
from skill.domain.meaning.meant import meant
from skill.domain.meaning.sound_alikes import with_sound_alikes_said
from skill.domain.meaning.told_time import depends_on_the_clock
from skill.domain.music import answers as music
from skill.domain.person import answers as person
from skill.domain.plans import answers as plans
from skill.domain.plans.credit import credited_to_plan
from skill.domain.playback import answers as playback
from skill.domain.playback.place import with_device_state
from skill.domain.playing import answers as playing
from skill.domain.premium import answers as premium
from skill.domain.premium import gate
from skill.domain.progress import answers as progress
from skill.domain.progress.credit import credited
from skill.domain.reminders import answers as reminders
from skill.domain.tips import answers as tips
from skill.domain.turn.facts import Fact
from skill.domain.turn.outcome import Outcome
from skill.domain.turn.phrasing import with_phrasings
from skill.domain.turn.requests import Both, Heard
from skill.domain.turn.scene import Scene
from skill.domain.turn.screen import Purpose, Screen
from skill.domain.turn.time_zone import must_ask_time_zone, with_time_zone_noted
from skill.domain.turn.two_outcomes import joined, saying, scene_after

ROOMS: tuple[ModuleType, ...] = (
    playback, conversation, playing, music, tips, explaining, choice, plans, progress, reminders, premium,
    person, coach,
)  # fmt: skip
"""The rooms that answer requests; each has a table `ANSWERS` by the class of the request."""

ANSWERS: dict[type[Heard], Callable[[Scene, Any], Outcome]] = {
    request: answer for room in ROOMS for request, answer in room.ANSWERS.items()
}

SHRUGS = (OwnWords, AskAgain)
"""What the second of two things comes to if nothing of it may be done."""


def decide(scene: Scene, heard: Heard) -> Outcome:
    """Return the outcome of a request; the same scene and request always give the same outcome."""
    if type(heard) in playback.ANSWERS:
        return _reported(scene, heard)
    if is_unwell(scene, heard):
        return decide(scene, Hurt())
    counts_by_day = heard.counts_by_day or (isinstance(heard, OwnWords) and depends_on_the_clock(heard.words))
    if counts_by_day and must_ask_time_zone(scene):
        return Outcome(scene.listener, needs=frozenset({Fact.TIME_ZONE}))
    scene = with_time_zone_noted(scene)
    scene = _with_held_in_front(scene)
    scene = replace(scene, listener=_credited(scene, with_device_state(scene.listener, scene.device)))
    said, heard = heard, meant(scene, heard)
    outcome = with_sound_alikes_said(scene, _answered(scene, heard), said, heard)
    outcome = replace(outcome, screen=_screen(scene, outcome))
    return _remembered(scene, outcome) if heard.is_remembered else outcome


def _answered(scene: Scene, heard: Heard) -> Outcome:
    if isinstance(heard, Both):
        return _both_done(scene, heard)
    scene = gate.with_premium_known(scene, heard)
    answered = with_question_kept(scene, heard, ANSWERS[type(heard)](scene, heard))
    return with_asker(scene, heard, gate.checked_turn(scene, heard, answered))


def _both_done(scene: Scene, both: Both) -> Outcome:
    """Return the outcome of two things in one sentence, each understood in its own moment."""
    at = saying(scene, both.first)
    heard = meant(at, OwnWords(both.first))
    if isinstance(heard, SHRUGS):
        return _only_the_other(scene, both)
    first = _answered(at, heard)
    if first.needs:
        return first
    after = saying(scene_after(scene, first), both.then)
    heard = meant(after, OwnWords(both.then))
    second = _answered(after, heard)
    if second.needs:
        return replace(second, listener=scene.listener)
    return joined(scene, first, second, is_done=not isinstance(heard, SHRUGS))


def _only_the_other(scene: Scene, both: Both) -> Outcome:
    """Return the outcome of the second thing, where the first may not be done, with a word about that."""
    at = saying(scene, both.then)
    outcome = _answered(at, meant(at, OwnWords(both.then)))
    return outcome if outcome.needs else replace(outcome, lines=(*outcome.lines, line("both.one_done")))


def _reported(scene: Scene, heard: Any) -> Outcome:
    """Return the outcome of a player's report, decided on with the queue of its play in front."""
    stored, now = scene.listener, scene.now
    scene = replace(scene, listener=with_reported_in_front(stored, heard.placement, now))
    outcome = gate.checked_report(scene, ANSWERS[type(heard)](scene, heard))
    after = _credited(scene, outcome.listener)
    return replace(outcome, listener=with_reported_put_back(stored, scene.listener, after, now))


def _with_held_in_front(scene: Scene) -> Scene:
    device = scene.device
    held = with_held_in_front(scene.listener, device.key, device.placement, scene.now)
    return replace(scene, listener=held)


def _credited(scene: Scene, listener: Listener) -> Listener:
    if listener is scene.listener:
        return listener
    trained = credited(scene.library, scene.listener, listener, scene.today)
    return credited_to_plan(scene.library, scene.listener, trained, scene.today)


def _screen(scene: Scene, outcome: Outcome) -> Screen | None:
    """Return what an outcome shows: nothing over audio, nor in a handover.

    Where it shows nothing of its own, and an older screen would stay, the question takes that one's place: a
    touch on it would choose what is no longer asked about.
    """
    if scene.is_playing() or outcome.order is not None or outcome.handover is not None:
        return None
    if outcome.screen is None and outcome.question is not None and scene.device.shows_ours:
        return Screen(Purpose.QUESTION, outcome.question.line, outcome.lines)
    return outcome.screen


def _remembered(scene: Scene, outcome: Outcome) -> Outcome:
    # Stored, since "repeat" must work after Alexa's session has ended.
    outcome = with_phrasings(outcome)
    said = outcome.lines or ((outcome.question.line,) if outcome.question else ())
    if not said or said == scene.listener.last_reply:
        return outcome
    return replace(outcome, listener=replace(outcome.listener, last_reply=said))
