"""The answer to "don't …": nothing is changed, and the question that was open stays open."""

from skill.domain.choice.circumstance import offer_other_kinds
from skill.domain.ground.lines import line
from skill.domain.ground.records import replace
from skill.domain.playing.current_workout import is_paused, workout_here
from skill.domain.turn.outcome import Outcome
from skill.domain.turn.questions import open_question
from skill.domain.turn.requests import Dont
from skill.domain.turn.scene import Scene
from skill.domain.turn.talk import Pending


def on_dont(scene: Scene, heard: Dont) -> Outcome:
    """Say that nothing has changed; before a workout, offer other kinds than the one that is not wanted."""
    if scene.is_playing():
        return scene.say(line("dont.playing"))
    if heard.kind:
        return offer_other_kinds(scene, heard)
    queue = workout_here(scene)
    paused = queue is not None and not queue.is_over and is_paused(scene, queue)
    question = replace(open_question("ask.else"), pending=scene.pending or Pending("open"))
    said = scene.say(line("dont.paused" if paused else "dont.nothing"), question=question)
    return replace(said, talk=scene.talk)
