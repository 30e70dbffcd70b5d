"""The person's own day: which time zone their devices are in.

A zone is a device's. It is asked for when an answer first depends on the day, and kept; again only after
a month, for an Echo may move house, or after a day if nobody could tell.
"""

from skill.domain.ground.records import record
from skill.domain.ground.units import DAY_MS, EpochMs

ASK_AGAIN_MS = 30 * DAY_MS


@record
class Zone:
    """What a device's settings said, and when."""

    device: str
    """An opaque key."""
    name: str
    """`Europe/Berlin`; empty if nobody could tell."""
    asked: EpochMs

    def is_fresh(self, now: EpochMs) -> bool:
        """True if it need not be asked again."""
        return now - self.asked < (ASK_AGAIN_MS if self.name else DAY_MS)


def zone_of(zones: tuple[Zone, ...], device: str) -> str:
    """Return the zone of a device, else the one last learnt of any; empty if none is known."""
    own = next((one.name for one in zones if one.device == device and one.name), "")
    return own or next((one.name for one in reversed(zones) if one.name), "")
