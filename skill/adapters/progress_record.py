"""The diary and the aims as JSON: rows of bare values, for this is read at every turn."""

from typing import Any

from skill.domain.progress.diary import EMPTY_DIARY, Diary, Sum, Training
from skill.domain.progress.goals import NO_AIMS, Aims, Excuse, Goal, Streak
from skill.domain.units import DurationMs


def to_record(diary: Diary, aims: Aims) -> dict[str, Any]:
    """Return both as one record."""
    return {
        "trainings": [
            [one.id, one.workout, one.day, one.ms, int(one.is_finished)] for one in diary.trainings
        ],
        "weeks": [_sum_record(one) for one in diary.weeks],
        "months": [_sum_record(one) for one in diary.months],
        "all": _sum_record(diary.all),
        "goal": aims.goal and [aims.goal.days, aims.goal.minutes],
        "excuses": [[one.first, one.last] for one in aims.excuses],
        "streak": [aims.streak.weeks, aims.streak.open_from, aims.streak.best],
        "milestones": aims.milestones,
    }


def from_record(record: dict[str, Any] | None) -> dict[str, Any]:
    """Return the listener's fields; those of somebody new where the record has none."""
    if record is None:
        return {"diary": EMPTY_DIARY, "aims": NO_AIMS}
    diary = Diary(
        trainings=tuple(_training(row) for row in record["trainings"]),
        weeks=tuple(_sum(row) for row in record["weeks"]),
        months=tuple(_sum(row) for row in record["months"]),
        all=_sum(record["all"]),
    )
    weeks, open_from, best = record["streak"]
    aims = Aims(
        goal=Goal(*(int(one) for one in record["goal"])) if record["goal"] else None,
        excuses=tuple(Excuse(str(first), str(last)) for first, last in record["excuses"]),
        streak=Streak(int(weeks), str(open_from), int(best)),
        milestones=tuple(str(one) for one in record["milestones"]),
    )
    return {"diary": diary, "aims": aims}


def _training(row: list[Any]) -> Training:
    one, workout, day, ms, is_finished = row
    return Training(str(one), str(workout), str(day), DurationMs(int(ms)), bool(is_finished))


def _sum_record(one: Sum) -> list[Any]:
    return [one.of, one.trainings, one.days, one.ms]


def _sum(row: list[Any]) -> Sum:
    of, trainings, days, ms = row
    return Sum(str(of), int(trainings), int(days), DurationMs(int(ms)))
