"""A process that serves turns from a pipe, over the store that its environment names, and dies now and then.

`python -m tests.hardness.household_worker SEED`: a line of JSON in, a line out. It kills itself (SIGKILL)
before, in the middle of, and after a write, and lets the store fail, each by chance; a seed of 0 is healthy.
"""

import json
import os
import random
import signal
import sqlite3
import sys
from typing import Any

from skill.adapters.sqlite_store import SqliteStore
from skill.bootstrap import Settings, build_skill, make_store
from skill.domain.listener.listener import Listener
from skill.ports import Store, StoreError
from tests.blocked_imports import NoServices

DEATH, FAULT = 0.03, 0.05


class Shaky:
    """A store that fails, and a process that ends, by chance."""

    def __init__(self, store: Store, chance: random.Random) -> None:
        self._store, self._chance = store, chance

    def load(self, key: str) -> Listener:
        """Read, if nothing happens."""
        self._perhaps_fail()
        return self._store.load(key)

    def save(self, listener: Listener) -> None:
        """Write, unless something happens before; and then perhaps end before anybody is told."""
        self._perhaps_fail()
        self._perhaps_die()
        self._store.save(listener)
        self._perhaps_die()
        self._perhaps_fail()

    def forget(self, key: str) -> None:
        """Delete."""
        self._store.forget(key)

    def forget_account(self, account: str) -> None:
        """Delete."""
        self._store.forget_account(account)

    def _perhaps_fail(self) -> None:
        if self._chance.random() < FAULT:
            raise StoreError("by chance")

    def _perhaps_die(self) -> None:
        if self._chance.random() < DEATH:
            os.kill(os.getpid(), signal.SIGKILL)


class DyingInTheMiddle(SqliteStore):
    """SQLite, with a process that may end between a statement and its commit."""

    def __init__(self, home: Any, chance: random.Random) -> None:
        super().__init__(home)
        self._chance = chance

    def _write(self, connection: sqlite3.Connection, listener: Listener) -> bool:
        written = super()._write(connection, listener)
        if self._chance.random() < DEATH:
            os.kill(os.getpid(), signal.SIGKILL)
        return written


def main() -> None:
    """Serve until the pipe ends."""
    seed = int(sys.argv[1])
    settings, chance = Settings.from_environment(), random.Random(seed)
    store = make_store(settings)
    if seed:
        dying = DyingInTheMiddle(settings.home, chance) if settings.store == "sqlite" else store
        store = Shaky(dying, chance)
    skill = build_skill(settings, store=store, services=NoServices())
    for line in sys.stdin:
        sys.stdout.write(json.dumps(skill(json.loads(line), None)) + "\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main()
