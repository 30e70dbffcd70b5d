"""Turns for threads, in the order in which they came."""

from collections import deque
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Lock


class NoTurn(Exception):
    """Others took too long."""


class FairTurns:
    """Lets one thread at a time do something; `threading.Lock` may let the same one in again and again."""

    def __init__(self) -> None:
        self._guard = Lock()
        self._waiting: deque[Lock] = deque()
        self._is_taken = False

    @contextmanager
    def turn(self, wait_s: float) -> Iterator[None]:
        """Hold the turn within this block.

        Raises:
            NoTurn: it did not come within so many seconds.
        """
        if not self._came(wait_s):
            raise NoTurn(f"no turn within {wait_s} s")
        try:
            yield
        finally:
            with self._guard:
                if self._waiting:
                    self._waiting.popleft().release()  # handed on: nobody can come between
                else:
                    self._is_taken = False

    def _came(self, wait_s: float) -> bool:
        with self._guard:
            if not self._is_taken:
                self._is_taken = True
                return True
            mine = Lock()
            mine.acquire()  # whoever hands the turn on releases it
            self._waiting.append(mine)
        if mine.acquire(timeout=wait_s):
            return True
        with self._guard:
            if mine not in self._waiting:
                return True  # it came at the last moment
            self._waiting.remove(mine)
            return False
