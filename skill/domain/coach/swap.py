"""Something else instead: another move for the same muscles, with what is at hand, kind to a sore part.

What is said of the body serves the choice and is stored nowhere: neither in the words that are kept
for "repeat", nor in the person's levels.
"""

from collections.abc import Iterator

from skill.domain.choice.offers import offer
from skill.domain.choice.requests import StartWorkout
from skill.domain.choice.start_request import on_start_workout
from skill.domain.choice.wishes import is_talking
from skill.domain.coach.difficulty import move_now, swapped, told_variant
from skill.domain.coach.requests import SwapMove
from skill.domain.ground.lines import Line, Text, line
from skill.domain.ground.records import replace
from skill.domain.library.contents import Exercise
from skill.domain.listener.queue import Queue
from skill.domain.playing.current_workout import (
    CurrentWorkout,
    answered,
    current_workout_of,
    is_paused,
    nothing_is_on,
    on_workout,
    play_changed,
    with_future,
    workout_here,
)
from skill.domain.playing.player_orders import BEGINNING
from skill.domain.tailoring.similar_moves import Limits, most_similar, suits
from skill.domain.tailoring.usual import usual_limits
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
    if heard.equipment and scene.device.has_audio and nothing_is_on(scene):
        return offer(scene, _wish_without(heard.equipment))
    return on_workout(scene, lambda scene, footing: _swap(scene, footing, heard))


def _wish_without(thing: str) -> Wish:
    return Wish(equipment=NOTHING) if thing == NOTHING else Wish(exclude=(thing,))


def left_out_now(scene: Scene, exercise: str) -> Outcome | None:
    """Return what follows for a workout that is under way when a move is left out for good.

    None if no workout is under way, or the move does not come in what is left of it.
    """
    queue = workout_here(scene)
    footing = current_workout_of(scene, queue) if queue is not None and not queue.is_over else None
    if footing is None or _meant(footing, exercise) is None or is_paused(scene, footing.queue):
        return None
    return _swap(scene, footing, SwapMove(exercise=exercise))


def _swap(scene: Scene, footing: CurrentWorkout, heard: SwapMove) -> Outcome:
    if heard.equipment or heard.without:
        return _without(scene, footing, heard)
    own = _meant(footing, heard.exercise)
    if own is None:
        return answered(scene, footing.queue, line("coach.swap.not_here"))
    move = scene.library.exercise(footing.queue.move_for(own))
    if move is None:
        return scene.say(line("trouble.gone"))
    instead = _gentler(scene, footing, move, heard.body_part) if heard.body_part else None
    if instead is None:
        limits = _limits(scene, footing, move, heard.body_part)
        instead = most_similar(scene.library, move, limits)
    if instead is None:
        return told_variant(scene, footing, move, "easier")
    key = "coach.swap.gentler" if heard.body_part else "coach.swap.like"
    said = line(key, move=Text("exercise", instead.id))
    return _with(scene, footing, swapped(footing.queue, own, instead.id), said, is_now=_is_now(footing, own))


def _without(scene: Scene, footing: CurrentWorkout, heard: SwapMove) -> Outcome:
    """Change every move ahead that needs what is not at hand, or is what somebody wants to be spared.

    What no other move can stand for is left out.
    """
    missing, words = _missing(scene, footing, heard.equipment), frozenset(heard.without)
    queue, here, gone = footing.queue, move_now(scene, footing), set()
    unfit = {own: move for own, move in _moves_from_here(scene, footing) if _is_unfit(move, missing, words)}
    for own, move in unfit.items():
        limits = _limits(scene, footing, move, None, missing)
        instead = most_similar(scene.library, move, replace(limits, without=words))
        if instead is None:
            gone.add(own)
        else:
            queue = swapped(queue, own, instead.id)
    if not unfit:
        return answered(scene, queue, line("coach.swap.not_needed" if missing else "coach.swap.free"))
    queue = _leaving_out(footing, queue, gone)
    now = queue.move_for(footing.segment.exercise)
    if here is not None and now != here.id:
        said = line("coach.swap.without" if missing else "coach.swap.like", move=Text("exercise", now))
        return _with(scene, footing, queue, said, is_now=True)
    if here is not None and queue == footing.queue:
        return told_variant(scene, footing, here, "easier")
    return _with(scene, footing, queue, line("coach.swap.later"), is_now=False)


def _moves_from_here(scene: Scene, footing: CurrentWorkout) -> Iterator[tuple[str, Exercise]]:
    """Yield the author's exercise and the move that is done for it, once each, from the present one on."""
    for own in dict.fromkeys(one.exercise for one in (footing.segment, *footing.ahead())):
        move = scene.library.exercise(footing.queue.move_for(own))
        if move is not None:
            yield own, move


def _is_unfit(move: Exercise, missing: frozenset[str], words: frozenset[str]) -> bool:
    return bool(missing & set(move.equipment) or words & set(move.holds))


def _leaving_out(footing: CurrentWorkout, queue: Queue, gone: set[str]) -> Queue:
    """Return the queue without these exercises after the present one."""
    order = queue.order[: footing.at + 1]
    order += tuple(one.place for one in footing.ahead() if one.exercise not in gone)
    return replace(queue, order=order, end=len(order)) if gone else queue


def _with(scene: Scene, footing: CurrentWorkout, queue: Queue, said: Line, *, is_now: bool) -> Outcome:
    if is_now:
        return play_changed(scene, queue, footing.at, BEGINNING, said)
    return with_future(scene, footing, queue, said)


def _gentler(scene: Scene, footing: CurrentWorkout, move: Exercise, part: str) -> Exercise | None:
    """Return the easier variant, if it is kind to that part and needs nothing that is not at hand."""
    easier = scene.library.exercise(move.easier_move) if move.easier_move else None
    limits = _limits(scene, footing, move, part)
    return easier if easier is not None and suits(easier, limits) else None


def _limits(
    scene: Scene,
    footing: CurrentWorkout,
    move: Exercise,
    spared: str | None,
    missing: frozenset[str] = frozenset(),
) -> Limits:
    card = scene.library.workout_card(footing.queue.source.id)
    usual = usual_limits(scene.listener.profile, card)
    # A move that was swapped away before is one that was not wanted.
    left_out = usual.left_out | {own for own, _ in footing.queue.swaps} | {move.id}
    done = frozenset(footing.queue.move_for(segment.exercise) for segment in footing.segments)
    at_hand = usual.at_hand - missing
    return replace(usual, at_hand=at_hand, spared=spared, left_out=left_out, in_workout=done)


def _missing(scene: Scene, footing: CurrentWorkout, thing: str | None) -> frozenset[str]:
    if thing != NOTHING:
        return frozenset((thing,) if thing else ())
    card = scene.library.workout_card(footing.queue.source.id)
    return frozenset(card.equipment if card else ())


def _meant(footing: CurrentWorkout, exercise: str | None) -> str | None:
    """Return the author's exercise that is meant: the present one, or the one that is called so."""
    if exercise is None:
        return footing.segment.exercise
    ahead = (footing.segment, *footing.ahead())
    named = (
        one.exercise for one in ahead if exercise in {one.exercise, footing.queue.move_for(one.exercise)}
    )
    return next(named, None)


def _is_now(footing: CurrentWorkout, own: str) -> bool:
    return own == footing.segment.exercise
