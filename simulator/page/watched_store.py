"""A store that shows what it holds of the listener and what a request changed, and that can be slow."""

import json
import time
from collections.abc import Iterator
from dataclasses import dataclass, replace

from simulator.protocol.json_access import Json
from skill.adapters.listener_record import to_record
from skill.adapters.listener_record.compression import decompressed
from skill.domain.listener.listener import Listener
from skill.ports import Store


class WatchedStore:
    """Passes everything on to a real store; shows what was last read or written, and can be slowed down."""

    def __init__(self, store: Store) -> None:
        """Take the real store."""
        self._store = store
        self.slow_ms = 0
        """By how much each access is delayed, in milliseconds."""
        self.held: Json | None = None
        """The record of the listener that was last read or written."""

    def load(self, key: str) -> Listener:
        """Return the listener; see the port."""
        time.sleep(self.slow_ms / 1000)
        found = self._store.load(key)
        self.held = _told(found)
        return found

    def save(self, listener: Listener) -> None:
        """Store the listener; see the port."""
        time.sleep(self.slow_ms / 1000)
        self._store.save(listener)
        self.held = _told(replace(listener, version=listener.version + 1))

    def forget(self, key: str) -> None:
        """Erase a listener; see the port."""
        time.sleep(self.slow_ms / 1000)
        self._store.forget(key)
        self.held = _told(Listener(key))

    def forget_account(self, account: str) -> None:
        """Erase an account; see the port."""
        time.sleep(self.slow_ms / 1000)
        self._store.forget_account(account)
        self.held = None


def _told(listener: Listener) -> Json:
    record: Json = json.loads(decompressed(to_record(listener)))
    return {"key": listener.key, "version": listener.version, **record}


@dataclass(frozen=True, slots=True)
class Change:
    """One value that differs between two JSON trees."""

    path: str
    before: object
    after: object


def changes(before: object, after: object, path: str = "") -> Iterator[Change]:
    """Yield the values that differ between two JSON trees, by path; a list counts as one value."""
    if isinstance(before, dict) and isinstance(after, dict):
        for key in [*before, *(one for one in after if one not in before)]:
            inside = f"{path}.{key}" if path else str(key)
            yield from changes(before.get(key), after.get(key), inside)
    elif before != after:
        yield Change(path, before, after)
