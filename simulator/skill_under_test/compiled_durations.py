"""The lengths of Audio Trainer's streams, from the compiled library: no stream needs to be rendered."""

import json
import sqlite3
from contextlib import closing
from functools import lru_cache
from pathlib import Path
from urllib.parse import urlsplit

ENDING = ".mp3"
_QUERY = """
    SELECT duration_ms FROM segments WHERE asset = :asset
    UNION ALL SELECT duration_ms FROM tracks WHERE asset = :asset
    UNION ALL SELECT duration_ms FROM breathers WHERE asset = :asset LIMIT 1
"""
_RECAST = """
    SELECT s.place, s.duration_ms, t.times FROM segments s
    LEFT JOIN editions e ON e.of = 'playlist' AND e.edition = :music
    LEFT JOIN timings t ON t.workout = s.workout AND t.playlist = e.id
    WHERE s.asset = :base ORDER BY s.workout, s.place LIMIT 1
"""
_PARTS = ("exercise", "trainer", "playlist")


def asset_of(url: str) -> str | None:
    """Return the id of the asset at a URL; None if the URL is not one of Audio Trainer's streams."""
    name = urlsplit(url).path.rpartition("/")[2]
    return name.removesuffix(ENDING) if name.endswith(ENDING) else None


class CompiledDurations:
    """The planned lengths of all streams; each rendered stream has exactly its planned length."""

    def __init__(self, library: Path) -> None:
        """Take the compiled library, a SQLite file.

        Raises:
            sqlite3.OperationalError: the file cannot be opened.
        """
        self._path = f"{library.resolve().as_uri()}?mode=ro"
        self._of = lru_cache(maxsize=4_096)(self._looked_up)
        with closing(sqlite3.connect(self._path, uri=True)) as connection:
            connection.execute(_QUERY, {"asset": ""})

    def __call__(self, url: str) -> int | None:
        """Return the length in milliseconds of the stream at a URL; None if there is no such stream."""
        asset = asset_of(url)
        return None if asset is None else self._of(asset)

    def _looked_up(self, asset: str) -> int | None:
        with closing(sqlite3.connect(self._path, uri=True)) as connection:
            if "." in asset:
                return _of_recast(connection, asset)
            row = connection.execute(_QUERY, {"asset": asset}).fetchone()
        return None if row is None else int(row[0])


def _of_recast(connection: sqlite3.Connection, asset: str) -> int | None:
    """Return the length of a segment with another exercise, trainer or playlist, in milliseconds.

    The asset's name is `<segment>.<exercise>.<trainer>.<playlist>`; the playlist decides the length of each
    place in the workout. The result is None if a part is unknown.
    """
    base, *parts = asset.split(".")
    if len(parts) != len(_PARTS):
        return None
    for of, edition in zip(_PARTS, parts, strict=True):
        known = "SELECT 1 FROM editions WHERE of = ? AND edition = ?"
        if edition != "none" and connection.execute(known, (of, edition)).fetchone() is None:
            return None
    row = connection.execute(_RECAST, {"base": base, "music": parts[2]}).fetchone()
    if row is None:
        return None
    place, own, times = row
    return int(json.loads(times)[place][0]) if times else int(own)
