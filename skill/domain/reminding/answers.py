"""How each wish of this room is answered, and what "yes" to its questions does."""

from collections.abc import Callable
from typing import Any

from skill.domain.heard import HandoverEnded
from skill.domain.outcome import Outcome, line
from skill.domain.reminding import cancelling, setting
from skill.domain.reminding import heard as h
from skill.domain.scene import Scene
from skill.domain.talk import Pending
from skill.domain.training import open_question


def on_when(scene: Scene, heard: h.When) -> Outcome:
    """Take a day or a time as the answer to what was asked; else own up."""
    found = setting.on_when(scene, heard) or cancelling.on_when_cancelling(scene, heard)
    if found is not None:
        return found
    if scene.is_on():
        return scene.say(line("fallback.playing"))
    return scene.say(line("fallback.sorry"), question=open_question("fallback.ask"))


ANSWERS: dict[type, Callable[[Scene, Any], Outcome]] = {
    h.SetReminder: setting.on_set_reminder,
    h.ChangeReminder: setting.on_change_reminder,
    h.CancelReminder: cancelling.on_cancel,
    h.WhatReminders: cancelling.on_what,
    h.When: on_when,
    h.ReminderKept: setting.on_kept,
    h.RemindersDropped: cancelling.on_dropped,
}

AGREED: dict[str, Callable[[Scene, Pending], Outcome]] = {
    setting.AGREED: setting.on_agreed,
    cancelling.ALL: cancelling.on_agreed_to_cancel,
    cancelling.OFFER: cancelling.on_agreed_to_set,
}

RETURNS: dict[str, Callable[[Scene, HandoverEnded], Outcome]] = {"AskFor": setting.on_permission}
