"""When simulated reminders come: local time, through daylight saving, and what is refused."""

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest

from simulator.protocol.json_access import Json
from simulator.services.reminders import InvalidReminder, check_reminder, next_at
from simulator.services.rest_api import REMINDERS_PERMISSION, ApiCall, respond
from skill.domain.ground.units import DAY_MS
from tests.simulator.skills import START, make_device

WORDS = {"spokenInfo": {"content": [{"locale": "en-US", "text": "Time to train."}]}}


def weekly(rule: str, zone: str = "America/New_York", **recurrence: str) -> Json:
    """Return a reminder by a rule."""
    inside = {"recurrenceRules": [rule], **recurrence}
    trigger = {"type": "SCHEDULED_ABSOLUTE", "timeZoneId": zone, "recurrence": inside}
    return {"requestTime": "2026-11-23T08:00:00.000", "trigger": trigger, "alertInfo": WORDS}


def once(when: str, zone: str | None = "America/New_York") -> Json:
    """Return a reminder at one local time."""
    trigger = {"type": "SCHEDULED_ABSOLUTE", "scheduledTime": when}
    trigger |= {"timeZoneId": zone} if zone else {}
    return {"requestTime": "2026-11-23T08:00:00.000", "trigger": trigger, "alertInfo": WORDS}


def moment(text: str, zone: str = "America/New_York") -> int:
    """Return a local time in milliseconds since 1970."""
    return round(datetime.fromisoformat(text).replace(tzinfo=ZoneInfo(zone)).timestamp() * 1000)


def times(body: Json, since: int, count: int) -> list[int]:
    """Return when it comes, so many times."""
    found: list[int] = []
    now = since
    for _ in range(count):
        coming = next_at(body, since, now)
        assert coming is not None
        found.append(coming)
        now = coming
    return found


def test_seven_stays_seven_through_daylight_saving() -> None:
    """The clocks go forward on 14 March 2027: the hour on the wall is what was promised."""
    body = weekly("FREQ=WEEKLY;BYDAY=TH,MO;BYHOUR=7;BYMINUTE=0;BYSECOND=0;INTERVAL=1;")
    days = ["2027-03-11T07:00", "2027-03-15T07:00", "2027-03-18T07:00"]
    assert times(body, moment("2027-03-09T12:00"), 3) == [moment(day) for day in days]


def test_a_rule_begins_and_ends() -> None:
    """Not before its start, not after its end."""
    limits = {"startDateTime": "2026-12-01T00:00:00.000", "endDateTime": "2026-12-02T23:00:00.000"}
    body = weekly("FREQ=DAILY;BYHOUR=19;BYMINUTE=30;", **limits)
    assert times(body, START, 2) == [moment("2026-12-01T19:30"), moment("2026-12-02T19:30")]
    assert next_at(body, START, moment("2026-12-02T19:30")) is None


def test_the_old_way_of_recurring_is_kept() -> None:
    """`freq` and `byDay`, which Amazon replaced and still takes."""
    body = once("2026-11-23T19:00:00.000")
    body["trigger"]["recurrence"] = {"freq": "WEEKLY", "byDay": ["TU"]}
    assert times(body, START, 1) == [moment("2026-11-24T19:00")]


def test_relative_reminders_come_after_seconds() -> None:
    """Counted from when they were made."""
    body = once("") | {"trigger": {"type": "SCHEDULED_RELATIVE", "offsetInSeconds": 90}}
    check_reminder(body, START)
    assert next_at(body, START, START) == START + 90_000
    assert next_at(body, START, START + 90_000) is None


@pytest.mark.parametrize(
    ("body", "code"),
    [
        (once("2026-11-22T08:00:00.000"), "TRIGGER_SCHEDULED_TIME_IN_PAST"),
        (once("tomorrow"), "INVALID_TRIGGER_SCHEDULED_TIME"),
        (once("2026-11-24T08:00:00.000", "Mars"), "INVALID_TIME_ZONE_ID"),
        (once("2026-11-24T08:00:00.000") | {"alertInfo": {}}, "INVALID_ALERT_INFO"),
        (once("2026-11-24T08:00:00.000") | {"requestTime": 5}, "INVALID_REQUEST_TIME_FORMAT"),
        (once("2026-11-24T08:00:00.000") | {"trigger": {"type": "WHENEVER"}}, "INVALID_TRIGGER"),
        (
            once("") | {"trigger": {"type": "SCHEDULED_RELATIVE", "offsetInSeconds": 0}},
            "INVALID_TRIGGER_OFFSET",
        ),
        (weekly("FREQ=WEEKLY;BYHOUR=7;"), "INVALID_TRIGGER_RECURRENCE"),
        (weekly("FREQ=WEEKLY;BYDAY=XX;BYHOUR=7;"), "INVALID_TRIGGER_RECURRENCE"),
        (weekly("FREQ=DAILY;BYHOUR=24;"), "INVALID_TRIGGER_RECURRENCE"),
        (weekly("FREQ=DAILY;BYHOUR=7;INTERVAL=3;"), "INVALID_TRIGGER_RECURRENCE"),
        (weekly("nonsense"), "INVALID_TRIGGER_RECURRENCE"),
    ],
)
def test_what_cannot_be_kept_is_refused(body: Json, code: str) -> None:
    """With a code that says why."""
    with pytest.raises(InvalidReminder) as caught:
        check_reminder(body, START)
    assert caught.value.code == code


def test_a_reminder_is_heard_when_its_time_comes() -> None:
    """Each time, as the clock passes it, and no more once it is deleted."""
    device, _ = make_device()
    device.amazon.accounts.of(device.profile.user_id).granted[REMINDERS_PERMISSION] = True
    token = device.amazon.system(device.profile, in_session=True)["apiAccessToken"]
    made = respond(
        device.amazon.accounts,
        ApiCall("POST", "/v1/alerts/reminders", "", token, weekly("FREQ=DAILY;BYHOUR=7;BYMINUTE=0;")),
    )
    assert made.status == 200
    device.let_pass(3 * DAY_MS)
    assert [one.amazon for one in device.log] == ["Here's your reminder: Time to train."] * 3
    device.amazon.accounts.of(device.profile.user_id).reminders.clear()
    device.let_pass(3 * DAY_MS)
    assert len(device.log) == 3
