"""Listeners in one SQLite file, for a single machine and for trying the skill at home.

Several processes may share the file. One statement replaces a row, and only if its version is still the one
that was read, so that a process that is killed leaves the old row whole.

The threads of one process take turns. SQLite lets one write at a time and has the others try again after naps
of a tenth of a second, in no order: of a hundred people at once some never came through within two seconds.
"""

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from skill.adapters.fair_turns import FairTurns, NoTurn
from skill.adapters.listener_record import from_record, to_record
from skill.domain.listener.listener import Listener
from skill.ports import StoreError, StoreUnreadable, WriteConflict

BUSY_S = 2.0
"""How long to wait for this process's other threads, and again for another process, in seconds."""

_TABLE = """
CREATE TABLE IF NOT EXISTS listeners (
    key TEXT PRIMARY KEY, version INTEGER NOT NULL, record TEXT NOT NULL
) WITHOUT ROWID
"""


class SqliteStore:
    """A store in the file `listeners.sqlite` of a folder, which is created when first needed."""

    def __init__(self, home: Path) -> None:
        self._path = home / "listeners.sqlite"
        self._turns = FairTurns()

    def load(self, key: str) -> Listener:
        """Return the listener; see the port."""
        if not self._path.exists():
            return Listener(key)
        try:
            with self._connected() as connection:
                row = connection.execute(
                    "SELECT version, record FROM listeners WHERE key = ?", (key,)
                ).fetchone()
        except sqlite3.OperationalError as error:
            if "no such table" in str(error):
                return Listener(key)
            raise StoreError(f"{self._path}: {error}") from error
        except sqlite3.DatabaseError as error:
            raise StoreUnreadable(f"{self._path}: {error}") from error
        return from_record(key, int(row[0]), str(row[1])) if row else Listener(key)

    def save(self, listener: Listener) -> None:
        """Store the listener; see the port."""
        try:
            self._path.parent.mkdir(parents=True, exist_ok=True)
            with self._connected() as connection, connection:
                written = self._write(connection, listener)
        except sqlite3.IntegrityError as error:
            raise WriteConflict(f"listener {listener.key} was stored meanwhile") from error
        except (sqlite3.Error, OSError) as error:
            raise StoreError(f"{self._path}: {error}") from error
        if not written:
            raise WriteConflict(f"listener {listener.key} is past version {listener.version}")

    def forget(self, key: str) -> None:
        """Erase a listener; see the port."""
        self._erase("DELETE FROM listeners WHERE key = ?", key)

    def forget_account(self, account: str) -> None:
        """Erase every listener of an account; see the port."""
        self._erase("DELETE FROM listeners WHERE substr(key, 1, length(?1) + 1) = ?1 || '.'", account)

    def rows(self, account: str = "") -> tuple[tuple[str, int, str], ...]:
        """Return key, version and record of every listener, or of one account's: for the operator.

        Raises:
            StoreError: the store cannot be read.
        """
        if not self._path.exists():
            return ()
        try:
            with self._connected() as connection:
                found = connection.execute(
                    "SELECT key, version, record FROM listeners ORDER BY key"
                ).fetchall()
        except sqlite3.Error as error:
            raise StoreError(f"{self._path}: {error}") from error
        rows = ((str(key), int(version), str(record)) for key, version, record in found)
        return tuple(row for row in rows if not account or row[0].partition(".")[0] == account)

    def _erase(self, statement: str, value: str) -> None:
        if not self._path.exists():
            return
        try:
            with self._connected() as connection, connection:
                connection.execute("PRAGMA secure_delete = ON")  # without it the bytes stay in the file
                connection.execute(_TABLE)
                connection.execute(statement, (value,))
        except sqlite3.Error as error:
            raise StoreError(f"{self._path}: {error}") from error

    def _write(self, connection: sqlite3.Connection, listener: Listener) -> bool:
        record = to_record(listener)
        if listener.version == 0:
            connection.execute(_TABLE)
            connection.execute(
                "INSERT INTO listeners (key, version, record) VALUES (?, 1, ?)",
                (listener.key, record),
            )
            return True
        changed = connection.execute(
            "UPDATE listeners SET version = version + 1, record = ? WHERE key = ? AND version = ?",
            (record, listener.key, listener.version),
        )
        return changed.rowcount == 1

    @contextmanager
    def _connected(self) -> Iterator[sqlite3.Connection]:
        """Give a connection that no other thread of this process has meanwhile.

        Raises:
            StoreError: others had it for too long.
        """
        try:
            with (
                self._turns.turn(BUSY_S),
                closing(sqlite3.connect(self._path, timeout=BUSY_S)) as connection,
            ):
                yield connection
        except NoTurn as error:
            raise StoreError(f"{self._path}: {error}") from error
