"""A decorator of any store: it counts a turn's calls, and refuses a call when the turn has no time left."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from time import monotonic

from skill.domain.listener.listener import Listener
from skill.ports import Store, StoreError, StoreUse, WriteConflict

STORE_BY_S = 2.2
"""No store call begins when a turn has waited this long for the store, in seconds; with one more call, the
turn ends within four seconds. The time of Alexa's own services is not counted: a healthy store must not
suffer for a slow service."""


class MeteredStore:
    """A store whose calls are counted and timed."""

    def __init__(self, store: Store, use: Callable[[], StoreUse]) -> None:
        """Take the store, and a function that returns the present turn's use of it."""
        self._store, self._use = store, use

    def load(self, key: str) -> Listener:
        """Return the listener; see the port."""
        with self._metered() as use:
            use.reads += 1
            return self._store.load(key)

    def save(self, listener: Listener) -> None:
        """Store the listener; see the port."""
        with self._metered() as use:
            use.writes += 1
            try:
                self._store.save(listener)
            except WriteConflict:
                use.conflicts += 1
                raise

    def forget(self, key: str) -> None:
        """Erase the listener; see the port."""
        with self._metered() as use:
            use.writes += 1
            self._store.forget(key)

    def forget_account(self, account: str) -> None:
        """Erase every listener of an account; see the port."""
        with self._metered() as use:
            use.writes += 1
            self._store.forget_account(account)

    @contextmanager
    def _metered(self) -> Iterator[StoreUse]:
        use = self._use()
        began = monotonic()
        if use.seconds > STORE_BY_S:
            raise StoreError("the store was too slow: no time is left in this turn")
        try:
            yield use
        finally:
            use.seconds += monotonic() - began
