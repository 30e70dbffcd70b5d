"""Milestones: round numbers that are worth a word, each said once."""

from skill.domain.ground.lines import Count, Line, line
from skill.domain.ground.records import replace
from skill.domain.ground.units import HOUR_MS
from skill.domain.listener.goals import streak_weeks
from skill.domain.listener.listener import Listener

TRAININGS = (1, 5, 10, 25, 50, 100, 150, 200, 300, 365, 500, 750, 1000)
WEEKS = (4, 8, 12, 26, 52, 104, 156)
HOURS = (10, 25, 50, 100, 200, 300)


def told(listener: Listener, today: str) -> tuple[Listener, tuple[Line, ...]]:
    """Return the listener with the milestones that were reached as told, and at most one line to say.

    Of several that were reached at once the rarest is said, and none of the others ever.
    """
    reached = _reached(listener, today)
    fresh = [one for one in reached if one not in listener.aims.milestones]
    if not fresh:
        return listener, ()
    # The highest of each kind is enough to remember: what is below it was reached as well.
    kept = tuple({one.partition("-")[0]: one for one in reached}.values())
    aims = replace(listener.aims, milestones=kept)
    kind, _, count = fresh[-1].partition("-")
    said = line(f"milestone.{kind}", count=Count(UNITS[kind], int(count)))
    return replace(listener, aims=aims), (said,)


UNITS = {"trainings": "workout", "hours": "hour", "weeks": "week"}


def _reached(listener: Listener, today: str) -> list[str]:
    """Return the highest milestone of each kind, the rarest kind last."""
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
