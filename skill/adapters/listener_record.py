"""The listener as JSON, with the version of its own form; strict when read, so that nothing is lost.

A record that cannot be understood is never "repaired" into an empty listener: the next save would
wipe somebody's place.
"""

import json
from dataclasses import asdict, astuple
from typing import Any

from skill.adapters import progress_record as progress
from skill.adapters.queue_record import moment, queue_from, queue_record
from skill.domain.library import SourceKind
from skill.domain.listener import Listener, Reading, TipMemory
from skill.domain.outcome import Count, Length, Line, Several, Text, Value, Words
from skill.domain.person.profile import Profile
from skill.domain.plans.place import PlanPlace
from skill.domain.premium.memory import NO_MEMORY, PremiumMemory
from skill.domain.units import EpochMs
from skill.domain.zones import Zone
from skill.ports import StoreUnreadable

FORM = 2
"""The version of this form; a newer one is refused, an older one would be brought up to date here."""


def to_record(listener: Listener) -> str:
    """Return the listener as compact JSON."""
    record = {
        "form": FORM,
        "safety_told": listener.safety_told,
        "workout": queue_record(listener.workout),
        "playlist": queue_record(listener.playlist),
        "latest": listener.latest,
        "tips": _tips_record(listener.tips),
        "last_reply": [_line_record(one) for one in listener.last_reply],
        "zones": [[one.device, one.name, one.asked] for one in listener.zones],
        "plan": listener.plan and list(astuple(listener.plan)),
        "plans_done": listener.plans_done,
        "profile": _profile_record(listener.profile),
        "premium": _premium_record(listener.premium),
        "progress": progress.to_record(listener.diary, listener.aims),
    }
    return json.dumps(record, separators=(",", ":"), ensure_ascii=False)


def from_record(key: str, version: int, text: str) -> Listener:
    """Return the listener of a record.

    Raises:
        StoreUnreadable: it is no JSON, lacks a field, holds a wrong type, or is of a newer form.
    """
    try:
        record = json.loads(text)
        if record["form"] != FORM:
            raise StoreUnreadable(f"listener of form {record['form']!r}, we know {FORM}")
        return Listener(
            key=key,
            version=version,
            safety_told=bool(record["safety_told"]),
            workout=queue_from(record["workout"]),
            playlist=queue_from(record["playlist"]),
            latest=SourceKind(record["latest"]) if record["latest"] else None,
            tips=_tips(record["tips"]),
            last_reply=tuple(_line(one) for one in record["last_reply"]),
            zones=tuple(_zone(row) for row in record.get("zones", ())),
            plan=_plan(record.get("plan")),
            plans_done=tuple(str(one) for one in record.get("plans_done", ())),
            profile=_profile(record.get("profile")),
            premium=_premium(record.get("premium")),
            **progress.from_record(record.get("progress")),
        )
    except (ValueError, KeyError, TypeError, AttributeError, IndexError) as error:
        raise StoreUnreadable(f"listener cannot be read: {error!r}") from error


def _tips_record(tips: TipMemory) -> dict[str, Any]:
    reading = tips.reading
    return {
        "heard": tips.heard,
        "last": tips.last,
        "topic": tips.topic,
        "today": tips.today,
        "today_is": tips.today_is,
        "reading": reading and [reading.article, reading.next_section],
    }


def _tips(record: dict[str, Any]) -> TipMemory:
    reading = record["reading"]
    return TipMemory(
        heard=tuple(str(one) for one in record["heard"]),
        last=record["last"],
        topic=record["topic"],
        today=record["today"],
        today_is=str(record["today_is"]),
        reading=Reading(str(reading[0]), int(reading[1])) if reading else None,
    )


def _plan(row: list[Any] | None) -> PlanPlace | None:
    if row is None:
        return None
    plan, started, due, after, ahead, credited, level, easy = row
    return PlanPlace(
        str(plan), str(started), str(due), int(after), tuple(int(one) for one in ahead), str(credited),
        int(level), int(easy),
    )  # fmt: skip


def _profile_record(profile: Profile) -> dict[str, Any]:
    """Return what was said of the profile; what was not said takes no room."""
    return {name: value for name, value in asdict(profile).items() if value or value == ()}


def _profile(record: dict[str, Any] | None) -> Profile:
    rows: dict[str, Any] = {
        name: tuple(v) if isinstance(v, list) else v for name, v in (record or {}).items()
    }
    return Profile(**rows)


def _premium_record(kept: PremiumMemory) -> dict[str, Any] | None:
    if kept == NO_MEMORY:
        return None
    return {
        "seen_at": kept.seen_at,
        "seen_on": kept.seen_on,
        "declined_at": kept.declined_at,
        "mentioned_at": kept.mentioned_at,
        "wanted": queue_record(kept.wanted),
    }


def _premium(record: dict[str, Any] | None) -> PremiumMemory:
    if record is None:
        return NO_MEMORY
    return PremiumMemory(
        seen_at=moment(record["seen_at"]),
        seen_on=str(record["seen_on"]),
        declined_at=moment(record["declined_at"]),
        mentioned_at=moment(record["mentioned_at"]),
        wanted=queue_from(record["wanted"]),
    )


def _zone(row: list[Any]) -> Zone:
    device, name, asked = row
    return Zone(str(device), str(name), EpochMs(int(asked)))


def _line_record(one: Line) -> list[Any]:
    return [one.key, {name: _value_record(value) for name, value in one.values}]


def _line(record: list[Any]) -> Line:
    key, values = record
    return Line(str(key), tuple((name, _value(value)) for name, value in values.items()))


def _value_record(value: Value) -> Any:
    if isinstance(value, Length):
        return {"length": value.ms}
    if isinstance(value, Count):
        return {"count": [value.of, value.count]}
    if isinstance(value, Words):
        return {"words": [value.vocabulary, *value.ids]}
    if isinstance(value, Text):
        return {"text": [value.of, value.id, value.part]}
    if isinstance(value, Several):
        return {"several": [_line_record(one) for one in value.lines]}
    return value


def _value(record: Any) -> Value:
    if not isinstance(record, dict):
        if isinstance(record, str | int):
            return record
        raise StoreUnreadable(f"a line's value is {record!r}")
    ((kind, inside),) = record.items()
    if kind == "length":
        return Length(int(inside))
    if kind == "count":
        return Count(str(inside[0]), int(inside[1]))
    if kind == "words":
        return Words(str(inside[0]), tuple(str(one) for one in inside[1:]))
    if kind == "text":
        return Text(*(str(one) for one in inside))
    if kind == "several":
        return Several(tuple(_line(one) for one in inside))
    raise StoreUnreadable(f"a line's value is of kind {kind!r}")
