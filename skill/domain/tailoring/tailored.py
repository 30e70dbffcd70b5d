"""What is done to a workout for a person: `tailored` when it begins, `spared` when it is changed."""

from skill.domain.ground.records import replace
from skill.domain.ground.units import MINUTE_MS, DurationMs
from skill.domain.library.contents import Exercise, Segment, Track
from skill.domain.library.lookup import Library
from skill.domain.listener.listener import Listener
from skill.domain.listener.queue import Queue
from skill.domain.playback.workout_position import WorkoutPosition
from skill.domain.tailoring.length import RemainingWorkout, segments_that_fit
from skill.domain.tailoring.moves import JUMPING, Habits, is_walked, limits_for, substitute, swaps_for
from skill.domain.tailoring.plan_level import planned_level, planned_minutes
from skill.domain.tailoring.similar_moves import Limits


def tailored(
    listener: Listener,
    library: Library,
    queue: Queue,
    items: tuple[Segment | Track, ...],
    *,
    runs_anyway: bool,
) -> Queue:
    """Return a new queue as this person does its workout: its moves first, then its length.

    Args:
        listener: whose level, plan and preferences count.
        library: what there is.
        queue: new, in the author's order.
        items: what it plays; a playlist's tracks are left as they are.
        runs_anyway: True if the person asked for this run by name or kind; see `moves`.
    """
    workout = queue.source.id
    plan_level = planned_level(listener, library, workout)
    habits = Habits(listener.moves, listener.profile, plan_level, runs_anyway)
    swaps, dropped = swaps_for(library, library.workout_card(workout), items, habits)
    queue = _dropping(replace(queue, swaps=swaps), items, dropped)
    return _as_long_as_planned(queue, items, planned_minutes(listener, library, workout))


def without_unfit_moves(
    listener: Listener,
    library: Library,
    position: WorkoutPosition,
    missing: frozenset[str],
    words: frozenset[str],
) -> Queue | None:
    """Return the queue in which no move from here on needs what is missing, or is what the words rule out.

    A move for which no other can stand is left out, but for the present one, which stays as it is.

    Args:
        listener: whose preferences count.
        library: what there is.
        position: where the person is in the workout.
        missing: equipment that is not at hand.
        words: words of the vocabulary `leave_out`. "Jumping" is every hard landing, a runner's too.

    Returns:
        None if all moves ahead are fit already.
    """
    queue, dropped = position.queue, set()
    unfit = {own: move for own, move in _ahead(library, position).items() if _is_unfit(move, missing, words)}
    for own, move in unfit.items():
        limits = limits_for_swap(listener, library, position, move)
        limits = replace(limits, at_hand=limits.at_hand - missing, without=words)
        instead = substitute(library, move, replace(limits, impact="low") if JUMPING in words else limits)
        if instead is None:
            dropped.add(own)
        else:
            queue = with_swap(queue, own, instead.id)
    if not unfit:
        return None
    kept = tuple(one.place for one in position.ahead() if one.exercise not in dropped)
    order = (*queue.order[: position.at + 1], *kept)
    return replace(queue, order=order, end=len(order)) if dropped else queue


def limits_for_swap(
    listener: Listener, library: Library, position: WorkoutPosition, move: Exercise
) -> Limits:
    """Return what another move must keep to that is done in place of one in the middle of a workout."""
    queue = position.queue
    card = library.workout_card(queue.source.id)
    usual = limits_for(card, listener.profile, runs_anyway=not is_walked(library, queue))
    # A move that was swapped away before is one that was not wanted.
    left_out = usual.left_out | {own for own, _ in queue.swaps} | {move.id}
    done = frozenset(queue.move_for(segment.exercise) for segment in position.segments)
    return replace(usual, left_out=left_out, in_workout=done)


def with_swap(queue: Queue, own: str, move: str) -> Queue:
    """Return the queue with a move wherever the author wrote another."""
    others = tuple(pair for pair in queue.swaps if pair[0] != own)
    return replace(queue, swaps=others if own == move else (*others, (own, move)))


def _ahead(library: Library, position: WorkoutPosition) -> dict[str, Exercise]:
    """Return the move that is done for each of the author's exercises, from the present one on."""
    written = dict.fromkeys(one.exercise for one in (position.segment, *position.ahead()))
    moves = ((own, library.exercise(position.queue.move_for(own))) for own in written)
    return {own: move for own, move in moves if move is not None}


def _is_unfit(move: Exercise, missing: frozenset[str], words: frozenset[str]) -> bool:
    lands_hard = JUMPING in words and move.impact == "high"
    return lands_hard or bool(missing & set(move.equipment) or words & set(move.holds))


def _dropping(queue: Queue, items: tuple[Segment | Track, ...], dropped: frozenset[str]) -> Queue:
    """Return a new queue without some exercises; as it is if nothing else were left of it."""
    order = tuple(
        item
        for item in queue.order
        if not (isinstance(one := items[item], Segment) and one.exercise in dropped)
    )
    if not order or order == queue.order:
        return queue
    first = replace(queue.ordered, item=order[0], item_id=items[order[0]].id)
    return replace(queue, order=order, end=len(order), ordered=first)


def _as_long_as_planned(queue: Queue, items: tuple[Segment | Track, ...], minutes: int | None) -> Queue:
    """Return a new queue as long as the plan wants it, where it is the next session of one."""
    row = tuple(one for item in queue.order if isinstance(one := items[item], Segment))
    if minutes is None or not row:
        return queue
    whole = tuple(one for one in items if isinstance(one, Segment))
    after = segments_that_fit(whole, RemainingWorkout(row[0], DurationMs(0), row[1:]), minutes * MINUTE_MS)
    order = (row[0].place, *(one.place for one in after))
    return replace(queue, order=order, end=len(order))
