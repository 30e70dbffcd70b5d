"""The listener as JSON with a version of the format; strict when read, so that nothing is lost.

A record that cannot be understood is never "repaired" into an empty listener: the next save would
erase somebody's place. Each part of a listener has a module here that writes and reads it; records are small,
because all of a record is read in every turn.
"""

import json
from typing import Any

from skill.adapters.listener_record import lines, plans, premium, profile, progress, queues, tips, zones
from skill.adapters.listener_record.compression import compressed, decompressed
from skill.adapters.listener_record.migrations import MIGRATIONS
from skill.domain.library.contents import SourceKind
from skill.domain.listener.levels import MoveLevels
from skill.domain.listener.listener import Listener, Spoken
from skill.ports import StoreUnreadable

FORM = 3
"""The version of the format; a record of a newer form is refused, an older one is migrated."""


def to_record(listener: Listener) -> str:
    """Return the listener as compact JSON, compressed where it is long."""
    record = {
        "safety_told": listener.safety_told,
        "workout": queues.to_record(listener.workout),
        "playlist": queues.to_record(listener.playlist),
        "latest": listener.latest,
        "elsewhere": [queues.displaced_to_record(one) for one in listener.elsewhere],
        "tips": tips.to_record(listener.tips),
        "moves": listener.moves.levels,
        "spoken": listener.spoken.times,
        "last_reply": [lines.to_record(one) for one in listener.last_reply],
        "zones": [zones.to_record(one) for one in listener.zones],
        "plan": plans.to_record(listener.plan),
        "plans_done": listener.plans_done,
        "profile": profile.to_record(listener.profile),
        "reminders": listener.reminders,
        "premium": premium.to_record(listener.premium),
        "progress": progress.to_record(listener.diary, listener.aims),
    }
    filled = {"form": FORM} | {name: value for name, value in record.items() if value}
    return compressed(json.dumps(filled, separators=(",", ":"), ensure_ascii=False))


def from_record(key: str, version: int, text: str) -> Listener:
    """Return the listener of a record.

    Raises:
        StoreUnreadable: it is no JSON, lacks a field, holds a value of a wrong type, or is of a newer form.
    """
    try:
        return _listener(key, version, _current(json.loads(decompressed(text))))
    except (ValueError, KeyError, TypeError, AttributeError, IndexError, OverflowError) as error:
        raise StoreUnreadable(f"listener cannot be read: {error!r}") from error


def _current(record: dict[str, Any]) -> dict[str, Any]:
    """Return the record in the present form."""
    while record["form"] != FORM:
        migrated = MIGRATIONS.get(record["form"])
        if migrated is None:
            raise StoreUnreadable(f"listener of form {record['form']!r}, we know {FORM}")
        record = migrated(record)
    return record


def _listener(key: str, version: int, record: dict[str, Any]) -> Listener:
    return Listener(
        key=key,
        version=version,
        safety_told=bool(record.get("safety_told")),
        workout=queues.from_record(record.get("workout")),
        playlist=queues.from_record(record.get("playlist")),
        latest=SourceKind(record["latest"]) if record.get("latest") else None,
        elsewhere=tuple(queues.displaced_from_record(one) for one in record.get("elsewhere", ())),
        tips=tips.from_record(record.get("tips", {})),
        moves=MoveLevels(tuple((str(own), str(move)) for own, move in record.get("moves", ()))),
        spoken=Spoken(tuple((str(line), int(count)) for line, count in record.get("spoken", ()))),
        last_reply=tuple(lines.from_record(one) for one in record.get("last_reply", ())),
        zones=tuple(zones.from_record(row) for row in record.get("zones", ())),
        plan=plans.from_record(record.get("plan")),
        plans_done=tuple(str(one) for one in record.get("plans_done", ())),
        profile=profile.from_record(record.get("profile")),
        reminders=tuple(str(one) for one in record.get("reminders", ())),
        premium=premium.from_record(record.get("premium")),
        **progress.from_record(record.get("progress")),
    )
