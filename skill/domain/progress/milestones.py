"""Milestones: round numbers of trainings, hours and weeks in a row, each said once."""

from skill.domain.ground.lines import Count, Line, line
from skill.domain.ground.records import replace
from skill.domain.ground.units import HOUR_MS
from skill.domain.listener.goals_and_streaks import streak_weeks
from skill.domain.listener.listener import Listener

TRAININGS = (1, 5, 10, 25, 50, 100, 150, 200, 300, 365, 500, 750, 1000)
WEEKS = (4, 8, 12, 26, 52, 104, 156)
HOURS = (10, 25, 50, 100, 200, 300)


def with_milestones_told(listener: Listener, today: str) -> tuple[Listener, tuple[Line, ...]]:
    """Return the listener with all reached milestones marked as told, and at most one line to say.

    Of several reached at once only the rarest is said, and the others never.
    """
    reached = _highest_reached(listener, today)
    fresh = [one for one in reached if one not in listener.aims.milestones]
    if not fresh:
        return listener, ()
    # The highest of each kind is enough to remember: the lower ones were reached as well.
    kept = tuple({one.partition("-")[0]: one for one in reached}.values())
    aims = replace(listener.aims, milestones=kept)
    kind, _, count = fresh[-1].partition("-")
    said = line(f"milestone.{kind}", count=Count(UNITS[kind], int(count)))
    return replace(listener, aims=aims), (said,)


UNITS = {"trainings": "workout", "hours": "hour", "weeks": "week"}


def _highest_reached(listener: Listener, today: str) -> list[str]:
    """Return the highest milestone reached of each kind (`hours-25`), the rarest kind last."""
    diary = listener.diary
    have = {
        "trainings": (TRAININGS, diary.all.trainings),
        "hours": (HOURS, diary.all.ms // HOUR_MS),
        "weeks": (WEEKS, streak_weeks(diary, listener.aims, today)),
    }
    told_before = {one.partition("-")[0]: int(one.partition("-")[2]) for one in listener.aims.milestones}
    found = []
    for kind, (steps, count) in have.items():
        highest = max((step for step in steps if step <= count), default=0)
        highest = max(highest, told_before.get(kind, 0))  # a streak that broke takes nothing back
        if highest:
            found.append(f"{kind}-{highest}")
    return found
