"""The answer to "don't …": nothing is changed, and the question that was open stays open."""

from skill.domain.choice.circumstance import offer_others
from skill.domain.coach.requests import SwapMove
from skill.domain.coach.swap import on_swap_move
from skill.domain.ground.lines import line
from skill.domain.ground.records import replace
from skill.domain.playing.current_workout import is_paused, workout_here
from skill.domain.turn.outcome import Outcome
from skill.domain.turn.questions import open_question
from skill.domain.turn.requests import Dont
from skill.domain.turn.scene import Scene
from skill.domain.turn.talk import Pending


def on_dont(scene: Scene, heard: Dont) -> Outcome:
    """Say that nothing has changed, but for a muscle that is to rest.

    Before a workout, offer what is nothing of what is not wanted.
    """
    if scene.is_training() and (part := _part_to_spare(scene, heard)):
        return on_swap_move(scene, SwapMove(body_part=part))
    if scene.is_playing():
        return scene.say(line("dont.playing"))
    if heard.unwanted:
        return offer_others(scene, heard)
    queue = workout_here(scene)
    paused = queue is not None and not queue.is_over and is_paused(scene, queue)
    question = replace(open_question("ask.else"), pending=scene.pending or Pending("open"))
    said = scene.say(line("dont.paused" if paused else "dont.nothing"), question=question)
    return replace(said, talk=scene.talk)


def _part_to_spare(scene: Scene, heard: Dont) -> str:
    """Return the part of the body that is to be left alone; empty if none was named."""
    return next((one for one in heard.unwanted if scene.library.name_of("body_parts", one)), "")
