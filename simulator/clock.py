"""A clock that only moves when told: a day of training passes in a test within a moment."""

from dataclasses import dataclass

from skill.adapters.clock import local_day, local_minute
from skill.domain.ground.units import EpochMs


@dataclass(slots=True)
class VirtualClock:
    """The time on the device, which the skill may share."""

    now: int
    """Milliseconds since 1970, UTC."""

    def now_ms(self) -> EpochMs:
        """Return the present moment."""
        return EpochMs(self.now)

    def day(self, now: EpochMs, zone: str) -> str:
        """Return the date of a moment in a time zone."""
        return local_day(now, zone)

    def minute(self, now: EpochMs, zone: str) -> int:
        """Return how old the day is in a time zone."""
        return local_minute(now, zone)

    def move_to(self, moment: int) -> None:
        """Set the clock to a moment.

        Raises:
            ValueError: the moment has passed.
        """
        if moment < self.now:
            raise ValueError(f"time does not run backwards: {self.now} to {moment}")
        self.now = moment
