"""The journal: each request and answer as it went over the wire, and what came of it."""

from collections.abc import Callable
from dataclasses import asdict, dataclass, field

from simulator.exchange import Exchange
from simulator.law.envelope import lateness
from simulator.page.watching import changes
from simulator.wire import Json, dig

MOST = 120
"""How many entries are kept for who comes back."""


@dataclass(slots=True)
class Asides:
    """What is known of a request beside its answer, by its id."""

    held: Callable[[], Json | None]
    """What is stored of the listener; None if nobody can see it."""
    _before: Json | None = None
    _kept: dict[str, Json] = field(default_factory=dict)

    def note(self, request: Json, took_ms: int) -> None:
        """Take note of a request that was answered just now."""
        after = self.held()
        found = [] if self._before is None else [asdict(one) for one in changes(self._before, after)]
        self._before = after
        aside = {"took_ms": took_ms, "stored": after, "changes": found}
        self._kept[str(dig(request, "request", "requestId"))] = aside

    def take(self, request: Json | None) -> Json:
        """Return what was noted, once."""
        empty: Json = {"took_ms": None, "stored": None, "changes": []}
        return self._kept.pop(str(dig(request, "request", "requestId")), empty)


class Journal:
    """All exchanges of a household as the page is told of them."""

    def __init__(self, asides: Asides) -> None:
        """Take what is known beside them."""
        self._asides = asides
        self.entries: list[Json] = []
        self._count = 0

    def add(self, exchange: Exchange, device: str) -> Json:
        """Write an exchange down, and return the entry."""
        self._count += 1
        aside = self._asides.take(exchange.request)
        breaches = [*exchange.breaches, *lateness(aside["took_ms"] or 0)]
        entry = {
            "number": self._count,
            "device": device,
            "type": exchange.type,
            "intent": dig(exchange.request, "request", "intent", "name"),
            "at": dig(exchange.request, "request", "timestamp"),
            "request": exchange.request,
            "response": exchange.response,
            "spoken": exchange.spoken,
            "amazon": exchange.amazon or exchange.asked_again,
            "breaches": [{"rule": one.rule, "message": one.message, "hard": one.is_hard} for one in breaches],
            **aside,
        }
        self.entries = [*self.entries[1 - MOST :], entry]
        return entry
