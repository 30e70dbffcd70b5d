"""Answers to what is asked or told about how a move is done, with one answer for all moves."""

from skill.domain.coach.requests import AskForm
from skill.domain.ground.lines import line
from skill.domain.playing.current_workout import say_about_workout, workout_here
from skill.domain.turn.outcome import Outcome
from skill.domain.turn.questions import question_unless_playing
from skill.domain.turn.scene import Scene


def on_ask_form(scene: Scene, heard: AskForm) -> Outcome:
    """Answer in a sentence or two; the workout goes on."""
    said, queue = line(f"form.{heard.about}"), workout_here(scene)
    if queue is not None and not queue.is_over:
        return say_about_workout(scene, queue, said)
    return scene.say(said, question=question_unless_playing(scene, "ask.else"))
