"""Goals and streaks: by the week, and forgiving.

A week counts if its goal was met, or, without a goal, if there was any training in it. The present week
never breaks a streak, for it is not over; a week in which the person was ill or away is passed over.
"""

from skill.domain.ground.days import add_days, monday_of
from skill.domain.ground.records import record, replace
from skill.domain.ground.units import MINUTE_MS
from skill.domain.listener.diary import Diary, Sum, mondays_between

MOST_EXCUSES = 8
EXCUSED_DAYS = 3
"""A week with so many days of illness or holiday is not held against anybody."""


@record
class Goal:
    """What a person wants to do each week: days or minutes; the other is 0."""

    days: int = 0
    minutes: int = 0

    def is_met_by(self, week: Sum) -> bool:
        """True if so much was trained."""
        return week.days >= self.days and week.ms >= self.minutes * MINUTE_MS


ANY_TRAINING = Goal(days=1)
"""Stands where no goal was set."""


@record
class Excuse:
    """Days of illness or holiday, both included."""

    first: str
    last: str


@record
class Streak:
    """How many weeks in a row; closed weeks are counted once and then forgotten."""

    weeks: int = 0
    """Of the weeks before `open_from`."""
    open_from: str = ""
    """The Monday of the first week that is not yet counted; empty before the first training."""
    best: int = 0


@record
class Aims:
    """A person's goal, excuses and streak."""

    goal: Goal | None = None
    excuses: tuple[Excuse, ...] = ()
    streak: Streak = Streak()
    milestones: tuple[str, ...] = ()
    """Those that were told: `trainings-10`, `weeks-4`."""

    def with_excuse(self, excuse: Excuse) -> "Aims":
        """Return the aims with days of illness or holiday."""
        return replace(self, excuses=(*self.excuses, excuse)[-MOST_EXCUSES:])

    def is_excused(self, monday: str) -> bool:
        """True if enough of a week is excused."""
        days = [add_days(monday, n) for n in range(7)]
        return sum(any(one.first <= day <= one.last for one in self.excuses) for day in days) >= EXCUSED_DAYS


NO_AIMS = Aims()


def streak_weeks(diary: Diary, aims: Aims, today: str) -> int:
    """Return how many weeks in a row count, the present one too if its goal is met already."""
    closed = with_closed_weeks(diary, aims, today).streak
    goal = aims.goal or ANY_TRAINING
    return closed.weeks + int(goal.is_met_by(diary.sum_of_week(today)) and bool(closed.open_from))


def with_closed_weeks(diary: Diary, aims: Aims, today: str) -> Aims:
    """Return the aims with every week before the present one counted into the streak."""
    streak, this_week = aims.streak, monday_of(today)
    start = streak.open_from or min((one.of for one in diary.weeks), default="")
    if not start:
        return aims
    weeks, best, goal = streak.weeks, streak.best, aims.goal or ANY_TRAINING
    for monday in mondays_between(start, add_days(this_week, -7)):
        if goal.is_met_by(diary.sum_of_week(monday)):
            weeks += 1
        elif not aims.is_excused(monday):
            weeks = 0
        best = max(best, weeks)
    return replace(aims, streak=Streak(weeks, max(start, this_week), best))
