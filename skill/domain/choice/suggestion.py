"""What to do today: one suggestion, and the reasons for it. Pure, so that "why?" gets the same ones."""

from collections.abc import Sequence
from datetime import date, timedelta
from enum import StrEnum

from skill.domain.choice.history import PastWorkout
from skill.domain.ground.records import record
from skill.domain.library.contents import Level, WorkoutCard
from skill.domain.library.lookup import Library, WorkoutQuery
from skill.domain.tailoring.workout_search import length_tolerance

EASY = ("mobility", "recovery", "cool-down", "warm-up")
"""Kinds that tire nobody."""
RESTFUL = ("recovery", "mobility")
SUPPLEMENTS = ("warm-up", "cool-down")
"""Kinds that go with something else, and are nobody's training for a day."""
HARD_DAYS = 3
"""After so many days of hard training in a row comes an easy one."""
FOCUS_MUSCLES = 2
"""How many of a workout's muscles are what it is about."""
NO_REPEAT_DAYS = 3
"""For how long the same workout is not suggested again."""
MOST_CARDS = 2_000


@record
class TrainingHabits:
    """What is known of a person beside what they did."""

    level: Level = Level.BEGINNER
    minutes: int | None = None
    """How long they usually train; None if nobody knows yet."""
    planned: str | None = None
    """The workout that their plan has for today."""


class ReasonKind(StrEnum):
    """Reasons, each also the end of its line's key."""

    PLANNED = "planned"
    FIRST = "first"
    EASY_DAY = "easy_day"
    RESTED = "rested"
    CHANGE = "change"
    LENGTH = "length"
    LEVEL = "level"


@record
class Reason:
    """One reason for a suggestion, with what it speaks of."""

    why: ReasonKind
    muscles: tuple[str, ...] = ()
    """RESTED: what is fresh."""
    workout: str = ""
    """RESTED and CHANGE: what was done before."""
    count: int = 0
    """EASY_DAY: days in a row; LENGTH: the minutes that are usual."""
    level: Level | None = None


@record
class Suggestion:
    """A workout for today, and why: the weightiest reason first; there is always one."""

    card: WorkoutCard
    reasons: tuple[Reason, ...]


def habits_of(history: Sequence[PastWorkout], library: Library, planned: str | None = None) -> TrainingHabits:
    """Return what somebody's training tells of them."""
    from statistics import median  # noqa: PLC0415  2 ms of a cold start, for whoever asks for an idea alone

    cards = [card for one in history if (card := library.workout_card(one.workout)) is not None]
    hard = [card for card in cards if card.kind not in EASY]
    level = hard[-1].level if hard else Level.BEGINNER
    times = [one.minutes for one in history if one.minutes >= 5]
    return TrainingHabits(level, round(median(times)) if len(times) > 1 else None, planned)


def suggest(
    library: Library, history: Sequence[PastWorkout], habits: TrainingHabits, today: str
) -> Suggestion | None:
    """Return what to do today.

    Args:
        library: what there is.
        history: what was trained of late, the latest last; days that cannot be read are left out.
        habits: what else is known.
        today: the person's own date, `2026-11-23`.

    Returns:
        One free workout with its reasons; None only if the library has none.
    """
    planned = library.workout_card(habits.planned) if habits.planned else None
    if planned is not None:
        return Suggestion(planned, (Reason(ReasonKind.PLANNED), *_habit_reasons(planned, habits)))
    days = _days(history, today)
    free = [one for one in library.workouts(WorkoutQuery(), MOST_CARDS) if not one.premium]
    row = hard_days_in_a_row(library, days)
    kinds = RESTFUL if row >= HARD_DAYS else ()
    fitting = [one for one in free if (one.kind in kinds if kinds else one.kind not in EASY)]
    cards = fitting or [one for one in free if one.kind not in SUPPLEMENTS] or free
    if not cards:
        return None
    tired = _tired(library, days)
    best = min(cards, key=lambda card: _cost(card, days, tired, habits))
    return Suggestion(best, _reasons(best, days, tired, habits, row))


def hard_days_in_a_row(library: Library, days: Sequence[tuple[int, PastWorkout]]) -> int:
    """Return on how many days in a row, up to today or yesterday, somebody trained hard."""
    hard = set()
    for ago, one in days:
        card = library.workout_card(one.workout)
        if card is not None and card.kind not in EASY:
            hard.add(ago)
    first = 0 if 0 in hard else 1
    row = 0
    while first + row in hard:
        row += 1
    return row


def _days(history: Sequence[PastWorkout], today: str) -> list[tuple[int, PastWorkout]]:
    """Return what was done with how many days ago it was, the latest last."""
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
    """Return the muscles that were worked hard since yesterday."""
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
    row: int,
) -> tuple[Reason, ...]:
    found: list[Reason] = []
    last = days[-1][1] if days else None
    if last is None:
        found.append(Reason(ReasonKind.FIRST))
    elif row >= HARD_DAYS:
        found.append(Reason(ReasonKind.EASY_DAY, count=row))
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
