"""Where a person is in a plan. Pure: what was done moves it on, whatever the calendar had in mind."""

from skill.domain.ground.days import add_days
from skill.domain.ground.records import record, replace
from skill.domain.library.contents import Plan

EASY_TWICE = 2
MOST_LEVEL = 1


@record
class PlanPlace:
    """A plan that somebody follows."""

    plan: str
    started: str
    """The day on which it was begun."""
    due: str
    """The day for which the next training is meant; a day that has passed is no reproach."""
    next: int = 0
    """The number of the next training, 0 for the first; as many as there are when the plan is done."""
    ahead: tuple[int, ...] = ()
    """Trainings of the present week that were done before their turn."""
    credited: str = ""
    """The training session that was counted last, so that it counts once."""
    level: int = 0
    """-1: easier moves than written; 1: harder ones."""
    easy: int = 0
    """How often in a row it was easy."""
    felt_in: str = ""
    """The training session that said last how it felt, so that it counts once."""


def start_of_plan(plan: str, today: str) -> PlanPlace:
    """Return the place at the beginning of a plan, with its first training today."""
    return PlanPlace(plan, today, today)


def is_plan_done(plan: Plan, place: PlanPlace) -> bool:
    """True if every training was done."""
    return place.next >= len(plan.sessions)


def session_number(plan: Plan, place: PlanPlace, workout: str) -> int | None:
    """Return which training of the present week a workout is, the first that is open; None if it is none."""
    week = plan.week_of(place.next)
    for number in range(place.next, len(plan.sessions)):
        if plan.week_of(number) != week:
            return None
        if plan.sessions[number].workout == workout and number not in place.ahead:
            return number
    return None


def after_session(plan: Plan, place: PlanPlace, number: int, day: str, training: str = "") -> PlanPlace:
    """Return the place after a training was done on a day, in its turn or before it."""
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
    """Return how many days lie between the training before this one and this one: a week, spread evenly."""
    week = plan.week_of(number)
    first = next(n for n in range(len(plan.sessions) + 1) if plan.week_of(n) == week)
    many = len(plan.weeks[week - 1])
    place = number - first
    if place > 0:
        return place * 7 // many - (place - 1) * 7 // many
    before = len(plan.weeks[week - 2]) if week > 1 else 1
    return 7 - (before - 1) * 7 // before


def after_feedback(place: PlanPlace, how: str) -> PlanPlace:
    """Return the place after a training felt `easy`, `hard` or right: up after twice easy, down at once."""
    if how == "hard":
        return replace(place, level=max(-MOST_LEVEL, place.level - 1), easy=0)
    if how != "easy":
        return replace(place, easy=0)
    if place.easy + 1 < EASY_TWICE:
        return replace(place, easy=place.easy + 1)
    return replace(place, level=min(MOST_LEVEL, place.level + 1), easy=0)
