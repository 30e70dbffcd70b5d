"""How each request of this room is answered, and what "yes" to its questions does."""

from skill.domain.ground.lines import line
from skill.domain.reminders.cancellation import (
    CANCELLING_ALL,
    OFFER_TO_SET,
    on_agreed_to_begin,
    on_agreed_to_cancel,
    on_cancel_reminder,
    on_reminders_dropped,
    on_what_reminders,
    on_when_cancelling,
)
from skill.domain.reminders.requests import (
    CancelReminder,
    ChangeReminder,
    ReminderKept,
    RemindersDropped,
    SetReminder,
    WhatReminders,
    When,
)
from skill.domain.reminders.set_reminder import (
    SETTING,
    on_agreed_to_set,
    on_change_reminder,
    on_declined_to_set,
    on_permission,
    on_reminder_kept,
    on_set_reminder,
    on_when_setting,
)
from skill.domain.turn.outcome import Outcome
from skill.domain.turn.questions import open_question
from skill.domain.turn.scene import Scene
from skill.domain.turn.tables import Answers, Replies, Returns


def on_when(scene: Scene, heard: When) -> Outcome:
    """Take a day or a time as the answer to a question about reminders; else apologize."""
    found = on_when_setting(scene, heard) or on_when_cancelling(scene, heard)
    if found is not None:
        return found
    if scene.is_playing():
        return scene.say(line("fallback.playing"))
    return scene.say(line("fallback.sorry"), question=open_question("fallback.ask"))


ANSWERS: Answers = {
    SetReminder: on_set_reminder,
    ChangeReminder: on_change_reminder,
    ReminderKept: on_reminder_kept,
    CancelReminder: on_cancel_reminder,
    WhatReminders: on_what_reminders,
    RemindersDropped: on_reminders_dropped,
    When: on_when,
}

AGREED: Replies = {
    SETTING: on_agreed_to_set,
    CANCELLING_ALL: on_agreed_to_cancel,
    OFFER_TO_SET: on_agreed_to_begin,
}

DECLINED: Replies = {SETTING: on_declined_to_set}

RETURNS: Returns = {"AskFor": on_permission}
