"""What happens in the player, and the line over which the skill hears of it, sooner or later."""

import random
from collections.abc import Iterator
from dataclasses import dataclass

from simulator.faults import Faults

STARTED = "PlaybackStarted"
NEARLY_FINISHED = "PlaybackNearlyFinished"
FINISHED = "PlaybackFinished"
STOPPED = "PlaybackStopped"
FAILED = "PlaybackFailed"


@dataclass(frozen=True, slots=True)
class Playing:
    """What a player holds at one moment."""

    token: str
    offset_ms: int
    activity: str


@dataclass(frozen=True, slots=True)
class Happening:
    """One thing that happened in the player."""

    kind: str
    token: str
    offset_ms: int
    at: int
    """When it happened, in milliseconds since 1970."""
    meanwhile: Playing | None = None
    """PlaybackFailed only: what the player held when it happened."""
    error: str = ""
    """PlaybackFailed only: the type of the error."""


class Line:
    """The way from the device to the skill, where events get late, doubled, swapped and lost."""

    def __init__(self) -> None:
        self._waiting: list[tuple[int, int, Happening]] = []
        self._count = 0

    def put(self, happening: Happening, faults: Faults) -> None:
        """Send what happened on its way."""
        if happening.kind in faults.dropped:
            return
        for _ in range(2 if happening.kind in faults.doubled else 1):
            self._count += 1
            chance = random.Random(f"{faults.seed}:{self._count}")  # noqa: S311 - it must repeat
            late = faults.delay_ms.get(happening.kind, 0) + chance.randint(0, faults.jitter_ms)
            self._waiting.append((happening.at + late, self._count, happening))
        self._waiting.sort(key=lambda one: one[:2])

    def next_at(self) -> int | None:
        """Return when the next event arrives; None if none is on its way."""
        return self._waiting[0][0] if self._waiting else None

    def arrived(self, now: int) -> Iterator[Happening]:
        """Take what has arrived by now, one by one."""
        while self._waiting and self._waiting[0][0] <= now:
            yield self._waiting.pop(0)[2]

    def cut(self) -> None:
        """Lose all that is on its way."""
        self._waiting.clear()
