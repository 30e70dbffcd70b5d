"""A clock that only moves when told: a day of training passes in a test within a moment."""

from dataclasses import dataclass

from skill.domain.units import EpochMs


@dataclass(slots=True)
class VirtualClock:
    """The time on the device, which the skill may share."""

    now: int
    """Milliseconds since 1970, UTC."""

    def now_ms(self) -> EpochMs:
        """Return the present moment."""
        return EpochMs(self.now)

    def move_to(self, moment: int) -> None:
        """Set the clock to a moment.

        Raises:
            ValueError: the moment has passed.
        """
        if moment < self.now:
            raise ValueError(f"time does not run backwards: {self.now} to {moment}")
        self.now = moment
