"""An eye on the store: what is kept of the listener, what a request changed, and a store that is slow."""

import json
import time
from collections.abc import Iterator
from dataclasses import dataclass, replace

from simulator.wire import Json
from skill.adapters.listener_record import to_record
from skill.adapters.listener_record.compression import decompressed
from skill.domain.listener.listener import Listener
from skill.ports import Store


class WatchedStore:
    """A store that tells what it last held, and takes its time if it is told to."""

    def __init__(self, store: Store) -> None:
        """Take the store that does the work."""
        self._store = store
        self.slow_ms = 0
        """How much longer each access takes, in milliseconds."""
        self.held: Json | None = None
        """The listener who was last read or written, as they are stored."""

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
    """One value that is no longer what it was."""

    path: str
    before: object
    after: object


def changes(before: object, after: object, path: str = "") -> Iterator[Change]:
    """Yield what differs between two trees of JSON, by path; a list is one value."""
    if isinstance(before, dict) and isinstance(after, dict):
        for key in [*before, *(one for one in after if one not in before)]:
            inside = f"{path}.{key}" if path else str(key)
            yield from changes(before.get(key), after.get(key), inside)
    elif before != after:
        yield Change(path, before, after)
