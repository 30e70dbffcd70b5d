"""Questions that several rooms ask, and the reply where a device cannot play audio."""

from skill.domain.ground.lines import Line, line
from skill.domain.turn.outcome import Outcome, Question
from skill.domain.turn.scene import Scene
from skill.domain.turn.talk import Pending, Talk


def say_no_audio(scene: Scene) -> Outcome:
    """Say that this device cannot play audio, and offer a tip instead."""
    question = Question(line("device.ask_tip"), line("ask.reprompt"), Pending("tip"))
    return scene.say(line("device.no_audio"), question=question)


def open_question(key: str = "ask.what") -> Question:
    """Return the open question: what would you like?"""
    return Question(line(key), line("ask.reprompt"), Pending("open"))


def question_unless_playing(scene: Scene, key: str = "ask.what") -> Question | None:
    """Return the open question; None while audio plays, as an open microphone would interrupt it."""
    return None if scene.is_playing() else open_question(key)


def say_and_ask(scene: Scene, *said: Line) -> Outcome:
    """Return an outcome that says these lines and, unless audio plays, asks what else is wanted."""
    return scene.say(*said, question=question_unless_playing(scene, "ask.else"))


def resume_question() -> Question:
    """Return the question whether to resume."""
    return Question(line("resume.ask"), line("resume.reprompt"), Pending("resume"))


def which_question(pending: Pending) -> Question:
    """Return the question which of two workouts it shall be."""
    return Question(line("choice.which"), line("choice.reprompt"), pending)


def question_still_open(scene: Scene) -> tuple[Question | None, Talk]:
    """Return the question about offered workouts that this request interrupted, and the talk to keep."""
    pending, talk = scene.pending, scene.talk
    if pending is None or not talk.offered or pending.about not in {"choice", "offer"}:
        return None, talk
    if pending.about == "choice":
        return which_question(pending), talk
    return Question(line("offer.ask"), line("offer.reprompt"), pending), talk
