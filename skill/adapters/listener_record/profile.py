"""The profile: only the answers that the person gave take room."""

from dataclasses import asdict
from typing import Any

from skill.domain.listener.profile import Profile


def to_record(profile: Profile) -> dict[str, Any]:
    """Return a profile's record, without the answers that were not given."""
    said = {name: value for name, value in asdict(profile).items() if value}
    return said | ({"equipment": ()} if profile.equipment == () else {})


def from_record(record: dict[str, Any] | None) -> Profile:
    """Return the profile of a record."""
    rows: dict[str, Any] = {
        name: tuple(v) if isinstance(v, list) else v for name, v in (record or {}).items()
    }
    return Profile(**rows)
