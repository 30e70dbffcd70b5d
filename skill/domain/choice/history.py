"""Lately: what a person trained, as far as a choice depends on it.

This is the one seam to the diary and the plan: the talk about which workout asks nothing else about the past.
"""

from datetime import date, timedelta

from skill.domain.ground.records import record
from skill.domain.ground.units import MINUTE_MS
from skill.domain.listener.plan_place import is_plan_done
from skill.domain.turn.outcome import OwnName
from skill.domain.turn.scene import Scene

A_WEEK = timedelta(days=7)


@record
class PastWorkout:
    """One workout that was done, or begun."""

    workout: str
    day: str
    """The person's own date: `2026-11-23`."""
    minutes: int
    """How long it was trained."""
    muscles: tuple[str, ...] = ()
    """The most trained first."""


def past_workouts(scene: Scene) -> tuple[PastWorkout, ...]:
    """Return what this person trained of late, the latest last; what was left at once does not count."""
    found = []
    for one in scene.listener.diary.trainings:
        card = scene.library.workout_card(one.workout)
        if card is not None and one.counts:
            found.append(PastWorkout(card.id, one.day, max(1, round(one.ms / MINUTE_MS)), card.muscles))
    return tuple(found)


def planned(scene: Scene) -> str | None:
    """Return the workout that this person's plan has for today, or still has; None if it has none."""
    place = scene.listener.plan
    plan = scene.library.plan(place.plan) if place else None
    if place is None or plan is None or is_plan_done(plan, place) or place.due > scene.today:
        return None
    return plan.sessions[place.next].workout


def on_day(history: tuple[PastWorkout, ...], day: str, today: str) -> PastWorkout | None:
    """Return the last workout of a day; of a day that is still to come, of that weekday in the past."""
    try:
        wanted, now = date.fromisoformat(day), date.fromisoformat(today)
    except ValueError:
        return None
    while wanted > now:
        wanted -= A_WEEK
    for moment in (wanted, wanted - A_WEEK):
        done = [one for one in history if one.day == moment.isoformat()]
        if done:
            return done[-1]
    return None


def own_names(scene: Scene) -> tuple[OwnName, ...]:
    """Return the names that this person's workouts have because of what they did."""
    done = [one.workout for one in past_workouts(scene)]
    if not done:
        return ()
    usual = max(dict.fromkeys(reversed(done)), key=done.count)
    names = [OwnName(done[-1], "names.last")]
    if done.count(usual) > 1:
        names.append(OwnName(usual, "names.usual"))
    return tuple(names)
