"""Queries that every part of a shelf shares: documents, single values and tags, in one locale."""

import json
import sqlite3
from collections.abc import Sequence
from typing import Any

from skill.content.compiled.workout_query import placeholders

KEPT = 128
"""How many records of each kind a process keeps for a locale: those that are asked for turn after turn."""


class LocaleQueries:
    """Queries of the compiled library in one locale."""

    def __init__(self, connection: sqlite3.Connection, locale: str) -> None:
        self._sql = connection
        self.locale = locale

    def _doc(self, of: str, text_id: str) -> dict[str, Any] | None:
        row = self._sql.execute(
            "SELECT doc FROM texts WHERE of = ? AND id = ? AND locale = ?",
            (of, text_id, self.locale),
        ).fetchone()
        return json.loads(row[0]) if row else None

    def _one(self, sql: str, values: Sequence[Any]) -> str:
        row = self._sql.execute(sql, values).fetchone()
        return str(row[0]) if row else ""

    def _ids(self, sql: str) -> Sequence[str]:
        return [one for (one,) in self._sql.execute(sql, (self.locale,))]

    def _tagged(self, of: str, wanted: Sequence[tuple[str, Sequence[str]]]) -> Sequence[str]:
        where, values = ["locale = ?", "of = ?"], [self.locale, of]
        for tag, words in wanted:
            if words:
                marks = placeholders(words)
                where.append(f"id IN (SELECT id FROM tags WHERE of = ? AND tag = ? AND word IN ({marks}))")
                values += [of, tag, *words]
        rows = self._sql.execute(
            f"SELECT id FROM texts WHERE {' AND '.join(where)} ORDER BY id",
            values,
        )
        return [one for (one,) in rows]
