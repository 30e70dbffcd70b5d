"""How a queue of a workout is adapted to a person: when it begins, and when it is changed later."""

from skill.domain.ground.records import replace
from skill.domain.ground.units import MINUTE_MS, DurationMs
from skill.domain.library.contents import Exercise, Segment, Track
from skill.domain.library.lookup import Library
from skill.domain.listener.listener import Listener
from skill.domain.listener.queue import Queue
from skill.domain.playback.workout_position import WorkoutPosition
from skill.domain.tailoring.length import RemainingWorkout, segments_that_fit
from skill.domain.tailoring.moves import Habits, limits_for, substitute, swaps_for
from skill.domain.tailoring.plan_level import planned_level, planned_minutes
from skill.domain.tailoring.similar_moves import JUMPING, RUNNING, Limits


def tailored(
    listener: Listener,
    library: Library,
    queue: Queue,
    items: tuple[Segment | Track, ...],
    *,
    runs_anyway: bool,
) -> Queue:
    """Return a new queue with its moves, then its length, adapted to a person.

    Args:
        listener: the person, with levels, plan and preferences.
        library: the content library.
        queue: a new queue in the author's order.
        items: the items of its source; the tracks of a playlist are not changed.
        runs_anyway: True if the person asked for this run by name or kind; see `moves`.
    """
    workout = queue.source.id
    plan_level = planned_level(listener, library, workout)
    habits = Habits(listener.moves, listener.profile, plan_level, runs_anyway)
    swaps, dropped = swaps_for(library, library.workout_card(workout), items, habits)
    queue = _without_exercises(replace(queue, swaps=swaps, runs_anyway=runs_anyway), items, dropped)
    return _with_length(queue, items, planned_minutes(listener, library, workout))


def without_unfit_moves(
    listener: Listener,
    library: Library,
    position: WorkoutPosition,
    missing: frozenset[str],
    words: frozenset[str],
) -> Queue | None:
    """Return the queue with all unfit moves, from the present one on, replaced or left out.

    A move without a substitute is left out; but the present move stays.

    Args:
        listener: the person, with their preferences.
        library: the content library.
        position: where the person is in the workout.
        missing: equipment that is not at hand; a move that needs it is unfit.
        words: words of the vocabulary `leave_out` that make a move unfit. "Jumping" means every move of high
            impact, running too.

    Returns:
        The changed queue; None if no move is unfit.
    """
    walks = bool(words & {RUNNING, JUMPING})
    queue, dropped = position.queue, set()
    unfit = {
        own: move for own, move in _moves_ahead(library, position).items() if _is_unfit(move, missing, words)
    }
    for own, move in unfit.items():
        limits = limits_for_swap(listener, library, position, move)
        limits = replace(limits, at_hand=limits.at_hand - missing, without=words)
        limits = replace(limits, may_run=limits.may_run and not walks)
        instead = substitute(library, move, replace(limits, impact="low") if JUMPING in words else limits)
        if instead is None:
            dropped.add(own)
        else:
            queue = with_swap(queue, own, instead.id)
    if not unfit:
        return None
    queue = replace(queue, runs_anyway=queue.runs_anyway and not walks)
    kept = tuple(one.place for one in position.ahead() if one.exercise not in dropped)
    order = (*queue.order[: position.at + 1], *kept)
    return replace(queue, order=order, end=len(order)) if dropped else queue


def limits_for_swap(
    listener: Listener, library: Library, position: WorkoutPosition, move: Exercise
) -> Limits:
    """Return the limits to a substitute for a move in a workout that has begun."""
    queue = position.queue
    card = library.workout_card(queue.source.id)
    usual = limits_for(card, listener.profile, runs_anyway=queue.runs_anyway)
    # An exercise that was replaced before is not wanted again.
    left_out = usual.left_out | {own for own, _ in queue.swaps} | {move.id}
    done = frozenset(queue.move_for(segment.exercise) for segment in position.segments)
    return replace(usual, left_out=left_out, in_workout=done)


def with_swap(queue: Queue, own: str, move: str) -> Queue:
    """Return the queue with `move` done wherever the author wrote `own`."""
    others = tuple(pair for pair in queue.swaps if pair[0] != own)
    return replace(queue, swaps=others if own == move else (*others, (own, move)))


def _moves_ahead(library: Library, position: WorkoutPosition) -> dict[str, Exercise]:
    """Return the exercise that is done for each of the author's, from the present segment on."""
    written = dict.fromkeys(one.exercise for one in (position.segment, *position.ahead()))
    moves = ((own, library.exercise(position.queue.move_for(own))) for own in written)
    return {own: move for own, move in moves if move is not None}


def _is_unfit(move: Exercise, missing: frozenset[str], words: frozenset[str]) -> bool:
    lands_hard = JUMPING in words and move.impact == "high"
    return lands_hard or bool(missing & set(move.equipment) or words & set(move.holds))


def _without_exercises(queue: Queue, items: tuple[Segment | Track, ...], dropped: frozenset[str]) -> Queue:
    """Return a new queue without some exercises; unchanged if it would be empty without them."""
    order = tuple(
        item
        for item in queue.order
        if not (isinstance(one := items[item], Segment) and one.exercise in dropped)
    )
    if not order or order == queue.order:
        return queue
    first = replace(queue.ordered, item=order[0], item_id=items[order[0]].id)
    return replace(queue, order=order, end=len(order), ordered=first)


def _with_length(queue: Queue, items: tuple[Segment | Track, ...], minutes: int | None) -> Queue:
    """Return a new queue fitted to a length in minutes; unchanged if that is None, or for a playlist."""
    row = tuple(one for item in queue.order if isinstance(one := items[item], Segment))
    if minutes is None or not row:
        return queue
    whole = tuple(one for one in items if isinstance(one, Segment))
    after = segments_that_fit(whole, RemainingWorkout(row[0], DurationMs(0), row[1:]), minutes * MINUTE_MS)
    order = (row[0].place, *(one.place for one in after))
    return replace(queue, order=order, end=len(order))
