"""What a person's training plan asks of a workout: its level and its length."""

from skill.domain.ground.records import replace
from skill.domain.library.lookup import Library
from skill.domain.listener.listener import Listener
from skill.domain.listener.plan_place import after_feedback, session_number


def planned_level(listener: Listener, library: Library, workout: str) -> int:
    """Return the plan's level for a workout: -1 easier moves, 1 harder moves, 0 the author's moves.

    It is 0 for a workout that is not an open session of the plan's present week.
    """
    place = listener.plan
    plan = library.plan(place.plan) if place else None
    if plan is None or place is None or session_number(plan, place, workout) is None:
        return 0
    return place.level


def planned_minutes(listener: Listener, library: Library, workout: str) -> int | None:
    """Return the length in minutes that the plan wants for a workout this week; None for its own length."""
    place = listener.plan
    plan = library.plan(place.plan) if place else None
    number = session_number(plan, place, workout) if plan and place else None
    return plan.sessions[number].minutes if plan and number is not None else None


def with_plan_feedback(listener: Listener, library: Library, how: str) -> Listener:
    """Return the listener after the present workout felt `easy` or `hard`.

    It counts for the plan once in a training session, and only if the workout is a session of the plan.
    """
    place, queue = listener.plan, listener.workout
    plan = library.plan(place.plan) if place else None
    if place is None or plan is None or queue is None or place.felt_in == queue.training:
        return listener
    if session_number(plan, place, queue.source.id) is None and place.credited != queue.training:
        return listener
    return replace(listener, plan=replace(after_feedback(place, how), felt_in=queue.training))
