"""What one says of reminders, and what came of an errand to Alexa's."""

from skill.domain.ground.alexa_reminders import ReminderPlan
from skill.domain.ground.records import record
from skill.domain.ground.service_troubles import Trouble
from skill.domain.turn.requests import Heard


@record
class When(Heard):
    """Days and a time, as they were said."""

    days: tuple[str, ...] = ()
    """Words of the vocabulary `days`."""
    is_every: bool = False
    """True if it was said that it is to come again each week."""
    time: str = ""
    """As AMAZON.TIME names it: `19:00`; `MO`, `AF`, `EV`, `NI` for a part of the day."""
    words: str = ""
    """What stood where a day belongs, if it is none that we know."""


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
    """What came of setting or changing one."""

    plan: ReminderPlan
    id: str
    """Alexa's; empty if it was not kept."""
    replaced: str
    """The id of the one that was changed; empty for a new one."""
    trouble: Trouble | None = None


@record
class RemindersDropped(Heard):
    """What came of cancelling some."""

    dropped: tuple[str, ...]
    left: tuple[str, ...]
    """Those that could not be cancelled."""
    with_everything: bool = False
    """True if they were cancelled because all that is known of the person was deleted."""
