"""Crediting a plan: a training session of the right workout counts as a plan session, once."""

from skill.domain.ground.records import replace
from skill.domain.ground.units import MINUTE_MS
from skill.domain.library.lookup import Library
from skill.domain.listener.diary import Training
from skill.domain.listener.listener import Listener
from skill.domain.listener.plan_place import after_session, is_plan_done, session_number

ENOUGH_PERCENT = 80
"""A plan session is done when this much of its length was trained."""


def credited_to_plan(library: Library, before: Listener, after: Listener, today: str) -> Listener:
    """Return the listener `after`, with the plan session that its latest training session completed."""
    place = after.plan
    if place is None or after.diary is before.diary:
        return after
    plan = library.plan(place.plan)
    entry = after.diary.trainings[-1] if after.diary.trainings else None
    if plan is None or entry is None or entry.id == place.credited:
        return after
    number = session_number(plan, place, entry.workout)
    if number is None or not _is_enough(library, after, entry, plan.sessions[number].minutes):
        return after
    place = after_session(plan, place, number, today, entry.id)
    if is_plan_done(plan, place):
        return with_plan_finished(after, plan.id)
    return replace(after, plan=place)


def _is_enough(library: Library, listener: Listener, entry: Training, minutes: int | None) -> bool:
    if entry.is_finished:
        return True
    card = library.workout_card(entry.workout)
    if card is None:
        return False
    heard = sum(one.ms for one in listener.diary.trainings if one.id == entry.id)
    return heard * 100 >= (minutes or card.minutes) * MINUTE_MS * ENOUGH_PERCENT


def with_plan_finished(listener: Listener, plan: str) -> Listener:
    """Return the listener with a plan moved from the current one to the finished ones, as the latest."""
    others = (one for one in listener.plans_done if one != plan)
    return replace(listener, plan=None, plans_done=(*others, plan))
