"""Too hard, too easy: the present move changed for its easier or harder variant, now and from now on."""

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
    """Change the present move for its easier variant, and remember that."""
    if _is_done(scene):
        return _noted(scene, "easier")
    return act_on_workout(scene, lambda scene, position: _changed(scene, position, "easier"))


def on_harder(scene: Scene, _heard: Harder) -> Outcome:
    """Change the present move for its harder variant, and remember that."""
    if _is_done(scene):
        return _noted(scene, "harder")
    return act_on_workout(scene, lambda scene, position: _changed(scene, position, "harder"))


def move_now(scene: Scene, position: WorkoutPosition) -> Exercise | None:
    """Return the move that is done now."""
    return scene.library.exercise(position.queue.move_for(position.segment.exercise))


def told_variant(scene: Scene, position: WorkoutPosition, move: Exercise, way: str) -> Outcome:
    """Tell an easier or harder way to do a move that has no variant of its own."""
    how = line(f"coach.{way}.told", how=Text("exercise", move.id, way))
    return say_about_workout(scene, position.queue, how)


def _is_done(scene: Scene) -> bool:
    queue = workout_here(scene)
    return queue is not None and queue.is_over


def _noted(scene: Scene, way: str) -> Outcome:
    """Take "that was too hard", said of a workout that is over, for the next one of the plan."""
    felt = with_plan_feedback(scene.listener, scene.library, "hard" if way == "easier" else "easy")
    return Outcome(felt, lines=(line(f"coach.{way}.next_time"),), question=open_question("ask.else"))


def _changed(scene: Scene, position: WorkoutPosition, way: str) -> Outcome:
    move = move_now(scene, position)
    if move is None:
        return scene.say(line("trouble.gone"))
    wanted = move.easier_move if way == "easier" else move.harder_move
    variant = scene.library.exercise(wanted) if wanted else None
    if variant is None:
        return told_variant(scene, position, move, way)
    own = position.segment.exercise
    memory = scene.listener.moves.with_level(own, variant.id)
    how = "hard" if way == "easier" else "easy"
    felt = with_plan_feedback(replace(scene.listener, moves=memory), scene.library, how)
    scene = replace(scene, listener=felt)
    said = line(f"coach.{way}.changed", move=Text("exercise", variant.id))
    return play_changed(scene, with_swap(position.queue, own, variant.id), position.at, BEGINNING, said)
