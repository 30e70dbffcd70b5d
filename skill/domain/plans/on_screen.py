"""The present week of a plan on a screen: what is done, and what is next."""

from skill.domain.ground.lines import Length, Line, Text
from skill.domain.ground.spoken_days import spoken_day
from skill.domain.ground.units import MINUTE_MS
from skill.domain.library.contents import Plan, PlannedSession
from skill.domain.listener.plan_place import PlanPlace
from skill.domain.turn.scene import Scene
from skill.domain.turn.screen import Purpose, Row, Screen, Touch, shown


def plan_screen(scene: Scene, plan: Plan, place: PlanPlace) -> Screen:
    """Return the screen of the plan's present week; its next session starts when it is touched."""
    week = plan.week_of(place.next)
    heading = shown("plan", name=Text("plan", plan.id), week=week, weeks=len(plan.weeks))
    numbered = [(number, one) for number, one in enumerate(plan.sessions) if plan.week_of(number) == week]
    return Screen(Purpose.PLAN, heading, rows=tuple(_row(scene, place, *one) for one in numbered))


def _row(scene: Scene, place: PlanPlace, number: int, session: PlannedSession) -> Row:
    name = shown("workout", name=Text("workout", session.workout))
    if number < place.next or number in place.ahead:
        return Row(name, shown("done"))
    is_next = number == place.next
    touch = Touch.SESSION if is_next and scene.device.has_audio else Touch.NOTHING
    return Row(name, _when(scene, place if is_next else None, session), touch)


def _when(scene: Scene, place: PlanPlace | None, session: PlannedSession) -> Line | None:
    """Return the length of a session, and the day of the next one; None if it has left the library."""
    card = scene.library.workout_card(session.workout)
    if card is None:
        return None
    length = Length((session.minutes or card.minutes) * MINUTE_MS)
    if place is None:
        return shown("length", length=length)
    # A day that has passed is no reproach: the session is there today.
    return shown("due", length=length, day=spoken_day(max(place.due, scene.today), scene.today))
