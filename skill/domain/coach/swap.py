"""Something else instead: another move for the same muscles, with what is at hand, kind to a sore part.

What is said of the body serves the choice and is stored nowhere: neither in the words that are kept
for "repeat", nor in the person's levels.
"""

from skill.domain.choice.offers import offer
from skill.domain.choice.requests import StartWorkout
from skill.domain.choice.start_request import on_start_workout
from skill.domain.choice.wishes import is_talking
from skill.domain.coach.difficulty import move_now, told_variant
from skill.domain.coach.requests import SwapMove
from skill.domain.ground.lines import Line, Text, line
from skill.domain.ground.records import replace
from skill.domain.library.contents import Exercise
from skill.domain.listener.queue import Queue
from skill.domain.playback.workout_position import WorkoutPosition
from skill.domain.playing.current_workout import (
    act_on_workout,
    change_upcoming,
    is_paused,
    nothing_under_way,
    play_changed,
    position_in,
    say_about_workout,
    workout_here,
)
from skill.domain.playing.player_orders import BEGINNING
from skill.domain.tailoring.similar_moves import most_similar, suits
from skill.domain.tailoring.tailored import limits_for_swap, with_swap, without_unfit_moves
from skill.domain.tailoring.workout_search import NOTHING
from skill.domain.turn.outcome import Outcome
from skill.domain.turn.scene import Scene
from skill.domain.turn.wish import Wish


def on_swap_move(scene: Scene, heard: SwapMove) -> Outcome:
    """Do another move instead of the present one, of the one named, or of all that need a thing.

    Where there is no workout in which to do so, those are offered that need no such thing.
    """
    if heard.equipment and is_talking(scene):
        return on_start_workout(scene, StartWorkout(_wish_without(heard.equipment)))
    if heard.equipment and scene.device.has_audio and nothing_under_way(scene):
        return offer(scene, _wish_without(heard.equipment))
    return act_on_workout(scene, lambda scene, position: _swap(scene, position, heard))


def _wish_without(thing: str) -> Wish:
    return Wish(equipment=NOTHING) if thing == NOTHING else Wish(exclude=(thing,))


def left_out_now(scene: Scene, exercise: str) -> Outcome | None:
    """Return what follows for a workout that is under way when a move is left out for good.

    None if no workout is under way, or the move does not come in what is left of it.
    """
    queue = workout_here(scene)
    position = position_in(scene, queue) if queue is not None and not queue.is_over else None
    if position is None or _meant(position, exercise) is None or is_paused(scene, position.queue):
        return None
    return _swap(scene, position, SwapMove(exercise=exercise))


def _swap(scene: Scene, position: WorkoutPosition, heard: SwapMove) -> Outcome:
    if heard.equipment or heard.without:
        return _without(scene, position, heard)
    own = _meant(position, heard.exercise)
    if own is None:
        return say_about_workout(scene, position.queue, line("coach.swap.not_here"))
    move = scene.library.exercise(position.queue.move_for(own))
    if move is None:
        return scene.say(line("trouble.gone"))
    instead = _gentler(scene, position, move, heard.body_part) if heard.body_part else None
    if instead is None:
        limits = replace(
            limits_for_swap(scene.listener, scene.library, position, move), spared=heard.body_part
        )
        instead = most_similar(scene.library, move, limits)
    if instead is None:
        return told_variant(scene, position, move, "easier")
    key = "coach.swap.gentler" if heard.body_part else "coach.swap.like"
    said = line(key, move=Text("exercise", instead.id))
    return _with(
        scene, position, with_swap(position.queue, own, instead.id), said, is_now=_is_now(position, own)
    )


def _without(scene: Scene, position: WorkoutPosition, heard: SwapMove) -> Outcome:
    """Change every move ahead that needs what is not at hand, or is what somebody wants to be spared."""
    missing, words = _missing(scene, position, heard.equipment), frozenset(heard.without)
    queue = without_unfit_moves(scene.listener, scene.library, position, missing, words)
    if queue is None:
        said = line("coach.swap.not_needed" if missing else "coach.swap.free")
        return say_about_workout(scene, position.queue, said)
    here, now = move_now(scene, position), queue.move_for(position.segment.exercise)
    if here is not None and now != here.id:
        said = line("coach.swap.without" if missing else "coach.swap.like", move=Text("exercise", now))
        return _with(scene, position, queue, said, is_now=True)
    if here is not None and queue == position.queue:
        return told_variant(scene, position, here, "easier")
    return _with(scene, position, queue, line("coach.swap.later"), is_now=False)


def _with(scene: Scene, position: WorkoutPosition, queue: Queue, said: Line, *, is_now: bool) -> Outcome:
    if is_now:
        return play_changed(scene, queue, position.at, BEGINNING, said)
    return change_upcoming(scene, position, queue, said)


def _gentler(scene: Scene, position: WorkoutPosition, move: Exercise, part: str) -> Exercise | None:
    """Return the easier variant, if it is kind to that part and needs nothing that is not at hand."""
    easier = scene.library.exercise(move.easier_move) if move.easier_move else None
    limits = replace(limits_for_swap(scene.listener, scene.library, position, move), spared=part)
    return easier if easier is not None and suits(easier, limits) else None


def _missing(scene: Scene, position: WorkoutPosition, thing: str | None) -> frozenset[str]:
    if thing != NOTHING:
        return frozenset((thing,) if thing else ())
    card = scene.library.workout_card(position.queue.source.id)
    return frozenset(card.equipment if card else ())


def _meant(position: WorkoutPosition, exercise: str | None) -> str | None:
    """Return the author's exercise that is meant: the present one, or the one that is called so."""
    if exercise is None:
        return position.segment.exercise
    ahead = (position.segment, *position.ahead())
    named = (
        one.exercise for one in ahead if exercise in {one.exercise, position.queue.move_for(one.exercise)}
    )
    return next(named, None)


def _is_now(position: WorkoutPosition, own: str) -> bool:
    return own == position.segment.exercise
