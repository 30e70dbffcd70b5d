"""Crediting a plan: a training counts wherever and however it was begun, and it counts once."""

from skill.domain.ground.records import replace
from skill.domain.ground.units import MINUTE_MS
from skill.domain.library.lookup import Library
from skill.domain.listener.diary import Training
from skill.domain.listener.listener import Listener
from skill.domain.listener.plan_place import after_session, is_plan_done, session_number

MOST_OF_IT = 80
"""So many percent of a training are enough for it to be done."""


def credited(library: Library, before: Listener, after: Listener, today: str) -> Listener:
    """Return the listener whose plan knows of what was heard since."""
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
        return replace(after, plan=None, plans_done=_remembered(after.plans_done, plan.id))
    return replace(after, plan=place)


def _is_enough(library: Library, listener: Listener, entry: Training, minutes: int | None) -> bool:
    if entry.is_finished:
        return True
    card = library.workout_card(entry.workout)
    if card is None:
        return False
    heard = sum(one.ms for one in listener.diary.trainings if one.id == entry.id)
    return heard * 100 >= (minutes or card.minutes) * MINUTE_MS * MOST_OF_IT


def _remembered(plans: tuple[str, ...], plan: str) -> tuple[str, ...]:
    return (*(one for one in plans if one != plan), plan)
