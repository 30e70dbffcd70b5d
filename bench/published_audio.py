"""What is published before anybody asks for it, counted from the library."""

from dataclasses import dataclass
from functools import cache

MINUTE_MS = 60_000


@dataclass(frozen=True, slots=True)
class Published:
    """So much audio."""

    files: int
    minutes: float
    gigabytes: float


@cache
def published_ahead() -> Published:
    """Count it, as `python -m studio addresses --ahead` does; it takes some seconds."""
    from studio.addresses.enumeration import every_address
    from studio.addresses.kinds import AHEAD
    from studio.commands.checked_library import faultless_library

    found = list(every_address(faultless_library(), AHEAD))
    return Published(
        len(found), sum(one.duration_ms for one in found) / MINUTE_MS, sum(one.size for one in found) / 1e9
    )
