"""The time zone of each device, as rows of values."""

from typing import Any

from skill.domain.ground.units import EpochMs
from skill.domain.listener.time_zones import Zone


def to_record(zone: Zone) -> list[Any]:
    """Return a zone's record."""
    return [zone.device, zone.name, zone.asked]


def from_record(row: list[Any]) -> Zone:
    """Return the zone of a record."""
    device, name, asked = row
    return Zone(str(device), str(name), EpochMs(int(asked)))
