"""Tip ids by their place: the next tip is found without reading the list of all tips."""

import sqlite3
from collections.abc import Iterator, Sequence
from typing import overload


class TipIds(Sequence[str]):
    """The ids of the tips under one tag (an empty tag: of all tips), each looked up when it is read."""

    def __init__(self, sql: sqlite3.Connection, tag: str, word: str) -> None:
        self._sql, self._under = sql, (tag, word)

    def __len__(self) -> int:
        query = "SELECT place FROM tip_places WHERE tag = ? AND word = ? ORDER BY place DESC LIMIT 1"
        row = self._sql.execute(query, self._under).fetchone()
        return int(row[0]) + 1 if row else 0

    @overload
    def __getitem__(self, place: int) -> str: ...
    @overload
    def __getitem__(self, place: slice) -> Sequence[str]: ...
    def __getitem__(self, place: int | slice) -> str | Sequence[str]:
        if isinstance(place, slice):
            return list(self)[place]
        query = "SELECT id FROM tip_places WHERE tag = ? AND word = ? AND place = ?"
        row = self._sql.execute(query, (*self._under, place if place >= 0 else len(self) + place)).fetchone()
        if row is None:
            raise IndexError(place)
        return str(row[0])

    def __iter__(self) -> Iterator[str]:
        query = "SELECT id FROM tip_places WHERE tag = ? AND word = ? ORDER BY place"
        return (str(one) for (one,) in self._sql.execute(query, self._under).fetchall())

    def __contains__(self, tip_id: object) -> bool:
        query = "SELECT 1 FROM tip_places WHERE tag = ? AND word = ? AND id = ?"
        return self._sql.execute(query, (*self._under, tip_id)).fetchone() is not None
