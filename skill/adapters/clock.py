"""The machine's clock, and the calendar day of a moment in a time zone."""

import logging
import time
from datetime import UTC, datetime

from skill.adapters.zone_names import zone_of
from skill.domain.ground.units import EpochMs

log = logging.getLogger("audio_trainer")


class SystemClock:
    """The machine's clock."""

    def now_ms(self) -> EpochMs:
        """Return the present moment."""
        return EpochMs(time.time_ns() // 1_000_000)

    def day(self, now: EpochMs, zone: str) -> str:
        """Return the date of a moment in a time zone; see the port."""
        return local_day(now, zone)

    def minute(self, now: EpochMs, zone: str) -> int:
        """Return how many minutes a moment is past midnight in a time zone; see the port."""
        return local_minute(now, zone)


def local_day(now: EpochMs, zone: str) -> str:
    """Return the date of a moment in a time zone; in UTC if there is no such zone."""
    return _local(now, zone).date().isoformat()


def local_minute(now: EpochMs, zone: str) -> int:
    """Return how many minutes a moment is past midnight in a time zone; in UTC if there is no such zone."""
    moment = _local(now, zone)
    return moment.hour * 60 + moment.minute


def _local(now: EpochMs, zone: str) -> datetime:
    moment = datetime.fromtimestamp(now / 1000, UTC)
    if zone:
        found = zone_of(zone)
        if found is None:
            log.warning("no time zone %.40r", zone)
        else:
            moment = moment.astimezone(found)
    return moment
