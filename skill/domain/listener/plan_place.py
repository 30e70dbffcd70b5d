"""The place of a person in a training plan. A completed session moves it on; the calendar does not."""

from skill.domain.ground.days import add_days
from skill.domain.ground.records import record, replace
from skill.domain.library.contents import Plan

EASY_TWICE = 2
"""How many sessions in a row must feel easy for the level to rise."""
MOST_LEVEL = 1
"""The highest level, and as a negative number the lowest."""


@record
class PlanPlace:
    """A plan that a person follows, and how far they have come in it."""

    plan: str
    """The id of the plan."""
    started: str
    """The day on which it was begun."""
    due: str
    """The day for which the next session is meant; it may have passed."""
    next: int = 0
    """The number of the next session, 0 for the first; the number of sessions if the plan is completed."""
    ahead: tuple[int, ...] = ()
    """The numbers of later sessions of the present week that were done before their turn."""
    credited: str = ""
    """The training session that was last counted for the plan, so that none counts twice."""
    level: int = 0
    """-1: easier variants than the author's; 0: the author's; 1: harder variants."""
    easy: int = 0
    """How many sessions in a row felt easy."""
    felt_in: str = ""
    """The training session whose difficulty was last reported, so that none counts twice."""


def start_of_plan(plan: str, today: str) -> PlanPlace:
    """Return the place at the beginning of a plan, with its first session today."""
    return PlanPlace(plan, today, today)


def is_plan_done(plan: Plan, place: PlanPlace) -> bool:
    """True if all sessions of the plan were done."""
    return place.next >= len(plan.sessions)


def session_number(plan: Plan, place: PlanPlace, workout: str) -> int | None:
    """Return the number of the first open session of the present week with this workout; None if none has."""
    week = plan.week_of(place.next)
    for number in range(place.next, len(plan.sessions)):
        if plan.week_of(number) != week:
            return None
        if plan.sessions[number].workout == workout and number not in place.ahead:
            return number
    return None


def after_session(plan: Plan, place: PlanPlace, number: int, day: str, training: str = "") -> PlanPlace:
    """Return the place after a session was done on a day, in its turn or before it.

    Args:
        plan: the plan.
        place: the place before.
        number: the session that was done.
        day: the person's own date.
        training: the id of the training session; empty if unknown.
    """
    place = replace(place, credited=training or place.credited)
    if number != place.next:
        return replace(place, ahead=(*place.ahead, number))
    after, ahead = number + 1, set(place.ahead)
    while after in ahead:
        ahead.remove(after)
        after += 1
    return replace(
        place, next=after, ahead=tuple(sorted(ahead)), due=add_days(day, days_before_session(plan, after))
    )


def days_before_session(plan: Plan, number: int) -> int:
    """Return the days between a session and the one before it; the sessions of a week are spread evenly."""
    week = plan.week_of(number)
    first = next(n for n in range(len(plan.sessions) + 1) if plan.week_of(n) == week)
    many = len(plan.weeks[week - 1])
    place = number - first
    if place > 0:
        return place * 7 // many - (place - 1) * 7 // many
    before = len(plan.weeks[week - 2]) if week > 1 else 1
    return 7 - (before - 1) * 7 // before


def after_feedback(place: PlanPlace, how: str) -> PlanPlace:
    """Return the place after a session felt `easy`, `hard` or otherwise.

    The level rises after two easy sessions in a row, and falls after one hard session.
    """
    if how == "hard":
        return replace(place, level=max(-MOST_LEVEL, place.level - 1), easy=0)
    if how != "easy":
        return replace(place, easy=0)
    if place.easy + 1 < EASY_TWICE:
        return replace(place, easy=place.easy + 1)
    return replace(place, level=min(MOST_LEVEL, place.level + 1), easy=0)
