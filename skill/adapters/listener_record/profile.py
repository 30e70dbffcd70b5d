"""The profile: only the answers that the person gave take room."""

from dataclasses import asdict, fields
from typing import Any

from skill.domain.listener.profile import Profile

FIELDS = frozenset(one.name for one in fields(Profile))


def to_record(profile: Profile) -> dict[str, Any]:
    """Return a profile's record, without the answers that were not given."""
    said = {name: value for name, value in asdict(profile).items() if value}
    return said | ({"equipment": ()} if profile.equipment == () else {})


def from_record(record: dict[str, Any] | None) -> Profile:
    """Return the profile of a record."""
    rows: dict[str, Any] = {
        name: tuple(v) if isinstance(v, list) else v for name, v in (record or {}).items() if name in FIELDS
    }
    return Profile(**rows)
