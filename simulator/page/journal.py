"""The journal: each request and response, with the broken rules, the time and the changes in the store."""

from collections.abc import Callable
from dataclasses import asdict, dataclass, field

from simulator.device.exchange import Exchange
from simulator.page.watched_store import changes
from simulator.protocol.json_access import Json, dig
from simulator.rules.latency import lateness

MOST = 120
"""How many entries are kept for a page that is opened later."""


@dataclass(slots=True)
class RequestNotes:
    """For each request its response time and what it changed in the store, by the request's id."""

    held: Callable[[], Json | None]
    """Returns what the store holds of the listener; None if the store cannot be seen."""
    _before: Json | None = None
    _kept: dict[str, Json] = field(default_factory=dict)

    def note(self, request: Json, took_ms: int) -> None:
        """Note a request that has just been answered, and its response time in milliseconds."""
        after = self.held()
        found = [] if self._before is None else [asdict(one) for one in changes(self._before, after)]
        self._before = after
        aside = {"took_ms": took_ms, "stored": after, "changes": found}
        self._kept[str(dig(request, "request", "requestId"))] = aside

    def take(self, request: Json | None) -> Json:
        """Remove and return what was noted for a request."""
        empty: Json = {"took_ms": None, "stored": None, "changes": []}
        return self._kept.pop(str(dig(request, "request", "requestId")), empty)


class Journal:
    """All exchanges of a household, as JSON for the page."""

    def __init__(self, notes: RequestNotes) -> None:
        """Take the notes that are merged into the entries."""
        self._notes = notes
        self.entries: list[Json] = []
        self._count = 0

    def add(self, exchange: Exchange, device: str) -> Json:
        """Add an exchange, and return its entry."""
        self._count += 1
        aside = self._notes.take(exchange.request)
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
            "breaches": [one.as_json() for one in breaches],
            **aside,
        }
        self.entries = [*self.entries[1 - MOST :], entry]
        return entry
