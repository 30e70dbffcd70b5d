"""Threads take turns in the order in which they came, and none waits for longer than it said."""

import threading
from contextlib import suppress

import pytest

from skill.adapters.fair_turns import FairTurns, NoTurn


def test_turns_are_in_order() -> None:
    """Whoever came first goes first, also when the one before comes again at once."""
    turns, order, arrived = FairTurns(), [], []
    waiting = []
    with turns.turn(1):
        for number in range(5):
            came = threading.Event()

            def go(number: int = number, came: threading.Event = came) -> None:
                arrived.append(number)
                came.set()
                with turns.turn(10):
                    order.append(number)

            waiting.append(threading.Thread(target=go))
            waiting[-1].start()
            came.wait()
            while len(turns._waiting) <= number:
                threading.Event().wait(0.001)
    with turns.turn(10):
        order.append("again")
    for one in waiting:
        one.join()
    assert order == [0, 1, 2, 3, 4, "again"]


def test_no_two_have_it_at_once() -> None:
    """However many there are, and whatever they raise."""
    turns, inside, most = FairTurns(), [], []

    def go() -> None:
        for _ in range(200):
            with suppress(ZeroDivisionError), turns.turn(10):
                inside.append(1)
                most.append(len(inside))
                inside.pop()
                1 / 0  # noqa: B018

    threads = [threading.Thread(target=go) for _ in range(8)]
    for one in threads:
        one.start()
    for one in threads:
        one.join()
    assert (len(most), max(most)) == (1_600, 1)


def test_who_gives_up_is_not_waited_for() -> None:
    """The turn goes to the next one, or to nobody."""
    turns = FairTurns()
    with turns.turn(1), pytest.raises(NoTurn), turns.turn(0.001):
        pytest.fail("two had it")
    with turns.turn(0.001):
        pass
