"""Weekly goals, and streaks of weeks.

A week counts if its goal was met or, without a goal, if there was any training in it. The present week never
breaks a streak, because it is not over. A week of illness or holiday neither breaks nor extends one.
"""

from skill.domain.ground.days import add_days, monday_of
from skill.domain.ground.records import record, replace
from skill.domain.ground.units import MINUTE_MS
from skill.domain.listener.diary import Diary, Sum, mondays_between

MOST_EXCUSES = 8
EXCUSED_DAYS = 3
"""How many days of illness or holiday excuse a week from the streak."""


@record
class Goal:
    """What a person wants to train each week: days or minutes; the other is 0."""

    days: int = 0
    minutes: int = 0

    def is_met_by(self, week: Sum) -> bool:
        """True if a week's totals reach the goal."""
        return week.days >= self.days and week.ms >= self.minutes * MINUTE_MS


ANY_TRAINING = Goal(days=1)
"""The goal by which weeks count if no goal was set."""


@record
class Excuse:
    """A span of days of illness or holiday, both ends included."""

    first: str
    last: str


@record
class Streak:
    """How many weeks in a row counted; a week that is over is counted once."""

    weeks: int = 0
    """The streak by the weeks before `open_from`."""
    open_from: str = ""
    """The Monday of the first week that is not yet counted; empty before the first training."""
    best: int = 0
    """The longest streak so far."""


@record
class Aims:
    """A person's goal, excuses and streak."""

    goal: Goal | None = None
    excuses: tuple[Excuse, ...] = ()
    streak: Streak = Streak()
    milestones: tuple[str, ...] = ()
    """The milestones that were announced: `trainings-10`, `weeks-4`."""

    def with_excuse(self, excuse: Excuse) -> "Aims":
        """Return the aims with a span of illness or holiday added."""
        return replace(self, excuses=(*self.excuses, excuse)[-MOST_EXCUSES:])

    def is_excused(self, monday: str) -> bool:
        """True if enough days of a week, named by its Monday, are excused."""
        days = [add_days(monday, n) for n in range(7)]
        return sum(any(one.first <= day <= one.last for one in self.excuses) for day in days) >= EXCUSED_DAYS


NO_AIMS = Aims()


def streak_weeks(diary: Diary, aims: Aims, today: str) -> int:
    """Return the length of the streak in weeks, with the present week if its goal is met already."""
    closed = with_closed_weeks(diary, aims, today).streak
    goal = aims.goal or ANY_TRAINING
    return closed.weeks + int(goal.is_met_by(diary.sum_of_week(today)) and bool(closed.open_from))


def with_closed_weeks(diary: Diary, aims: Aims, today: str) -> Aims:
    """Return the aims with every week before the present one counted for the streak."""
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
