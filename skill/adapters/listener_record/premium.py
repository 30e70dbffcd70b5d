"""What is remembered about premium, without the fields that are empty."""

from typing import Any

from skill.adapters.listener_record import queues
from skill.domain.ground.units import EpochMs
from skill.domain.listener.premium import PremiumMemory

FIELDS = frozenset({"seen_at", "seen_on", "declined_at", "mentioned_at", "wanted"})


def to_record(kept: PremiumMemory) -> dict[str, Any] | None:
    """Return the memory's record; None if nothing is remembered."""
    record = {
        "seen_at": kept.seen_at,
        "seen_on": kept.seen_on,
        "declined_at": kept.declined_at,
        "mentioned_at": kept.mentioned_at,
        "wanted": queues.to_record(kept.wanted),
    }
    return {name: value for name, value in record.items() if value is not None and value != ""} or None


def from_record(record: dict[str, Any] | None) -> PremiumMemory:
    """Return the memory of a record."""
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
