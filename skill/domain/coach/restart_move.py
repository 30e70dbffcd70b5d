"""Repeating: the last reply slowly, or the present move from its set-up."""

from skill.domain.coach.requests import RestartMove, Slower
from skill.domain.explaining.teaching import in_brief
from skill.domain.ground.lines import Text, line
from skill.domain.ground.records import replace
from skill.domain.playback.workout_position import WorkoutPosition
from skill.domain.playing.current_workout import act_on_workout, play_changed, say_about_workout
from skill.domain.playing.player_orders import BEGINNING
from skill.domain.turn.outcome import Outcome
from skill.domain.turn.scene import Scene

NOT_INSTRUCTIVE = (
    "start.", "pause.", "resume.", "stop.", "welcome.", "safety.", "again.", "move.", "coach.", "about.",
    "asked.", "chat.", "unclear.", "thanks.", "now.", "left.", "yes.", "no.", "suggest.", "why.",
)  # fmt: skip
"""Prefixes of the keys of lines that explain nothing, so "slower" does not mean them."""


def on_slower(scene: Scene, _heard: Slower) -> Outcome:
    """Repeat the last reply slowly; if it explained nothing, explain the present move slowly."""
    last = scene.listener.last_reply
    if last and not last[0].key.startswith(NOT_INSTRUCTIVE):
        return replace(scene.say(*last), slowly=True)
    return act_on_workout(scene, _teach)


def on_restart_move(scene: Scene, _heard: RestartMove) -> Outcome:
    """Play the present move again from its set-up."""
    return act_on_workout(scene, _restart)


def _teach(scene: Scene, position: WorkoutPosition) -> Outcome:
    move = scene.library.exercise(position.queue.move_for(position.segment.exercise))
    lines = in_brief(move) if move else (line("how_to.unknown"),)
    return replace(say_about_workout(scene, position.queue, *lines), slowly=True)


def _restart(scene: Scene, position: WorkoutPosition) -> Outcome:
    move = Text("exercise", position.queue.move_for(position.segment.exercise))
    return play_changed(scene, position.queue, position.at, BEGINNING, line("coach.again", move=move))
