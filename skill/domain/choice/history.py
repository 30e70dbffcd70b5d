"""The past workouts and the planned one that a choice depends on.

Only this module of the room reads the diary and the plan.
"""

from skill.domain.ground.days import add_days, past_span, span_of
from skill.domain.ground.records import record
from skill.domain.ground.units import MINUTE_MS
from skill.domain.listener.plan_place import is_plan_done
from skill.domain.turn.outcome import OwnName
from skill.domain.turn.scene import Scene


@record
class PastWorkout:
    """A workout of the diary, done wholly or in part."""

    workout: str
    day: str
    """The person's own date: `2026-11-23`."""
    minutes: int
    """The training time, at least 1."""
    muscles: tuple[str, ...] = ()
    """Muscles that the workout trains, the most trained first."""


def past_workouts(scene: Scene) -> tuple[PastWorkout, ...]:
    """Return the workouts in the diary, the latest last, without those that were stopped almost at once."""
    found = []
    for one in scene.listener.diary.trainings:
        card = scene.library.workout_card(one.workout)
        if card is not None and one.counts:
            found.append(PastWorkout(card.id, one.day, max(1, round(one.ms / MINUTE_MS)), card.muscles))
    return tuple(found)


def planned_today(scene: Scene) -> str | None:
    """Return the id of the workout that the plan has due today or earlier; None if nothing is due."""
    place = scene.listener.plan
    plan = scene.library.plan(place.plan) if place else None
    if place is None or plan is None or is_plan_done(plan, place) or place.due > scene.today:
        return None
    return plan.sessions[place.next].workout


def workout_on_day(history: tuple[PastWorkout, ...], day: str, today: str) -> PastWorkout | None:
    """Return the last workout done on a date as AMAZON.DATE names it; None if there is none.

    A date to come means the latest such date of the past; see `past_span`. If nothing was done then, the
    same days one week earlier count.
    """
    span = span_of(day)
    if span is None:
        return None
    wanted = past_span(span, today)
    for first, last in ((wanted.first, wanted.last), (add_days(wanted.first, -7), add_days(wanted.last, -7))):
        done = [one for one in history if first <= one.day <= last]
        if done:
            return done[-1]
    return None


def own_names(scene: Scene) -> tuple[OwnName, ...]:
    """Return names such as "my usual one" for the person's last and most frequent workouts."""
    done = [one.workout for one in past_workouts(scene)]
    if not done:
        return ()
    usual = max(dict.fromkeys(reversed(done)), key=done.count)
    names = [OwnName(done[-1], "names.last")]
    if done.count(usual) > 1:
        names.append(OwnName(usual, "names.usual"))
    return tuple(names)
