"""Said again, slowly; and the move once more from its set-up."""

from dataclasses import replace

from skill.domain.asking import taught
from skill.domain.coach.footing import Footing, on_workout, play_changed
from skill.domain.coach.heard import RestartMove, Slower
from skill.domain.outcome import Outcome, Text, line
from skill.domain.playing import BEGINNING
from skill.domain.scene import Scene


def on_slower(scene: Scene, _heard: Slower) -> Outcome:
    """Say the last thing again slowly; before anything was said, how the present move is done."""
    last = scene.listener.last_reply
    if last:
        return replace(scene.say(*last), slowly=True)
    told = on_workout(scene, _teach)
    return replace(told, slowly=True)


def on_restart_move(scene: Scene, _heard: RestartMove) -> Outcome:
    """Start the present move again."""
    return on_workout(scene, _restart)


def _teach(scene: Scene, footing: Footing) -> Outcome:
    return scene.say(*taught(footing.queue.move_for(footing.segment.exercise)))


def _restart(scene: Scene, footing: Footing) -> Outcome:
    move = Text("exercise", footing.queue.move_for(footing.segment.exercise))
    return play_changed(scene, footing.queue, footing.at, BEGINNING, line("coach.again", move=move))
