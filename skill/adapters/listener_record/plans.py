"""A person's place in a training plan, as a row of values."""

from dataclasses import astuple
from typing import Any

from skill.domain.listener.plan_place import PlanPlace


def to_record(place: PlanPlace | None) -> list[Any] | None:
    """Return a place's record; None for no plan."""
    return None if place is None else list(astuple(place))


def from_record(row: list[Any] | None) -> PlanPlace | None:
    """Return the place of a record; None for no plan."""
    if row is None:
        return None
    named, started, due, after, ahead, credited, level, easy, *felt_in = row
    return PlanPlace(
        str(named), str(started), str(due), int(after), tuple(int(one) for one in ahead), str(credited),
        int(level), int(easy), *(str(one) for one in felt_in),
    )  # fmt: skip
