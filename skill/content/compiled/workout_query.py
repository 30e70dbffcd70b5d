"""A workout query as conditions in SQL."""

from collections.abc import Sequence
from typing import Any

from skill.domain.library.lookup import WorkoutQuery


def conditions(query: WorkoutQuery) -> tuple[list[str], list[Any]]:
    """Return conditions on a row `w` of workouts, all of which must hold, and the values that they bind."""
    where: list[str] = ["1"]
    values: list[Any] = []
    for column, words in (
        ("kind", query.kinds),
        ("level", query.levels),
        ("trainer", query.trainers),
    ):
        if words:
            where.append(f"w.{column} IN ({placeholders(words)})")
            values += words
    for tag, words in (
        ("audience", query.audiences),
        ("muscle", query.muscles),
        ("equipment", query.equipment_used),
    ):
        if words:
            where.append(
                "EXISTS (SELECT 1 FROM tags g WHERE g.of = 'workout' AND g.tag = ? AND g.word IN "
                f"({placeholders(words)}) AND g.id = w.id)"
            )
            values += [tag, *words]
    if query.without:
        where.append(
            "w.id NOT IN (SELECT id FROM tags WHERE of = 'workout' AND tag = 'holds'"
            f" AND word IN ({placeholders(query.without)}))"
        )
        values += query.without
    if query.equipment_at_hand is not None:
        where.append(
            "NOT EXISTS (SELECT 1 FROM tags g WHERE g.of = 'workout' AND g.tag = 'equipment'"
            f" AND g.word NOT IN ({placeholders(query.equipment_at_hand)}) AND g.id = w.id)"
        )
        values += query.equipment_at_hand
    for sign, bound in ((">=", query.shortest), ("<=", query.longest)):
        if bound is not None:
            where.append(f"w.minutes {sign} ?")
            values.append(bound)
    return where, values


def placeholders(words: Sequence[str]) -> str:
    """Return a question mark for each word, to stand in `IN (…)`."""
    return ", ".join("?" * len(words))
