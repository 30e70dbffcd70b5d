"""The listener as JSON, with the version of its own form; strict when read, so that nothing is lost.

A record that cannot be understood is never "repaired" into an empty listener: the next save would
wipe somebody's place.
"""

import json
from typing import Any

from skill.adapters.record import lines, own, progress, queues, tips
from skill.adapters.record.older import OLDER
from skill.adapters.record.packing import packed, unpacked
from skill.domain.library.contents import SourceKind
from skill.domain.listener.levels import MoveLevels
from skill.domain.listener.listener import Listener, Spoken
from skill.ports import StoreUnreadable

FORM = 3
"""The version of this form; a newer one is refused, an older one is brought up to date."""


def to_record(listener: Listener) -> str:
    """Return the listener as compact JSON, compressed where that is long."""
    record = {
        "safety_told": listener.safety_told,
        "workout": queues.to_record(listener.workout),
        "playlist": queues.to_record(listener.playlist),
        "latest": listener.latest,
        "tips": tips.to_record(listener.tips),
        "moves": listener.moves.levels,
        "spoken": listener.spoken.times,
        "last_reply": [lines.to_record(one) for one in listener.last_reply],
        "zones": [own.zone_record(one) for one in listener.zones],
        "plan": own.plan_record(listener.plan),
        "plans_done": listener.plans_done,
        "profile": own.profile_record(listener.profile),
        "reminders": listener.reminders,
        "premium": own.premium_record(listener.premium),
        "progress": progress.to_record(listener.diary, listener.aims),
    }
    filled = {"form": FORM} | {name: value for name, value in record.items() if value}
    return packed(json.dumps(filled, separators=(",", ":"), ensure_ascii=False))


def from_record(key: str, version: int, text: str) -> Listener:
    """Return the listener of a record.

    Raises:
        StoreUnreadable: it is no JSON, lacks a field, holds a wrong type, or is of a newer form.
    """
    try:
        return _listener(key, version, _current(json.loads(unpacked(text))))
    except (ValueError, KeyError, TypeError, AttributeError, IndexError, OverflowError) as error:
        raise StoreUnreadable(f"listener cannot be read: {error!r}") from error


def _current(record: dict[str, Any]) -> dict[str, Any]:
    """Return the record in the present form."""
    while record["form"] != FORM:
        older = OLDER.get(record["form"])
        if older is None:
            raise StoreUnreadable(f"listener of form {record['form']!r}, we know {FORM}")
        record = older(record)
    return record


def _listener(key: str, version: int, record: dict[str, Any]) -> Listener:
    return Listener(
        key=key,
        version=version,
        safety_told=bool(record.get("safety_told")),
        workout=queues.from_record(record.get("workout")),
        playlist=queues.from_record(record.get("playlist")),
        latest=SourceKind(record["latest"]) if record.get("latest") else None,
        tips=tips.from_record(record.get("tips", {})),
        moves=MoveLevels(tuple((str(own), str(move)) for own, move in record.get("moves", ()))),
        spoken=Spoken(tuple((str(line), int(count)) for line, count in record.get("spoken", ()))),
        last_reply=tuple(lines.from_record(one) for one in record.get("last_reply", ())),
        zones=tuple(own.zone(row) for row in record.get("zones", ())),
        plan=own.plan(record.get("plan")),
        plans_done=tuple(str(one) for one in record.get("plans_done", ())),
        profile=own.profile(record.get("profile")),
        reminders=tuple(str(one) for one in record.get("reminders", ())),
        premium=own.premium(record.get("premium")),
        **progress.from_record(record.get("progress")),
    )
