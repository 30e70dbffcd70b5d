"""The listener as JSON with a version of the format; strict when read, so that nothing is lost.

What a later release added is kept and written back (`unknown`), so that a roll-back locks nobody out.

A record that cannot be understood is never "repaired" into an empty listener: the next save would
erase somebody's place. Each part of a listener has a module here that writes and reads it; records are small,
because all of a record is read in every turn.
"""

import json
from typing import Any

from skill.adapters.listener_record import lines, plans, premium, profile, progress, queues, tips, zones
from skill.adapters.listener_record.compression import compressed, decompressed
from skill.adapters.listener_record.migrations import MIGRATIONS
from skill.adapters.listener_record.unknown import refuse_too_new, unknown_in, unread_parts, with_unknown
from skill.domain.library.contents import SourceKind
from skill.domain.listener.levels import MoveLevels
from skill.domain.listener.listener import Listener, Spoken
from skill.ports import StoreUnreadable

FORM = 3
"""The version of the format that is written. An older one is migrated; of the next one all is read that is
known here, as docs/storage.md says; one further on is refused unless it says that we may read it."""

KNOWN: dict[str, frozenset[str]] = {
    **dict.fromkeys(
        (
            "safety_told", "latest", "elsewhere", "moves", "spoken", "last_reply", "zones", "plan",
            "plans_done", "reminders",
        ),
        frozenset(),
    ),
    "workout": queues.FIELDS,
    "playlist": queues.FIELDS,
    "tips": tips.FIELDS,
    "profile": profile.FIELDS,
    "premium": premium.FIELDS,
    "progress": progress.FIELDS,
}  # fmt: skip
"""The parts of a record, and the names of the fields in those that have names."""


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
    whole = with_unknown(filled, listener.unknown)
    return compressed(json.dumps(whole, separators=(",", ":"), ensure_ascii=False))


def from_record(key: str, version: int, text: str) -> Listener:
    """Return the listener of a record.

    Raises:
        StoreUnreadable: it is no JSON, lacks a field, holds a value of a wrong type, or is of a form that is
            too new for us.
    """
    try:
        return _read(key, version, json.loads(decompressed(text)))
    except (ValueError, KeyError, TypeError, AttributeError, IndexError, OverflowError) as error:
        raise StoreUnreadable(f"listener cannot be read: {error!r}") from error


def _read(key: str, version: int, record: dict[str, Any]) -> Listener:
    unread: set[str] = set()
    if type(record["form"]) is int and record["form"] > FORM:
        refuse_too_new(record, FORM)
        unread = unread_parts(record, KNOWN.keys(), lambda one: _listener(key, version, one, ""))
    else:
        record = _current(record)
    unknown = unknown_in(record, KNOWN, unread)
    ours = {name: part for name, part in record.items() if name not in unread}
    return _listener(key, version, ours, unknown)


def _current(record: dict[str, Any]) -> dict[str, Any]:
    """Return the record in the present form."""
    while record["form"] != FORM:
        migrated = MIGRATIONS.get(record["form"])
        if migrated is None:
            raise StoreUnreadable(f"listener of form {record['form']!r}, we know {FORM}")
        record = migrated(record)
    return record


def _listener(key: str, version: int, record: dict[str, Any], unknown: str) -> Listener:
    return Listener(
        key=key,
        version=version,
        unknown=unknown,
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
