"""Reminders as Alexa's API keeps them: which are valid, when each is due, and when it is over."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta, timezone
from zoneinfo import ZoneInfo

from simulator.errors import SimulatorError
from simulator.protocol.json_access import Json, dig, is_whole, rows
from simulator.protocol.output_speech import text_of

DAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
PARTS = {"FREQ", "BYDAY", "BYHOUR", "BYMINUTE", "BYSECOND", "INTERVAL", "BYMONTHDAY"}
HORIZON_DAYS = 366
"""How many days ahead the next due time is searched for."""


class InvalidReminder(SimulatorError):
    """A reminder is refused; holds the error code of Amazon's API and a message."""

    def __init__(self, code: str, message: str) -> None:
        super().__init__(message)
        self.code = code


@dataclass(frozen=True, slots=True)
class Recurrence:
    """A recurrence rule: on these days of the week, at this local time."""

    days: frozenset[str]
    hour: int
    minute: int


@dataclass(slots=True)
class Reminder:
    """A reminder that was created."""

    token: str
    body: Json
    created: int
    """Milliseconds since 1970."""
    updated: int
    version: int = 1

    @property
    def text(self) -> str:
        """What Alexa says when the reminder is due, in the first locale of its content."""
        first = dig(self.body, "alertInfo", "spokenInfo", "content")[0]
        return str(dig(first, "text") or text_of({"type": "SSML", "ssml": dig(first, "ssml")}))

    def next_at(self, now: int) -> int | None:
        """Return when the reminder is due next, in milliseconds since 1970; None if it is over."""
        return next_at(self.body, self.updated, now)

    def as_json(self, now: int) -> Json:
        """Return the reminder as `GET` returns it."""
        told = {
            key: self.body[key] for key in ("trigger", "alertInfo", "pushNotification") if key in self.body
        }
        return self.head(now) | told

    def head(self, now: int) -> Json:
        """Return the response to `POST` and `PUT`, without `href`."""
        return {
            "alertToken": self.token,
            "createdTime": _stamp(self.created),
            "updatedTime": _stamp(self.updated),
            "status": "COMPLETED" if self.next_at(now) is None else "ON",
            "version": str(self.version),
        }


def check_reminder(body: Json, now: int) -> None:
    """Check a reminder that a skill wants to create.

    Raises:
        InvalidReminder: Amazon's API would refuse it.
    """
    content = rows(dig(body, "alertInfo", "spokenInfo", "content"))
    if not content or not all(
        dig(one, "locale") and (dig(one, "text") or dig(one, "ssml")) for one in content
    ):
        raise InvalidReminder("INVALID_ALERT_INFO", "spokenInfo must have content with a locale and a text")
    if _local(dig(body, "requestTime")) is None:
        raise InvalidReminder("INVALID_REQUEST_TIME_FORMAT", "requestTime is no time")
    trigger = dig(body, "trigger")
    match dig(trigger, "type"):
        case "SCHEDULED_RELATIVE":
            offset = dig(trigger, "offsetInSeconds")
            if not is_whole(offset) or offset < 1:
                raise InvalidReminder(
                    "INVALID_TRIGGER_OFFSET", "offsetInSeconds must be a whole number above 0"
                )
        case "SCHEDULED_ABSOLUTE":
            _check_absolute(trigger)
        case other:
            raise InvalidReminder("INVALID_TRIGGER", f"no trigger is of type {other!r}")
    if next_at(body, now, now) is None:
        raise InvalidReminder("TRIGGER_SCHEDULED_TIME_IN_PAST", "the time has passed")


def _check_absolute(trigger: Json) -> None:
    if dig(trigger, "timeZoneId") is not None and _zone(trigger) is None:
        raise InvalidReminder("INVALID_TIME_ZONE_ID", "timeZoneId is no time zone")
    recurrence = dig(trigger, "recurrence")
    if recurrence is None and _local(dig(trigger, "scheduledTime")) is None:
        raise InvalidReminder("INVALID_TRIGGER_SCHEDULED_TIME", "scheduledTime is no local time")
    for key in ("startDateTime", "endDateTime"):
        if dig(recurrence, key) is not None and _local(dig(recurrence, key)) is None:
            raise InvalidReminder("INVALID_TRIGGER_RECURRENCE", f"{key} is no local time")
    if recurrence is not None and not _rules(trigger):
        raise InvalidReminder("INVALID_TRIGGER_RECURRENCE", "recurrence has no rule")


def next_at(body: Json, since: int, now: int) -> int | None:
    """Return when a reminder is due next.

    Args:
        body: the reminder as the skill sent it.
        since: when it was created or changed, from which a relative trigger counts.
        now: the due time must be later than this; all times are in milliseconds since 1970.

    Returns:
        The due time; None if there is none any more.
    """
    trigger = dig(body, "trigger")
    if dig(trigger, "type") == "SCHEDULED_RELATIVE":
        due = since + int(dig(trigger, "offsetInSeconds")) * 1_000
        return due if due > now else None
    zone = _zone(trigger) or UTC
    recurrence = dig(trigger, "recurrence")
    if recurrence is None:
        local = _local(dig(trigger, "scheduledTime"))
        due = _at(local, zone) if local else 0
        return due if due > now else None
    begins, ends = (_local(dig(recurrence, key)) for key in ("startDateTime", "endDateTime"))
    first = max(now + 1, _at(begins, zone) if begins else 0)
    last = _at(ends, zone) if ends else None
    found = min((one for rule in _rules(trigger) for one in _times(rule, first, zone)), default=None)
    return None if found is None or (last is not None and found > last) else found


def _times(rule: Recurrence, first: int, zone: ZoneInfo | timezone) -> Iterator[int]:
    begins = datetime.fromtimestamp(first / 1000, zone).replace(tzinfo=None)
    for ahead in range(HORIZON_DAYS):
        day = begins.replace(hour=rule.hour, minute=rule.minute, second=0, microsecond=0) + timedelta(ahead)
        due = _at(day, zone)
        if DAYS[day.weekday()] in rule.days and due >= first:
            yield due
            return


def _rules(trigger: Json) -> list[Recurrence]:
    recurrence = dig(trigger, "recurrence", default={})
    told = rows(dig(recurrence, "recurrenceRules"))
    if told:
        return [_rule(str(one)) for one in told]
    if dig(recurrence, "freq") not in {"DAILY", "WEEKLY"}:
        return []
    local = _local(dig(trigger, "scheduledTime"))
    days = DAYS if dig(recurrence, "freq") == "DAILY" else rows(dig(recurrence, "byDay"))
    return [Recurrence(frozenset(days), local.hour, local.minute)] if local and days else []


def _rule(text: str) -> Recurrence:
    """Return one parsed recurrenceRule; rules by day of the month are not supported, and are refused."""
    parts = dict(re.findall(r"([A-Z]+)=([^;]*);?", text))
    if (
        parts.keys() - PARTS
        or parts.get("INTERVAL", "1") != "1"
        or parts.get("FREQ") not in {"DAILY", "WEEKLY"}
    ):
        raise InvalidReminder("INVALID_TRIGGER_RECURRENCE", f"the rule {text!r} cannot be kept")
    days = parts["BYDAY"].split(",") if "BYDAY" in parts else list(DAYS)
    hour, minute = parts.get("BYHOUR", "?"), parts.get("BYMINUTE", "0")
    is_time = hour.isdecimal() and minute.isdecimal() and int(hour) < 24 and int(minute) < 60
    if set(days) - set(DAYS) or not is_time or (parts["FREQ"] == "WEEKLY" and "BYDAY" not in parts):
        raise InvalidReminder("INVALID_TRIGGER_RECURRENCE", f"the rule {text!r} cannot be kept")
    return Recurrence(frozenset(days), int(hour), int(minute))


def _zone(trigger: Json) -> ZoneInfo | None:
    name = dig(trigger, "timeZoneId")
    try:
        return ZoneInfo(name) if isinstance(name, str) else None
    except (OSError, ValueError, KeyError):
        return None


def _local(text: object) -> datetime | None:
    try:
        found = datetime.fromisoformat(text) if isinstance(text, str) else None
    except ValueError:
        return None
    return found.replace(tzinfo=None) if found else None


def _at(local: datetime, zone: ZoneInfo | timezone) -> int:
    return round(local.replace(tzinfo=zone).timestamp() * 1000)


def _stamp(moment: int) -> str:
    return datetime.fromtimestamp(moment / 1000, UTC).strftime("%Y-%m-%dT%H:%M:%S.000Z")
