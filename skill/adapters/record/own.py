"""What is one's own: plan, profile, zones."""

from dataclasses import asdict, astuple
from typing import Any

from skill.adapters.record import queues
from skill.domain.ground.units import EpochMs
from skill.domain.listener.plan_place import PlanPlace
from skill.domain.listener.premium import PremiumMemory
from skill.domain.listener.profile import Profile
from skill.domain.listener.time_zones import Zone


def plan_record(place: PlanPlace | None) -> list[Any] | None:
    """Return the record of a place in a plan."""
    return None if place is None else list(astuple(place))


def plan(row: list[Any] | None) -> PlanPlace | None:
    """Return the place in a plan."""
    if row is None:
        return None
    named, started, due, after, ahead, credited, level, easy, *felt_in = row
    return PlanPlace(
        str(named), str(started), str(due), int(after), tuple(int(one) for one in ahead), str(credited),
        int(level), int(easy), *(str(one) for one in felt_in),
    )  # fmt: skip


def profile_record(profile: Profile) -> dict[str, Any]:
    """Return what was said of the profile; what was not said takes no room."""
    said = {name: value for name, value in asdict(profile).items() if value}
    return said | ({"equipment": ()} if profile.equipment == () else {})


def profile(record: dict[str, Any] | None) -> Profile:
    """Return the profile."""
    rows: dict[str, Any] = {
        name: tuple(v) if isinstance(v, list) else v for name, v in (record or {}).items()
    }
    return Profile(**rows)


def zone_record(zone: Zone) -> list[Any]:
    """Return the record of a device's zone."""
    return [zone.device, zone.name, zone.asked]


def zone(row: list[Any]) -> Zone:
    """Return a device's zone."""
    device, name, asked = row
    return Zone(str(device), str(name), EpochMs(int(asked)))


def premium_record(kept: PremiumMemory) -> dict[str, Any] | None:
    """Return what is kept of premium; None if that is nothing."""
    record = {
        "seen_at": kept.seen_at,
        "seen_on": kept.seen_on,
        "declined_at": kept.declined_at,
        "mentioned_at": kept.mentioned_at,
        "wanted": queues.to_record(kept.wanted),
    }
    return {name: value for name, value in record.items() if value is not None and value != ""} or None


def premium(record: dict[str, Any] | None) -> PremiumMemory:
    """Return what was kept of premium."""
    kept = record or {}
    return PremiumMemory(
        seen_at=_moment(kept.get("seen_at")),
        seen_on=str(kept.get("seen_on", "")),
        declined_at=_moment(kept.get("declined_at")),
        mentioned_at=_moment(kept.get("mentioned_at")),
        wanted=queues.from_record(kept.get("wanted")),
    )


def _moment(value: Any) -> EpochMs | None:
    return None if value is None else EpochMs(int(value))
