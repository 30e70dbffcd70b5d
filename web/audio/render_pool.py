"""Renders on a bounded number of processes, each file once however many ask for it at the same time."""

import logging
import threading
from collections.abc import Callable
from concurrent.futures import BrokenExecutor, Executor, Future
from contextlib import suppress

MOST_WAITING = 32
"""Files that may be waited for or rendered at once; whoever asks for another one is told to come back."""

Make = Callable[[str], str]
"""Renders the file of a path, and returns why it could not: empty if it did."""

log = logging.getLogger("audio_trainer.web")


class NotMade(Exception):
    """The reason why a file is not there, and will not be at once."""


class RenderPool:
    """Renders files by their paths, in the background."""

    def __init__(
        self,
        start: Callable[[], Executor],
        make: Make,
        is_there: Callable[[str], bool],
        most_waiting: int = MOST_WAITING,
    ) -> None:
        """Take what the pool consists of.

        Args:
            start: starts the processes.
            make: what they do.
            is_there: whether the file of a path is there.
            most_waiting: how many files may be under way at once.
        """
        self._start, self._make, self._is_there, self._most = start, make, is_there, most_waiting
        self._executor: Executor | None = None
        self._under_way: dict[str, Future[str]] = {}
        self._lock = threading.Lock()

    def make(self, path: str, wait_s: float) -> None:
        """Return when a file is there; it goes on being rendered if that takes longer than one waits.

        Raises:
            NotMade: it could not be rendered, or not in that time, or too many others are under way.
        """
        future = self._begun(path)
        if future is None:
            return
        try:
            why = future.result(wait_s)
        except TimeoutError:
            raise NotMade(f"not rendered within {wait_s:.0f} s") from None
        except BrokenExecutor as error:
            self._renew()
            raise NotMade("the process that rendered it was ended") from error
        if why:
            raise NotMade(why)

    def start(self, paths: tuple[str, ...]) -> None:
        """Have files rendered for those who will ask soon, and wait for none; fills `Renderings`."""
        for path in paths:
            with suppress(NotMade):  # whoever asks for it then has to wait
                self._begun(path)

    def close(self) -> None:
        """End the processes; what is under way is left unfinished, and leaves no file."""
        with self._lock:
            executor, self._executor = self._executor, None
        if executor is not None:
            executor.shutdown(wait=False, cancel_futures=True)

    def _begun(self, path: str) -> "Future[str] | None":
        """Return the render of a file, begun now or before; None if the file is there."""
        with self._lock:
            known = self._under_way.get(path)
            # Asked for under the lock: a render that has just ended is not begun again.
            if known is not None or self._is_there(path):
                return known
            if len(self._under_way) >= self._most:
                raise NotMade("too many others are being rendered")
            future = self._submitted(path)
            self._under_way[path] = future
        future.add_done_callback(lambda _: self._over(path))
        return future

    def _submitted(self, path: str) -> "Future[str]":
        self._executor = self._executor or self._start()
        try:
            return self._executor.submit(self._make, path)
        except BrokenExecutor:
            self._executor = self._start()
            return self._executor.submit(self._make, path)

    def _over(self, path: str) -> None:
        with self._lock:
            self._under_way.pop(path, None)

    def _renew(self) -> None:
        """Let new processes render the next file: one of the old was killed, and took the others along."""
        log.error("rendering: a process was ended from outside, perhaps for want of memory")
        with self._lock:
            self._executor = None
