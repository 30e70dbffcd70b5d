"""Listing and cancelling a person's reminders."""

from skill.domain.ground.lines import line
from skill.domain.ground.records import replace
from skill.domain.ground.service_troubles import Trouble
from skill.domain.playing.player_orders import halt
from skill.domain.reminders.draft import Draft, weekdays_of
from skill.domain.reminders.errands import DropReminders
from skill.domain.reminders.known_reminders import (
    OwnReminder,
    is_meant,
    own_reminders,
    reminders_said,
    reminders_unread,
    say_trouble,
    without_reminders,
)
from skill.domain.reminders.requests import CancelReminder, RemindersDropped, WhatReminders, When
from skill.domain.reminders.set_reminder import continue_draft
from skill.domain.turn.outcome import Outcome, Question
from skill.domain.turn.questions import say_and_ask
from skill.domain.turn.scene import Scene
from skill.domain.turn.talk import Pending

CANCELLING_ALL = "reminder-cancel"
OFFER_TO_SET = "reminder-offer"


def on_what_reminders(scene: Scene, heard: WhatReminders) -> Outcome:
    """List the person's reminders, or those on the days named; without any, offer to set one."""
    if not scene.listener.reminders:
        return _say_none(scene)
    if unread := reminders_unread(scene):
        return unread
    mine = own_reminders(scene)
    scene = without_reminders(scene, tuple(set(scene.listener.reminders) - {one.id for one in mine}))
    found = tuple(one for one in mine if is_meant(one, heard.when)) if heard.when.days else mine
    if not mine:
        return _say_none(scene)
    return say_and_ask(scene, reminders_said(found, scene.today) if found else line("reminder.no_such"))


def on_cancel_reminder(scene: Scene, heard: CancelReminder) -> Outcome:
    """Cancel the only reminder, or the one on the day named; ask before cancelling several."""
    if not scene.listener.reminders:
        return say_and_ask(scene, line("reminder.none"))
    if unread := reminders_unread(scene):
        return unread
    mine = own_reminders(scene)
    if not mine:
        return say_and_ask(without_reminders(scene, scene.listener.reminders), line("reminder.none"))
    meant = [one for one in mine if is_meant(one, heard.when)] if heard.when.days else list(mine)
    if not meant:
        return say_and_ask(scene, line("reminder.no_such"))
    if len(meant) == 1 and not _has_other_days(meant[0], heard.when):
        return _drop(scene, (meant[0].id,))
    if len(meant) == 1:
        said = reminders_said((meant[0],), scene.today)
        return scene.say(said, question=cancel_question(Pending(CANCELLING_ALL, meant[0].id)))
    return scene.say(
        reminders_said(tuple(meant), scene.today), question=cancel_question(Pending(CANCELLING_ALL))
    )


def cancel_question(pending: Pending) -> Question:
    """Return the question whether to cancel several reminders, or one that comes on other days, too."""
    if pending.id:
        return Question(line("reminder.cancel_whole"), line("reminder.cancel_whole_again"), pending)
    return Question(line("reminder.cancel_all"), line("reminder.which_reprompt"), pending)


def on_agreed_to_cancel(scene: Scene, pending: Pending) -> Outcome:
    """Cancel the reminder that was asked about, or all reminders of this person."""
    return _drop(scene, (pending.id,) if pending.id else scene.listener.reminders)


def _has_other_days(one: OwnReminder, when: When) -> bool:
    """True if a reminder comes on other days than those that were named."""
    wanted = set(weekdays_of(Draft(days=when.days, is_every=True)))
    return bool(when.days) and bool(set(one.plan.days) - wanted)


def on_when_cancelling(scene: Scene, heard: When) -> Outcome | None:
    """Cancel the reminder named in answer to "cancel them all?"; None if that was not asked."""
    if scene.pending is None or scene.pending.about != CANCELLING_ALL:
        return None
    return on_cancel_reminder(scene, CancelReminder(heard))


def on_agreed_to_begin(scene: Scene, _pending: Pending) -> Outcome:
    """Begin the draft of a reminder."""
    return continue_draft(scene, Draft())


def on_reminders_dropped(scene: Scene, heard: RemindersDropped) -> Outcome:
    """Say whether the reminders were cancelled; if all data was deleted, confirm only that."""
    if heard.with_everything:
        key = "reminder.left_behind" if heard.left else "delete.done"
        lines = (line("delete.done"), line(key)) if heard.left else (line(key),)
        return replace(halt(scene, *lines), forgets=True)
    scene = without_reminders(scene, heard.dropped)
    if heard.left:
        return say_trouble(scene, Trouble.UNAVAILABLE)
    key = "reminder.cancelled" if len(heard.dropped) == 1 else "reminder.all_cancelled"
    return say_and_ask(scene, line(key))


def _drop(scene: Scene, ids: tuple[str, ...]) -> Outcome:
    return replace(scene.say(), errand=DropReminders(ids))


def _say_none(scene: Scene) -> Outcome:
    if scene.is_playing():
        return scene.say(line("reminder.none"))
    question = Question(line("reminder.offer"), line("reminder.yes_or_no"), Pending(OFFER_TO_SET))
    return scene.say(line("reminder.none"), question=question)
