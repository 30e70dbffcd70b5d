"""A wish for a workout as the conditions of a question to SQLite."""

from collections.abc import Sequence
from typing import Any

from skill.domain.library.lookup import WorkoutQuery


def conditions(query: WorkoutQuery) -> tuple[list[str], list[Any]]:
    """Return conditions on a row `w` of workouts, all of which must hold, and what they bind, in order."""
    where: list[str] = ["1"]
    values: list[Any] = []
    for column, words in (
        ("kind", query.kinds),
        ("level", query.levels),
        ("trainer", query.trainers),
    ):
        if words:
            where.append(f"w.{column} IN ({marks(words)})")
            values += words
    for tag, words in (
        ("audience", query.audiences),
        ("muscle", query.muscles),
        ("equipment", query.equipment_used),
    ):
        if words:
            where.append(
                "EXISTS (SELECT 1 FROM tags g WHERE g.of = 'workout' AND g.tag = ? AND g.word IN "
                f"({marks(words)}) AND g.id = w.id)"
            )
            values += [tag, *words]
    if query.without:
        where.append(
            "w.id NOT IN (SELECT id FROM tags WHERE of = 'workout' AND tag = 'holds'"
            f" AND word IN ({marks(query.without)}))"
        )
        values += query.without
    if query.equipment_at_hand is not None:
        where.append(
            "NOT EXISTS (SELECT 1 FROM tags g WHERE g.of = 'workout' AND g.tag = 'equipment'"
            f" AND g.word NOT IN ({marks(query.equipment_at_hand)}) AND g.id = w.id)"
        )
        values += query.equipment_at_hand
    for sign, bound in ((">=", query.shortest), ("<=", query.longest)):
        if bound is not None:
            where.append(f"w.minutes {sign} ?")
            values.append(bound)
    return where, values


def marks(words: Sequence[str]) -> str:
    """Return a question mark for each word, for an IN."""
    return ", ".join("?" * len(words))
