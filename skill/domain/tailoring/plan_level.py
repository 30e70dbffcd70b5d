"""The level of a plan: up after it was easy twice, down after "too hard"; felt in its own sessions."""

from skill.domain.ground.records import replace
from skill.domain.library.lookup import Library
from skill.domain.listener.listener import Listener
from skill.domain.listener.plan_place import after_feedback, session_number


def planned_level(listener: Listener, library: Library, workout: str) -> int:
    """Return -1 for easier moves, 1 for harder ones, 0 for the author's: what a plan does with a workout."""
    place = listener.plan
    plan = library.plan(place.plan) if place else None
    if plan is None or place is None or session_number(plan, place, workout) is None:
        return 0
    return place.level


def planned_minutes(listener: Listener, library: Library, workout: str) -> int | None:
    """Return how long the plan of this week wants a workout to be; None for its own length."""
    place = listener.plan
    plan = library.plan(place.plan) if place else None
    number = session_number(plan, place, workout) if plan and place else None
    return plan.sessions[number].minutes if plan and number is not None else None


def with_plan_feedback(listener: Listener, library: Library, how: str) -> Listener:
    """Return the listener after a training felt `easy` or `hard`; it counts once a training.

    Meant for whatever hears "too hard" and "too easy". A workout that is none of the plan's says nothing.
    """
    place, queue = listener.plan, listener.workout
    plan = library.plan(place.plan) if place else None
    if place is None or plan is None or queue is None or place.felt_in == queue.training:
        return listener
    if session_number(plan, place, queue.source.id) is None and place.credited != queue.training:
        return listener
    return replace(listener, plan=replace(after_feedback(place, how), felt_in=queue.training))
