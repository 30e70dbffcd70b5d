"""Cancelling reminders, and telling which there are."""

from skill.domain.ground.lines import line
from skill.domain.ground.records import replace
from skill.domain.ground.service_troubles import Trouble
from skill.domain.playing.player_orders import halt
from skill.domain.reminders.draft import Draft
from skill.domain.reminders.errands import DropReminders
from skill.domain.reminders.requests import CancelReminder, RemindersDropped, WhatReminders, When
from skill.domain.reminders.set_reminder import (
    drafted,
    forgetting,
    is_meant,
    kept,
    listed,
    troubled,
    wanting,
)
from skill.domain.turn.outcome import Outcome, Question
from skill.domain.turn.questions import say_and_ask
from skill.domain.turn.scene import Scene
from skill.domain.turn.talk import Pending

ALL = "reminder-cancel"
OFFER = "reminder-offer"


def on_what(scene: Scene, heard: WhatReminders) -> Outcome:
    """Say when this person is reminded; offer to set one where there is none."""
    if not scene.listener.reminders:
        return _none(scene)
    if wants := wanting(scene):
        return wants
    if scene.facts.trouble is not None:
        return troubled(scene, scene.facts.trouble)
    mine = kept(scene)
    scene = forgetting(scene, tuple(set(scene.listener.reminders) - {one.id for one in mine}))
    found = tuple(one for one in mine if is_meant(one, heard.when)) if heard.when.days else mine
    if not mine:
        return _none(scene)
    return say_and_ask(scene, listed(found, scene.today) if found else line("reminder.no_such"))


def on_cancel(scene: Scene, heard: CancelReminder) -> Outcome:
    """Cancel the only one, or the one that is meant; ask before cancelling several."""
    if not scene.listener.reminders:
        return say_and_ask(scene, line("reminder.none"))
    if wants := wanting(scene):
        return wants
    if scene.facts.trouble is not None:
        return troubled(scene, scene.facts.trouble)
    mine = kept(scene)
    if not mine:
        return say_and_ask(forgetting(scene, scene.listener.reminders), line("reminder.none"))
    meant = [one for one in mine if is_meant(one, heard.when)] if heard.when.days else list(mine)
    if not meant:
        return say_and_ask(scene, line("reminder.no_such"))
    if len(meant) == 1:
        return _drop(scene, (meant[0].id,))
    question = Question(line("reminder.cancel_all"), line("reminder.which_reprompt"), Pending(ALL))
    return scene.say(listed(tuple(meant), scene.today), question=question)


def on_agreed_to_cancel(scene: Scene, _pending: Pending) -> Outcome:
    """Cancel all of this person's."""
    return _drop(scene, scene.listener.reminders)


def on_when_cancelling(scene: Scene, heard: When) -> Outcome | None:
    """Cancel the one that was named instead of yes or no; None if nothing was to be cancelled."""
    if scene.pending is None or scene.pending.about != ALL:
        return None
    return on_cancel(scene, CancelReminder(heard))


def on_agreed_to_set(scene: Scene, _pending: Pending) -> Outcome:
    """Begin a draft."""
    return drafted(scene, Draft())


def on_dropped(scene: Scene, heard: RemindersDropped) -> Outcome:
    """Say what came of it; after everything was deleted, only that."""
    if heard.with_everything:
        key = "reminder.left_behind" if heard.left else "delete.done"
        lines = (line("delete.done"), line(key)) if heard.left else (line(key),)
        return replace(halt(scene, *lines), forgets=True)
    scene = forgetting(scene, heard.dropped)
    if heard.left:
        return troubled(scene, Trouble.UNAVAILABLE)
    key = "reminder.cancelled" if len(heard.dropped) == 1 else "reminder.all_cancelled"
    return say_and_ask(scene, line(key))


def _drop(scene: Scene, ids: tuple[str, ...]) -> Outcome:
    return replace(scene.say(), errand=DropReminders(ids))


def _none(scene: Scene) -> Outcome:
    if scene.is_playing():
        return scene.say(line("reminder.none"))
    question = Question(line("reminder.offer"), line("reminder.yes_or_no"), Pending(OFFER))
    return scene.say(line("reminder.none"), question=question)
