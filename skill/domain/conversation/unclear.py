"""What is said when words were not understood, or are another skill's: never a bare "I didn't catch that"."""

from skill.domain.conversation.requests import ForAlexa, NotUnderstood, OwnWords
from skill.domain.ground.lines import Line, line
from skill.domain.ground.records import replace
from skill.domain.library.contents import SourceKind
from skill.domain.listener.queue import QueueState
from skill.domain.turn.outcome import Outcome, Question
from skill.domain.turn.scene import Scene
from skill.domain.turn.talk import Pending


def on_not_understood(scene: Scene, _heard: NotUnderstood | OwnWords) -> Outcome:
    """Offer two things that fit the moment; the second time in a row, other ones, in other words.

    Nothing is lost by it: what plays goes on, and a question that was asked stays open.
    """
    moment = _moment(scene)
    is_second = any(one.key.startswith("unclear.") for one in scene.listener.last_reply)
    offer = line(f"unclear.{moment}.{'again' if is_second else 'first'}")
    if scene.is_playing():
        return scene.say(offer)
    question = Question(offer, line("unclear.reprompt"), scene.pending or Pending("open"))
    return _still_asking(scene, question, line("unclear.still" if is_second else "unclear.sorry"))


def on_for_alexa(scene: Scene, heard: ForAlexa) -> Outcome:
    """Say how that is asked for, as it is not the coach's; what was asked before stays open."""
    said = line(f"elsewhere.{heard.subject}")
    if scene.is_playing():
        return scene.say(said)
    question = Question(line("elsewhere.ask"), line("unclear.reprompt"), scene.pending or Pending("open"))
    return _still_asking(scene, question, said)


def _still_asking(scene: Scene, question: Question, *said: Line) -> Outcome:
    outcome = scene.say(*said, question=question)
    return replace(outcome, talk=scene.talk)


def _moment(scene: Scene) -> str:
    """Return the moment by which the two things are chosen; a name in the table `unclear`."""
    if scene.is_training():
        return "workout"
    if scene.is_playing():
        return "music"
    if scene.talk.offered:
        return "offered"
    if scene.pending is not None and scene.pending.about != "open":
        return "asked"
    queue = scene.listener.queue(SourceKind.WORKOUT)
    return "paused" if queue is not None and queue.state is QueueState.PAUSED else "idle"
