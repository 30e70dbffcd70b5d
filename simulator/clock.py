"""A clock that moves only when it is told to, so that a test can pass a day of training in a moment."""

from dataclasses import dataclass

from skill.adapters.clock import local_day, local_minute
from skill.domain.ground.units import EpochMs

REFERENCE_MS = 1_795_420_800_000
"""Monday, 2026-11-23, 08:00 UTC: when conversations that are saved as tests begin, and the day from
which the dates of the labelled utterances are counted."""


@dataclass(slots=True)
class VirtualClock:
    """The time on a simulated device; the skill may share the clock."""

    now: int
    """Milliseconds since 1970, UTC."""

    def now_ms(self) -> EpochMs:
        """Return the present time."""
        return EpochMs(self.now)

    def day(self, now: EpochMs, zone: str) -> str:
        """Return the date at a time in a time zone."""
        return local_day(now, zone)

    def minute(self, now: EpochMs, zone: str) -> int:
        """Return how many minutes of the day have passed at a time in a time zone."""
        return local_minute(now, zone)

    def move_to(self, moment: int) -> None:
        """Set the clock to a time, in milliseconds since 1970.

        Raises:
            ValueError: the time is earlier than the present one.
        """
        if moment < self.now:
            raise ValueError(f"time does not run backwards: {self.now} to {moment}")
        self.now = moment
