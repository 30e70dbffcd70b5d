"""Said again, slowly; and the move once more from its set-up."""

from skill.domain.coach.requests import RestartMove, Slower
from skill.domain.explaining.how_to import taught
from skill.domain.ground.lines import Text, line
from skill.domain.ground.records import replace
from skill.domain.playback.workout_position import WorkoutPosition
from skill.domain.playing.current_workout import act_on_workout, play_changed, say_about_workout
from skill.domain.playing.player_orders import BEGINNING
from skill.domain.turn.outcome import Outcome
from skill.domain.turn.scene import Scene

UNTAUGHT = ("start.", "pause.", "resume.", "stop.", "welcome.", "safety.", "again.", "move.", "coach.")
"""What begins the keys of lines that nobody wants slower: they tell nothing that is to be learnt."""


def on_slower(scene: Scene, _heard: Slower) -> Outcome:
    """Say the last thing slowly; where that taught nothing, how the present move is done."""
    last = scene.listener.last_reply
    if last and not last[0].key.startswith(UNTAUGHT):
        return replace(scene.say(*last), slowly=True)
    return act_on_workout(scene, _teach)


def on_restart_move(scene: Scene, _heard: RestartMove) -> Outcome:
    """Start the present move again."""
    return act_on_workout(scene, _restart)


def _teach(scene: Scene, position: WorkoutPosition) -> Outcome:
    lines = taught(position.queue.move_for(position.segment.exercise))
    return replace(say_about_workout(scene, position.queue, *lines), slowly=True)


def _restart(scene: Scene, position: WorkoutPosition) -> Outcome:
    move = Text("exercise", position.queue.move_for(position.segment.exercise))
    return play_changed(scene, position.queue, position.at, BEGINNING, line("coach.again", move=move))
