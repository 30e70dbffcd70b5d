"""The training diary and the aims (goal, excuses, streak, milestones), as rows of numbers."""

from typing import Any

from skill.adapters.listener_record.encodings import day_number, day_of, month_number, month_of
from skill.domain.ground.units import DurationMs
from skill.domain.listener.diary import EMPTY_DIARY, Diary, Sum, Training
from skill.domain.listener.goals_and_streaks import NO_AIMS, Aims, Excuse, Goal, Streak

FIELDS = frozenset({"trainings", "weeks", "months", "all", "goal", "excuses", "streak", "milestones"})


def to_record(diary: Diary, aims: Aims) -> dict[str, Any] | None:
    """Return the record of both; None where both are empty."""
    if (diary, aims) == (EMPTY_DIARY, NO_AIMS):
        return None
    streak = aims.streak
    return {
        "trainings": [
            [one.id, one.workout, day_number(one.day), one.ms, int(one.is_finished)]
            for one in diary.trainings
        ],
        "weeks": [_sum_record(day_number(one.of), one) for one in diary.weeks],
        "months": [_sum_record(month_number(one.of), one) for one in diary.months],
        "all": _sum_record(0, diary.all)[1:],
        "goal": aims.goal and [aims.goal.days, aims.goal.minutes],
        "excuses": [[day_number(one.first), day_number(one.last)] for one in aims.excuses],
        "streak": [streak.weeks, day_number(streak.open_from) if streak.open_from else None, streak.best],
        "milestones": aims.milestones,
    }


def from_record(record: dict[str, Any] | None) -> dict[str, Any]:
    """Return the listener's fields `diary` and `aims`; empty ones where there is no record."""
    if record is None:
        return {"diary": EMPTY_DIARY, "aims": NO_AIMS}
    diary = Diary(
        trainings=tuple(_training(row) for row in record["trainings"]),
        weeks=tuple(_sum(day_of(row[0]), row) for row in record["weeks"]),
        months=tuple(_sum(month_of(row[0]), row) for row in record["months"]),
        all=_sum("", [0, *record["all"]]),
    )
    weeks, open_from, best = record["streak"]
    aims = Aims(
        goal=Goal(*(int(one) for one in record["goal"])) if record["goal"] else None,
        excuses=tuple(Excuse(day_of(first), day_of(last)) for first, last in record["excuses"]),
        streak=Streak(int(weeks), "" if open_from is None else day_of(open_from), int(best)),
        milestones=tuple(str(one) for one in record["milestones"]),
    )
    return {"diary": diary, "aims": aims}


def _training(row: list[Any]) -> Training:
    one, workout, day, ms, is_finished = row
    return Training(str(one), str(workout), day_of(day), DurationMs(int(ms)), bool(is_finished))


def _sum_record(of: int, one: Sum) -> list[int]:
    return [of, one.trainings, one.days, one.ms]


def _sum(of: str, row: list[Any]) -> Sum:
    _, trainings, days, ms = row
    return Sum(of, int(trainings), int(days), DurationMs(int(ms)))
