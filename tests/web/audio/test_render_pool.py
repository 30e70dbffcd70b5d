"""The pool that renders: bounded, each file once, and never ended by a process that was."""

from collections.abc import Callable
from concurrent.futures import Executor, Future, ThreadPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from typing import Any

import pytest

from tests.web.audio.conftest import Kitchen
from tests.web.audio.player import NAME
from web.audio.render_pool import NotMade, RenderPool


class Killed(Executor):
    """Processes one of which is killed whenever it renders."""

    def submit(self, *_: Any, **__: Any) -> "Future[Any]":
        """Return what such a process leaves behind."""
        left: Future[Any] = Future()
        left.set_exception(BrokenProcessPool("killed"))
        return left


def test_a_process_that_is_killed_is_followed_by_another(kitchen: Kitchen) -> None:
    """Whoever waits is told so; the next one gets what was asked for."""
    starts: list[Callable[[], Executor]] = [Killed, lambda: ThreadPoolExecutor(1)]
    pool = RenderPool(lambda: starts.pop(0)(), kitchen.make, kitchen.has)  # noqa: PLW0108  each its own
    with pytest.raises(NotMade):
        pool.make(NAME, 5)
    pool.make(NAME, 5)
    assert kitchen.made == [NAME]
    pool.close()


def test_who_waits_too_long_finds_it_later(kitchen: Kitchen) -> None:
    """The render is not begun again."""
    kitchen.open.clear()
    pool = RenderPool(lambda: ThreadPoolExecutor(1), kitchen.make, kitchen.has)
    with pytest.raises(NotMade):
        pool.make(NAME, 0.01)
    with pytest.raises(NotMade):
        pool.make(NAME, 0.01)
    kitchen.open.set()
    pool.make(NAME, 5)
    assert kitchen.made == [NAME]
    pool.close()


def test_what_comes_next_is_begun_while_alexa_speaks(kitchen: Kitchen) -> None:
    """Nobody waits for it; whoever asks for it then waits for the same render; a flood is no matter."""
    kitchen.open.clear()
    pool = RenderPool(lambda: ThreadPoolExecutor(1), kitchen.make, kitchen.has, most_waiting=2)
    pool.start((NAME, "segments/next.mp3", "segments/one-too-many.mp3"))
    kitchen.open.set()
    pool.make(NAME, 5)
    pool.start((NAME,))
    pool.make("segments/next.mp3", 5)
    assert kitchen.made == [NAME, "segments/next.mp3"]
    pool.close()


def test_only_so_much_is_under_way(kitchen: Kitchen) -> None:
    """A flood of addresses makes no queue of renders without end."""
    kitchen.open.clear()
    pool = RenderPool(lambda: ThreadPoolExecutor(1), kitchen.make, kitchen.has, most_waiting=3)
    for number in range(9):
        with pytest.raises(NotMade, match="within" if number < 3 else "too many"):
            pool.make(f"segments/{number}.mp3", 0.01)
    kitchen.open.set()
    pool.close()
