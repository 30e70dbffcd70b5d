"""Requests about reminders, and the results of the errands to Alexa's reminders service."""

from skill.domain.ground.alexa_reminders import ReminderPlan
from skill.domain.ground.records import record
from skill.domain.ground.service_troubles import Trouble
from skill.domain.turn.requests import Heard


@record
class When(Heard):
    """Days and a time, as spoken."""

    days: tuple[str, ...] = ()
    """Words of the vocabulary `days`."""
    is_every: bool = False
    """True if the person said that it comes every week."""
    time: str = ""
    """As AMAZON.TIME names it: `19:00`; `MO`, `AF`, `EV`, `NI` for a part of the day."""
    date: str = ""
    """A date by itself, as AMAZON.DATE names it: `2026-11-26`."""
    words: str = ""
    """The words spoken for a day, if they match none of the vocabulary."""


@record
class SetReminder(Heard):
    when: When


@record
class ChangeReminder(Heard):
    when: When


@record
class CancelReminder(Heard):
    when: When


@record
class WhatReminders(Heard):
    when: When


@record
class ReminderKept(Heard):
    """The result of creating or changing a reminder."""

    plan: ReminderPlan
    id: str
    """Alexa's id of the reminder; empty if it was not created."""
    replaced: str
    """The id of the reminder that was changed; empty for a new one."""
    trouble: Trouble | None = None


@record
class RemindersDropped(Heard):
    """The result of deleting reminders, by their ids."""

    dropped: tuple[str, ...]
    left: tuple[str, ...]
    """Ids of reminders that could not be deleted."""
    with_everything: bool = False
    """True if they were deleted together with all data of the person."""
