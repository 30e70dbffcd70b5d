"""The suggestion for today and its reasons. Pure, so that "why?" finds the same reasons again."""

from collections.abc import Sequence
from datetime import date, timedelta
from enum import StrEnum

from skill.domain.choice.history import PastWorkout
from skill.domain.choice.offers import MOST_CARDS
from skill.domain.ground.records import record
from skill.domain.library.contents import Level, WorkoutCard
from skill.domain.library.lookup import Library, WorkoutQuery
from skill.domain.tailoring.workout_search import length_tolerance

EASY = ("mobility", "recovery", "cool-down", "warm-up")
"""Kinds that do not count as hard training."""
RESTFUL = ("recovery", "mobility")
"""Kinds for an easy day."""
SUPPLEMENTS = ("warm-up", "cool-down")
"""Kinds that go with another workout, and are no training on their own."""
HARD_DAYS = 3
"""After so many days in a row of hard training an easy one is suggested."""
FOCUS_MUSCLES = 2
"""How many of a workout's muscles, the most trained first, are its focus."""
NO_REPEAT_DAYS = 3
"""For so many days the same workout is not suggested again."""


@record
class TrainingHabits:
    """A person's usual level and length, and the plan's workout for today."""

    level: Level = Level.BEGINNER
    minutes: int | None = None
    """The median training time; None before two trainings of at least five minutes."""
    planned: str | None = None
    """The id of the workout that the plan has for today."""


class ReasonKind(StrEnum):
    """Reasons for a suggestion; the value is the end of the line's key, `why.rested`."""

    PLANNED = "planned"
    FIRST = "first"
    EASY_DAY = "easy_day"
    RESTED = "rested"
    CHANGE = "change"
    LENGTH = "length"
    LEVEL = "level"


@record
class Reason:
    """One reason for a suggestion, with the values of its line."""

    why: ReasonKind
    muscles: tuple[str, ...] = ()
    """RESTED: the suggestion's focus, which is rested."""
    workout: str = ""
    """RESTED and CHANGE: the workout that was done last."""
    count: int = 0
    """EASY_DAY: days in a row; LENGTH: the usual minutes."""
    level: Level | None = None


@record
class Suggestion:
    """A workout for today and its reasons, the main one first; there is at least one."""

    card: WorkoutCard
    reasons: tuple[Reason, ...]


def habits_of(history: Sequence[PastWorkout], library: Library, planned: str | None = None) -> TrainingHabits:
    """Return the habits that a person's past workouts show."""
    from statistics import median  # noqa: PLC0415  2 ms of a cold start that only suggestions need

    cards = [card for one in history if (card := library.workout_card(one.workout)) is not None]
    hard = [card for card in cards if card.kind not in EASY]
    level = hard[-1].level if hard else Level.BEGINNER
    times = [one.minutes for one in history if one.minutes >= 5]
    return TrainingHabits(level, round(median(times)) if len(times) > 1 else None, planned)


def suggest(
    library: Library, history: Sequence[PastWorkout], habits: TrainingHabits, today: str
) -> Suggestion | None:
    """Return the workout for today.

    Args:
        library: the library.
        history: past workouts, the latest last; those without a valid date are left out.
        habits: the person's level, usual length and planned workout.
        today: the person's own date, `2026-11-23`.

    Returns:
        One free workout with its reasons; None only if the library has none.
    """
    planned = library.workout_card(habits.planned) if habits.planned else None
    if planned is not None:
        return Suggestion(planned, (Reason(ReasonKind.PLANNED), *_habit_reasons(planned, habits)))
    days = _days(history, today)
    free = [one for one in library.workouts(WorkoutQuery(), MOST_CARDS) if not one.premium]
    hard_days = hard_days_in_a_row(library, days)
    kinds = RESTFUL if hard_days >= HARD_DAYS else ()
    fitting = [one for one in free if (one.kind in kinds if kinds else one.kind not in EASY)]
    cards = fitting or [one for one in free if one.kind not in SUPPLEMENTS] or free
    if not cards:
        return None
    tired = _tired(library, days)
    best = min(cards, key=lambda card: _cost(card, days, tired, habits))
    return Suggestion(best, _reasons(best, days, tired, habits, hard_days))


def hard_days_in_a_row(library: Library, days: Sequence[tuple[int, PastWorkout]]) -> int:
    """Return the number of days in a row, up to today or yesterday, with hard training.

    `days` holds pairs of how many days ago, and the workout.
    """
    hard = set()
    for ago, one in days:
        card = library.workout_card(one.workout)
        if card is not None and card.kind not in EASY:
            hard.add(ago)
    first = 0 if 0 in hard else 1
    hard_days = 0
    while first + hard_days in hard:
        hard_days += 1
    return hard_days


def _days(history: Sequence[PastWorkout], today: str) -> list[tuple[int, PastWorkout]]:
    """Return each past workout with how many days ago it was done, the latest last."""
    found = []
    now = date.fromisoformat(today)
    for one in history:
        try:
            ago = (now - date.fromisoformat(one.day)) // timedelta(days=1)
        except ValueError:
            continue
        if ago >= 0:
            found.append((ago, one))
    return found


def _tired(library: Library, days: Sequence[tuple[int, PastWorkout]]) -> frozenset[str]:
    """Return the muscles trained hard today or yesterday."""
    worked: set[str] = set()
    for ago, one in days:
        card = library.workout_card(one.workout)
        if ago <= 1 and card is not None and card.kind not in EASY:
            worked.update(one.muscles[: FOCUS_MUSCLES + 1])
    return frozenset(worked)


def _cost(
    card: WorkoutCard, days: Sequence[tuple[int, PastWorkout]], tired: frozenset[str], habits: TrainingHabits
) -> tuple[int, int, bool, int, int, str]:
    levels = list(Level)
    too_hard = max(0, levels.index(card.level) - levels.index(habits.level))
    overlap = len(tired.intersection(card.muscles[:FOCUS_MUSCLES]))
    done = any(ago <= NO_REPEAT_DAYS and one.workout == card.id for ago, one in days)
    length = abs(card.minutes - habits.minutes) // 5 if habits.minutes else 0
    return (too_hard, overlap, done, length, card.rank, card.id)


def _reasons(
    card: WorkoutCard,
    days: Sequence[tuple[int, PastWorkout]],
    tired: frozenset[str],
    habits: TrainingHabits,
    hard_days: int,
) -> tuple[Reason, ...]:
    found: list[Reason] = []
    last = days[-1][1] if days else None
    if last is None:
        found.append(Reason(ReasonKind.FIRST))
    elif hard_days >= HARD_DAYS:
        found.append(Reason(ReasonKind.EASY_DAY, count=hard_days))
    elif tired and not tired.intersection(card.muscles[:FOCUS_MUSCLES]):
        found.append(Reason(ReasonKind.RESTED, card.muscles[:FOCUS_MUSCLES], last.workout))
    elif last.workout != card.id:
        found.append(Reason(ReasonKind.CHANGE, workout=last.workout))
    return (*found, *_habit_reasons(card, habits))


def _habit_reasons(card: WorkoutCard, habits: TrainingHabits) -> tuple[Reason, ...]:
    fits = habits.minutes is not None and abs(card.minutes - habits.minutes) <= 2 * length_tolerance(
        habits.minutes
    )
    length = (Reason(ReasonKind.LENGTH, count=habits.minutes or 0),) if fits else ()
    return (*length, Reason(ReasonKind.LEVEL, level=card.level))
