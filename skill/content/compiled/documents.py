"""From the JSON documents of the compiled library to the domain's records."""

from typing import Any

from skill.domain.ground.units import Minutes
from skill.domain.library.contents import Exercise, Level, Plan, PlannedSession, WorkoutCard
from skill.domain.library.signs import SignFamily


def exercise_in(doc: dict[str, Any]) -> Exercise:
    """Return the move of a document; takes keys out of the document."""
    keys = ("muscles", "equipment", "cues", "loads", "holds")
    rows: dict[str, Any] = {key: tuple(doc.pop(key)) for key in keys}
    return Exercise(**doc, **rows)


def plan_in(doc: dict[str, Any]) -> Plan:
    """Return the plan of a document; takes keys out of the document."""
    weeks = tuple(tuple(PlannedSession(**one) for one in week["sessions"]) for week in doc.pop("weeks"))
    audiences, level = tuple(doc.pop("audiences")), Level(doc.pop("level"))
    return Plan(**doc, audiences=audiences, level=level, weeks=weeks)


def card_in(doc: dict[str, Any]) -> WorkoutCard:
    """Return the workout card of a document; takes keys out of the document."""
    rows: dict[str, Any] = {key: tuple(doc.pop(key)) for key in ("audiences", "muscles", "equipment")}
    level, minutes = Level(doc.pop("level")), Minutes(doc.pop("minutes"))
    return WorkoutCard(**doc, **rows, level=level, minutes=minutes)


def sign_family_in(concern: str, doc: dict[str, Any]) -> SignFamily:
    """Return the word family of a document; takes keys out of the document."""
    rows = tuple(tuple(row) for row in doc.pop("all"))
    unless, exclude = tuple(doc.pop("unless")), tuple(doc.pop("exclude"))
    return SignFamily(concern, rows, unless, exclude, **doc)
