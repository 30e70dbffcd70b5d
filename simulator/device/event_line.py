"""The connection from the device to the skill, on which events may be late, doubled, reordered or lost."""

import random
from collections.abc import Iterator

from simulator.device.faults import Faults
from simulator.protocol.player_events import PlayerEvent


class EventLine:
    """The events that the device has sent and that have not arrived yet."""

    def __init__(self) -> None:
        self._waiting: list[tuple[int, int, PlayerEvent]] = []
        self._count = 0

    def put(self, event: PlayerEvent, faults: Faults) -> None:
        """Send an event; the faults decide when, how often and whether it arrives."""
        if event.kind in faults.dropped:
            return
        for _ in range(2 if event.kind in faults.doubled else 1):
            self._count += 1
            chance = random.Random(f"{faults.seed}:{self._count}")  # noqa: S311 - it must repeat
            late = faults.delay_ms.get(event.kind, 0) + chance.randint(0, faults.jitter_ms)
            self._waiting.append((event.at + late, self._count, event))
        self._waiting.sort(key=lambda one: one[:2])

    def next_at(self) -> int | None:
        """Return when the next event arrives, in milliseconds since 1970; None if there is none."""
        return self._waiting[0][0] if self._waiting else None

    def arrived(self, now: int) -> Iterator[PlayerEvent]:
        """Remove and yield the events that have arrived by now, in order."""
        while self._waiting and self._waiting[0][0] <= now:
            yield self._waiting.pop(0)[2]

    def cut(self) -> None:
        """Lose all events that have not arrived."""
        self._waiting.clear()
