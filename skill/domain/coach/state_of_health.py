"""Answers to what a person tells of their health: help first, no cheer, no sale, and nothing is stored."""

from skill.domain.choice.offers import offer
from skill.domain.coach.pain import silenced
from skill.domain.coach.requests import TellState, TellWeary, Unwell
from skill.domain.coach.rest import SOMETHING_GENTLE
from skill.domain.ground.lines import Line, line
from skill.domain.ground.records import replace
from skill.domain.library.contents import Level
from skill.domain.library.signs import ASK_FIRST, DISTRESS
from skill.domain.playing.current_workout import is_paused, say_about_workout, workout_here
from skill.domain.turn.outcome import Outcome, Question
from skill.domain.turn.questions import open_question, question_unless_playing, resume_question
from skill.domain.turn.scene import Scene
from skill.domain.turn.talk import Pending, Talk
from skill.domain.turn.wish import Wish

DOCTORS_YES = "doctors-yes"
GENTLE = Wish(level=Level.BEGINNER, exclude=("jumping",))


def on_unwell(scene: Scene, heard: Unwell) -> Outcome:
    """Stop the audio and say where help is; with a state that a doctor should know, ask for the doctor's yes.

    Distress stops nothing: it is answered with a kind word.
    """
    if heard.concern == DISTRESS:
        return _on_distress(scene)
    silent = silenced(scene, line(f"health.{heard.concern}"))
    if heard.concern != ASK_FIRST:
        return silent
    if scene.is_playing():
        return silenced(scene, line("health.ask-first-playing"))
    return _asking(scene, doctors_question(), line("health.ask-first"))


def doctors_question() -> Question:
    """Return the question whether the doctor has agreed to gentle exercise."""
    return Question(line("health.doctors_yes"), line("health.doctors_yes_again"), Pending(DOCTORS_YES))


def on_tell_weary(scene: Scene, _heard: TellWeary) -> Outcome:
    """Offer an easier way: words within a workout, a gentle workout before one."""
    queue = workout_here(scene)
    if scene.is_playing():
        return scene.say(line("health.weary-playing"))
    if queue is not None and not queue.is_over and is_paused(scene, queue):
        return say_about_workout(scene, queue, line("coach.rest.paused"))
    question = Question(line("health.gentle_ask"), line("health.gentle_again"), Pending(SOMETHING_GENTLE))
    return _asking(scene, question, line("health.weary"))


def on_tell_state(scene: Scene, heard: TellState) -> Outcome:
    """Be glad of what is over; of words that tell nothing known, say what to do if it is something bad."""
    if not heard.is_fine:
        return scene.say(line("health.unsure"), question=question_unless_playing(scene))
    queue = workout_here(scene)
    waits = queue is not None and not queue.is_over and is_paused(scene, queue)
    return scene.say(
        line("health.fine"), question=resume_question() if waits else question_unless_playing(scene)
    )


def on_agreed_to_gentle(scene: Scene, _pending: Pending) -> Outcome:
    """Offer something gentle, of the length for which there is time."""
    return offer(scene, replace(GENTLE, minutes=scene.talk.wish.minutes if scene.talk.wish else None))


def _asking(scene: Scene, question: Question, said: Line) -> Outcome:
    """Ask, and keep the time that was told with the state: "I'm pregnant, and I've ten minutes"."""
    told = scene.ear.read(scene.utterance.words).wish.minutes
    wish = Wish(minutes=told) if told else scene.talk.wish
    return replace(scene.say(said, question=question), talk=Talk(question.pending, wish))


def on_no_doctors_yes(scene: Scene, _pending: Pending) -> Outcome:
    """Wait for the doctor, without a word of pressure."""
    return scene.say(line("health.wait_for_doctor"), question=open_question("ask.else"))


def on_no_gentle(scene: Scene, _pending: Pending) -> Outcome:
    """Let the person rest."""
    return scene.say(line("health.rest"))


def _on_distress(scene: Scene) -> Outcome:
    if scene.is_playing():
        return scene.say(line("health.distress-playing"))
    question = Question(line("health.gentle_ask"), line("health.gentle_again"), Pending(SOMETHING_GENTLE))
    return scene.say(line("health.distress"), question=question)
