"""Migrations: a record of an older form is brought to the next form when it is read, until it is current.

The store keeps the old form until the listener is next saved.
"""

from collections.abc import Callable
from typing import Any

from skill.adapters.listener_record.encodings import day_number, month_number, runs
from skill.domain.listener.tips_told import code_of

Record = dict[str, Any]


def from_1(record: Record) -> Record:
    """Form 1 had no training sessions, and its last reply may have other lines by now."""
    return record | {
        "form": 2,
        "workout": _with_training(record["workout"]),
        "playlist": _with_training(record["playlist"]),
        "last_reply": [],
    }


def from_2(record: Record) -> Record:
    """Form 2 wrote every item of a queue, every tip's id, and days as texts."""
    progress = record.get("progress")
    return record | {
        "form": 3,
        "workout": _queue(record["workout"]),
        "playlist": _queue(record["playlist"]),
        "tips": record["tips"] | {"heard": "".join(code_of(one) for one in record["tips"]["heard"])},
        "progress": _progress(progress) if progress else None,
    }


MIGRATIONS: dict[Any, Callable[[Record], Record]] = {1: from_1, 2: from_2}
"""For each older form: the function that brings a record to the next form."""


def _with_training(record: Record | None) -> Record | None:
    return record and record | {"training": record["ordered"][0]}


def _queue(record: Record | None) -> Record | None:
    return record and record | {"order": runs(record["order"])}


def _progress(record: Record) -> Record:
    weeks, open_from, best = record["streak"]
    return record | {
        "trainings": [
            [one, workout, day_number(day), ms, done] for one, workout, day, ms, done in record["trainings"]
        ],
        "weeks": [[day_number(of), *row] for of, *row in record["weeks"]],
        "months": [[month_number(of), *row] for of, *row in record["months"]],
        "all": record["all"][1:],
        "excuses": [[day_number(first), day_number(last)] for first, last in record["excuses"]],
        "streak": [weeks, day_number(open_from) if open_from else None, best],
    }
