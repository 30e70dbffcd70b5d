"""Keeping an eye on a turn: how long it took, what it asked of the store, and when that must end.

The turn's notes travel beside it in a context variable, so that no rule and no handler carries them,
and threads that serve others at the same time do not see them.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from time import monotonic, time
from typing import Any

from skill.domain.ground.units import EpochMs
from skill.domain.listener.listener import Listener
from skill.ports import Journal, Store, StoreError, TurnRecord, WriteConflict

Handler = Callable[[Any, Any], dict[str, Any]]

STORE_BY_S = 2.2
"""No store call begins when a turn has waited for the store this long; with one more, it ends within four
seconds. What Alexa's own services took is not counted: a healthy store is not to suffer for them."""

_NAME = re.compile(r"[A-Za-z][A-Za-z0-9._]{0,79}")
_REQUEST_ID = re.compile(r"[\w.:/-]{1,120}", re.ASCII)
_REJECTED = "INVALID_RESPONSE"


@dataclass(slots=True)
class _Notes:
    began: float = field(default_factory=monotonic)
    outcome: str = "answered"
    store_s: float = 0.0
    reads: int = 0
    writes: int = 0
    conflicts: int = 0


_notes: ContextVar[_Notes | None] = ContextVar("turn", default=None)


def note(outcome: str) -> None:
    """Say how the turn that is going on ended; of several, the last."""
    if (notes := _notes.get()) is not None:
        notes.outcome = outcome


def kept(handler: Handler, journal: Journal) -> Handler:
    """Return the handler with each of its turns written to a journal."""

    def keeping(event: Any, context: Any) -> dict[str, Any]:
        notes = _Notes()
        before = _notes.set(notes)
        try:
            answer = handler(event, context)
        finally:
            _notes.reset(before)
        journal.write(_record(event, answer, notes))
        return answer

    return keeping


class WatchedStore:
    """A store whose calls are counted, and not begun when a turn has no time left for them."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def load(self, key: str) -> Listener:
        """Return the listener; see the port."""
        with _watched() as notes:
            notes.reads += 1
            return self._store.load(key)

    def save(self, listener: Listener) -> None:
        """Store the listener; see the port."""
        with _watched() as notes:
            notes.writes += 1
            try:
                self._store.save(listener)
            except WriteConflict:
                notes.conflicts += 1
                raise

    def forget(self, key: str) -> None:
        """Delete the listener; see the port."""
        with _watched() as notes:
            notes.writes += 1
            self._store.forget(key)

    def forget_account(self, account: str) -> None:
        """Delete all of an account; see the port."""
        with _watched() as notes:
            notes.writes += 1
            self._store.forget_account(account)


@contextmanager
def _watched() -> Iterator[_Notes]:
    notes = _notes.get() or _Notes()
    began = monotonic()
    if notes.store_s > STORE_BY_S:
        raise StoreError("the store was too slow: no time is left in this turn")
    try:
        yield notes
    finally:
        notes.store_s += monotonic() - began


def _record(event: Any, answer: Mapping[str, Any], notes: _Notes) -> TurnRecord:
    request = _inside(event, "request")
    directives = answer["response"].get("directives") or ()
    rejected = _inside(request, "error").get("type") == _REJECTED
    return TurnRecord(
        request_id=_matched(_REQUEST_ID, request.get("requestId")),
        type=_matched(_NAME, request.get("type")),
        intent=_matched(_NAME, _inside(request, "intent").get("name")),
        outcome="rejected" if rejected else notes.outcome,
        orders=tuple(one["type"] for one in directives),
        at=EpochMs(int(time() * 1000)),
        turn_ms=_ms(monotonic() - notes.began),
        store_ms=_ms(notes.store_s),
        reads=notes.reads,
        writes=notes.writes,
        conflicts=notes.conflicts,
    )


def _inside(tree: Any, key: str) -> Mapping[str, Any]:
    found = tree.get(key) if isinstance(tree, Mapping) else None
    return found if isinstance(found, Mapping) else {}


def _matched(shape: re.Pattern[str], value: Any) -> str:
    """Return a name of Alexa's; `other` for anything else, lest somebody's words get into a log."""
    if not value:
        return ""
    return value if isinstance(value, str) and shape.fullmatch(value) else "other"


def _ms(seconds: float) -> int:
    return round(seconds * 1000)
