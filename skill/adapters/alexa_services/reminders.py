"""Reminders in Alexa's Reminders API, and reminder plans in its JSON."""

from datetime import UTC, datetime
from typing import Any

from skill.adapters.alexa_services.clients import ask, nonsense, reminders
from skill.domain.ground.alexa_reminders import Reminder, ReminderPlan, Weekday
from skill.domain.ground.patterns import Pattern
from skill.ports import ApiAccess, Clock, ServiceTrouble, Trouble

_PART = Pattern(r"([A-Z]+)=([^;]*)")


class AlexaReminders:
    """Fills `Reminders`."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock

    def create(self, access: ApiAccess, plan: ReminderPlan) -> str:
        """Set a reminder; see the port."""
        made = ask(lambda: reminders(access).create_reminder(self._written(plan)))
        reminder_id = made.get("alertToken") if isinstance(made, dict) else None
        if not isinstance(reminder_id, str) or not reminder_id:
            raise nonsense("an alertToken")
        return reminder_id

    def all_of(self, access: ApiAccess) -> tuple[Reminder, ...]:
        """Return all reminders; see the port."""
        found = ask(lambda: reminders(access).get_reminders())
        rows = found.get("alerts") if isinstance(found, dict) else None
        if not isinstance(rows, list):
            raise nonsense("alerts")
        return tuple(_reminder(row) for row in rows if isinstance(row, dict) and row.get("alertToken"))

    def change(self, access: ApiAccess, reminder_id: str, plan: ReminderPlan) -> None:
        """Change a reminder; see the port."""
        ask(lambda: reminders(access).update_reminder(reminder_id, self._written(plan)))

    def delete(self, access: ApiAccess, reminder_id: str) -> None:
        """Delete a reminder; see the port."""
        try:
            ask(lambda: reminders(access).delete_reminder(reminder_id))
        except ServiceTrouble as error:
            if error.trouble is not Trouble.GONE:
                raise

    def _written(self, plan: ReminderPlan) -> dict[str, Any]:
        now = datetime.fromtimestamp(self._clock.now_ms() / 1000, UTC)
        content = {
            "locale": plan.locale,
            "text": plan.text,
            "ssml": f"<speak>{_escaped(plan.text)}</speak>",
        }
        return {
            "requestTime": now.strftime("%Y-%m-%dT%H:%M:%S.%f")[:-3],
            "trigger": _trigger(plan),
            "alertInfo": {"spokenInfo": {"content": [content]}},
            "pushNotification": {"status": "ENABLED"},
        }


def _escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def _trigger(plan: ReminderPlan) -> dict[str, Any]:
    """Return a plan's trigger. Local times carry no UTC offset: their zone applies, also in summer."""
    first = f"{plan.first_day}T{plan.hour:02}:{plan.minute:02}:00.000"
    trigger: dict[str, Any] = {"type": "SCHEDULED_ABSOLUTE"}
    if plan.time_zone:
        trigger["timeZoneId"] = plan.time_zone
    if not plan.days:
        return trigger | {"scheduledTime": first}
    days = ",".join(day for day in Weekday if day in plan.days)
    rule = f"FREQ=WEEKLY;BYDAY={days};BYHOUR={plan.hour};BYMINUTE={plan.minute};BYSECOND=0;INTERVAL=1;"
    return trigger | {"recurrence": {"startDateTime": first, "recurrenceRules": [rule]}}


def _reminder(row: dict[str, Any]) -> Reminder:
    try:
        plan = _plan(row)
    except (KeyError, ValueError, TypeError, IndexError, AttributeError):
        plan = None
    return Reminder(str(row["alertToken"]), row.get("status") == "ON", plan)


def _plan(row: dict[str, Any]) -> ReminderPlan:
    trigger = row["trigger"]
    recurrence = trigger.get("recurrence")
    begins = datetime.fromisoformat(recurrence["startDateTime"] if recurrence else trigger["scheduledTime"])
    days: tuple[Weekday, ...] = ()
    hour, minute = begins.hour, begins.minute
    if recurrence:
        (rule,) = recurrence["recurrenceRules"]
        parts = dict(_PART.findall(rule))
        days = tuple(Weekday(day) for day in parts["BYDAY"].split(","))
        hour, minute = int(parts["BYHOUR"]), int(parts["BYMINUTE"])
    said = row["alertInfo"]["spokenInfo"]["content"][0]
    return ReminderPlan(
        days,
        hour,
        minute,
        begins.date().isoformat(),
        trigger.get("timeZoneId") or "",
        said.get("text") or "",
        said["locale"],
    )
