"""Answers the requests of one household one after another, in the order in which they came.

Two at once would read the same record, and the second write would be refused and decided again: of several at
once some never came through, and heard that their notes were out of reach. In one process that need not be.
"""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from skill.adapters.fair_turns import FairTurns, NoTurn
from skill.alexa.endpoint import Handler
from skill.alexa.skill_events import account_in

WAIT_S = 3.0
"""How long a request waits for those before it; then it takes its chance beside them."""


class _Households:
    """The households of which a request is answered just now, and their turns."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._turns: dict[str, tuple[FairTurns, int]] = {}

    @contextmanager
    def turns_of(self, account: str) -> Iterator[FairTurns]:
        with self._lock:
            turns, users = self._turns.get(account) or (FairTurns(), 0)
            self._turns[account] = (turns, users + 1)
        try:
            yield turns
        finally:
            with self._lock:
                turns, users = self._turns.pop(account)
                if users > 1:
                    self._turns[account] = (turns, users - 1)

    def __len__(self) -> int:
        return len(self._turns)


def in_order(handler: Handler, households: _Households | None = None) -> Handler:
    """Return the handler with the requests of each account answered one at a time."""
    known = households or _Households()

    def answered(event: Any, context: Any) -> dict[str, Any]:
        account = account_in(event) if isinstance(event, dict) else ""
        if not account:
            return handler(event, context)
        with known.turns_of(account) as turns:
            try:
                with turns.turn(WAIT_S):
                    return handler(event, context)
            except NoTurn:
                return handler(event, context)

    return answered
