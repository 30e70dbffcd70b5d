"""The time zones of a person's devices, from which the person's own date follows.

Alexa is asked for a device's time zone when a response first depends on the date, and again after 30 days, as
an Echo may move, or after a day if Alexa could not tell.
"""

from skill.domain.ground.records import record
from skill.domain.ground.units import DAY_MS, EpochMs

ASK_AGAIN_MS = 30 * DAY_MS


@record
class Zone:
    """The time zone of a device, and when Alexa was asked for it."""

    device: str
    """The opaque key of the device."""
    name: str
    """An IANA name such as `Europe/Berlin`; empty if Alexa could not tell."""
    asked: EpochMs

    def is_fresh(self, now: EpochMs) -> bool:
        """True if Alexa need not be asked again."""
        return now - self.asked < (ASK_AGAIN_MS if self.name else DAY_MS)


def zone_of(zones: tuple[Zone, ...], device: str) -> str:
    """Return the IANA zone of a device, else the zone last learnt of any device; empty if none is known."""
    own = next((one.name for one in zones if one.device == device and one.name), "")
    return own or next((one.name for one in reversed(zones) if one.name), "")
