"""A library of 10,000 workouts, made by copying each shipped workout and tip many times under new ids."""

import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

WORKOUTS, TIPS = 10_000, 20_000

BY_WORKOUT = ("workouts", "segments", "timings", "segment_titles")
"""The tables with rows for each workout; its id is in the column `workout`, or `id` in the first."""


def enlarge(shipped: Path, target: Path) -> None:
    """Write a library of 10,000 workouts and 20,000 tips.

    Args:
        shipped: the compiled library.
        target: the file to write.
    """
    shutil.copyfile(shipped, target)
    with closing(sqlite3.connect(target)) as sql, sql:
        sql.execute("PRAGMA synchronous = off")
        sql.execute("PRAGMA journal_mode = off")
        _numbers(sql)
        workouts = _count(sql, "workout")
        for table in BY_WORKOUT:
            _multiply(sql, table, "id" if table == "workouts" else "workout", WORKOUTS // workouts, "")
        for of, times in (("workout", WORKOUTS // workouts), ("tip", TIPS // _count(sql, "tip"))):
            for table in ("texts", "tags", "search"):
                _multiply(sql, table, "id", times, f"AND of = '{of}'")
        sql.execute("DELETE FROM tip_places")
        for tag in ("''", "tag"):
            word = "''" if tag == "''" else "word"
            sql.execute(
                f"INSERT INTO tip_places SELECT DISTINCT {tag}, {word}, row_number() OVER "
                f"(PARTITION BY {tag}, {word} ORDER BY id) - 1, id FROM "
                f"(SELECT DISTINCT {tag}, {word}, id FROM tags WHERE of = 'tip')"
            )
        sql.execute("DROP TABLE numbers")
        sql.execute("ANALYZE")


def _count(sql: sqlite3.Connection, of: str) -> int:
    query = "SELECT count(DISTINCT id) FROM texts WHERE of = ? AND id NOT LIKE '%-copy-%'"
    return int(sql.execute(query, (of,)).fetchone()[0])


def _numbers(sql: sqlite3.Connection) -> None:
    sql.execute("CREATE TEMP TABLE numbers (n INTEGER PRIMARY KEY)")
    sql.executemany("INSERT INTO numbers VALUES (?)", ((n,) for n in range(1, 1_000)))


def _multiply(sql: sqlite3.Connection, table: str, key: str, times: int, which: str) -> None:
    names = [row[1] for row in sql.execute(f"PRAGMA table_info({table})")]
    values = [_value(name, key) for name in names]
    sql.execute(
        f"INSERT INTO {table} ({', '.join(names)}) SELECT {', '.join(values)} FROM {table} t, numbers"
        f" WHERE n <= {times} AND t.{key} NOT LIKE '%-copy-%' {which}"
    )


def _value(name: str, key: str) -> str:
    renamed = f"t.{key} || '-copy-' || n"
    if name == key:
        return renamed
    if name == "doc":
        return f"json_set(t.doc, '$.id', {renamed})"
    return f"t.{name}"
