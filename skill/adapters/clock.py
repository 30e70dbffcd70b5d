"""The real time and real chance."""

import logging
import random
import time
from collections.abc import Sequence
from datetime import UTC, datetime
from typing import TypeVar

from skill.domain.ground.units import EpochMs

T = TypeVar("T")

log = logging.getLogger("audio_trainer")

_LETTERS = "0123456789abcdefghjkmnpqrstvwxyz"


class SystemClock:
    """The machine's clock."""

    def now_ms(self) -> EpochMs:
        """Return the present moment."""
        return EpochMs(time.time_ns() // 1_000_000)

    def day(self, now: EpochMs, zone: str) -> str:
        """Return the date of a moment in a time zone; see the port."""
        return local_day(now, zone)

    def minute(self, now: EpochMs, zone: str) -> int:
        """Return how old the day is in a time zone; see the port."""
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
        from zoneinfo import ZoneInfo, ZoneInfoNotFoundError  # noqa: PLC0415  4 ms of a cold start

        try:
            moment = moment.astimezone(ZoneInfo(zone))
        except (ZoneInfoNotFoundError, ValueError, OSError):
            log.warning("no time zone %.40r", zone)
    return moment


class SystemDice:
    """Chance from the operating system, which a frozen and thawed process does not repeat."""

    def __init__(self) -> None:
        self._random = random.SystemRandom()

    def pick(self, options: Sequence[T]) -> T:
        """Return one of the options."""
        return self._random.choice(options)

    def mixed(self, size: int) -> Sequence[int]:
        """Return the numbers below `size` in a random order."""
        return self._random.sample(range(size), size)

    def play(self) -> str:
        """Return one of 10^12 identities."""
        return "".join(self._random.choices(_LETTERS, k=8))
