"""Reminders: set, changed, cancelled, asked about, and a day or a time by itself."""

from skill.alexa import slots as s
from skill.alexa.intents.intent_table import RequestReader
from skill.domain.reminders import requests as h


def _when(slots: s.Slots) -> h.When:
    day, time = slots.get("day"), slots.get("time")
    return h.When(
        days=day.ids if day else (),
        is_every="often" in slots,
        time=time.said if time else "",
        words=day.said if day and not day.ids else "",
    )


INTENTS: dict[str, RequestReader] = {
    "SetReminderIntent": lambda slots: h.SetReminder(_when(slots)),
    "ChangeReminderIntent": lambda slots: h.ChangeReminder(_when(slots)),
    "CancelReminderIntent": lambda slots: h.CancelReminder(_when(slots)),
    "WhatRemindersIntent": lambda slots: h.WhatReminders(_when(slots)),
    "WhenIntent": _when,
}
