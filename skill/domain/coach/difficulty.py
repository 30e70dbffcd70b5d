"""Easier and harder: the present move changes to a variant, in this workout and in later ones."""

from skill.domain.coach.requests import Easier, Harder
from skill.domain.ground.lines import Text, line
from skill.domain.ground.records import replace
from skill.domain.library.contents import Exercise
from skill.domain.playback.workout_position import WorkoutPosition
from skill.domain.playing.current_workout import (
    act_on_workout,
    play_changed,
    say_about_workout,
    workout_here,
)
from skill.domain.playing.player_orders import BEGINNING
from skill.domain.tailoring.plan_level import with_plan_feedback
from skill.domain.tailoring.tailored import with_swap
from skill.domain.turn.outcome import Outcome
from skill.domain.turn.questions import open_question
from skill.domain.turn.scene import Scene


def on_easier(scene: Scene, _heard: Easier) -> Outcome:
    """Change the present move to its easier variant, and remember that for later workouts."""
    if _is_over(scene):
        return _note_for_plan(scene, "easier")
    return act_on_workout(scene, lambda scene, position: _change_move(scene, position, "easier"))


def on_harder(scene: Scene, _heard: Harder) -> Outcome:
    """Change the present move to its harder variant, and remember that for later workouts."""
    if _is_over(scene):
        return _note_for_plan(scene, "harder")
    return act_on_workout(scene, lambda scene, position: _change_move(scene, position, "harder"))


def current_move(scene: Scene, position: WorkoutPosition) -> Exercise | None:
    """Return the exercise that is done now; None if the library no longer has it."""
    return scene.library.exercise(position.queue.move_for(position.segment.exercise))


def tell_variant(scene: Scene, position: WorkoutPosition, move: Exercise, way: str) -> Outcome:
    """Explain an easier or harder way to do a move that has no variant; `way` is `easier` or `harder`."""
    how = line(f"coach.{way}.told", how=Text("exercise", move.id, way))
    return say_about_workout(scene, position.queue, how)


def _is_over(scene: Scene) -> bool:
    queue = workout_here(scene)
    return queue is not None and queue.is_over


def _note_for_plan(scene: Scene, way: str) -> Outcome:
    """Note that a finished workout was too hard or too easy, for the next session of the plan."""
    felt = with_plan_feedback(scene.listener, scene.library, "hard" if way == "easier" else "easy")
    return Outcome(felt, lines=(line(f"coach.{way}.next_time"),), question=open_question("ask.else"))


def _change_move(scene: Scene, position: WorkoutPosition, way: str) -> Outcome:
    move = current_move(scene, position)
    if move is None:
        return scene.say(line("trouble.gone"))
    wanted = move.easier_move if way == "easier" else move.harder_move
    variant = scene.library.exercise(wanted) if wanted else None
    if variant is None:
        return tell_variant(scene, position, move, way)
    own = position.segment.exercise
    memory = scene.listener.moves.with_level(own, variant.id)
    how = "hard" if way == "easier" else "easy"
    felt = with_plan_feedback(replace(scene.listener, moves=memory), scene.library, how)
    scene = replace(scene, listener=felt)
    said = line(f"coach.{way}.changed", move=Text("exercise", variant.id))
    return play_changed(scene, with_swap(position.queue, own, variant.id), position.at, BEGINNING, said)
