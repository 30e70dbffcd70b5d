"""Setting and changing a reminder: missing parts are asked for, then the exact time is confirmed.

Nothing is sent to Alexa before the person says yes to that time. The permission is asked for only then,
by a handover to Alexa; when Alexa gives the conversation back, the confirmed reminder is set.
"""

from skill.domain.ground.alexa_reminders import PERMISSION, ReminderPlan
from skill.domain.ground.lines import line
from skill.domain.ground.records import replace
from skill.domain.ground.service_troubles import Trouble
from skill.domain.listener.time_zones import zone_of
from skill.domain.reminders.draft import (
    AS_HEARD,
    UNKEPT,
    Draft,
    clock_of,
    draft_from,
    draft_of,
    first_day,
    has_passed,
    weekdays_of,
)
from skill.domain.reminders.errands import KeepReminder
from skill.domain.reminders.known_reminders import (
    OwnReminder,
    facts_needed,
    is_meant,
    own_reminders,
    reminders_said,
    reminders_unread,
    say_trouble,
    stale_reminders,
    without_reminders,
)
from skill.domain.reminders.requests import ChangeReminder, ReminderKept, SetReminder, When
from skill.domain.reminders.spoken_times import clock, when_said
from skill.domain.turn.facts import Fact
from skill.domain.turn.outcome import Handover, Outcome, Question
from skill.domain.turn.questions import say_and_ask
from skill.domain.turn.requests import HandoverEnded
from skill.domain.turn.scene import Scene
from skill.domain.turn.talk import Pending
from skill.domain.turn.time_zone import must_ask_time_zone

MOST_REMINDERS = 8
DRAFT = "reminder"
"""`Pending.about` of a question for a missing part of a draft; `Pending.id` is the draft as text."""
SETTING = "reminder-set"
WHICH_TO_CHANGE = "reminder-which"


def on_set_reminder(scene: Scene, heard: SetReminder) -> Outcome:
    """Begin a draft with what was said, and ask for what is missing."""
    return _with_said(scene, Draft(), heard.when)


def _with_said(scene: Scene, draft: Draft, when: When) -> Outcome:
    """Go on with a draft and what was said of it; own up to days that cannot be kept, instead of others."""
    if set(when.days) & set(UNKEPT):
        # "Every other day" is heard as "every" too: nothing of it makes a rhythm.
        kept = replace(draft.with_said(replace(when, days=(), is_every=False)), days=(), is_every=False)
        return _ask_for(scene, kept, "reminder.no_rhythm")
    if when.words and not when.days and not when.date:
        return _ask_for(scene, draft.with_said(when), "reminder.which_day")
    return continue_draft(scene, draft.with_said(when))


def on_change_reminder(scene: Scene, heard: ChangeReminder) -> Outcome:
    """Find the reminder that is meant, and change it or ask what to change."""
    if not scene.listener.reminders:
        return say_and_ask(scene, line("reminder.none"))
    if unread := reminders_unread(scene):
        return unread
    mine = own_reminders(scene)
    if not mine:
        return say_and_ask(without_reminders(scene, scene.listener.reminders), line("reminder.none"))
    if len(mine) == 1:
        return ask_for_change(scene, mine[0], heard.when)
    question = which_to_change(Draft().with_said(heard.when).as_text())
    return scene.say(reminders_said(mine, scene.today), question=question)


def which_to_change(draft: str) -> Question:
    """Return the question which of several reminders is to be changed, to what the draft's text says."""
    return Question(line("reminder.which"), line("reminder.which_reprompt"), Pending(WHICH_TO_CHANGE, draft))


def on_when_setting(scene: Scene, heard: When) -> Outcome | None:
    """Take the answer to a question about a draft; None if no such question is open."""
    pending = scene.pending
    if pending is None or pending.about not in {DRAFT, SETTING, WHICH_TO_CHANGE}:
        return None
    draft = draft_from(pending.id)
    if pending.about != WHICH_TO_CHANGE:
        return _with_said(scene, draft, heard)
    if wants := facts_needed(scene):
        return wants
    meant = [one for one in own_reminders(scene) if is_meant(one, heard)]
    if not meant:
        return scene.say(line("reminder.no_such"), question=which_to_change(pending.id))
    found = draft_of(meant[0].plan, meant[0].id)
    return continue_draft(scene, replace(_with_changes(found, draft), changes=meant[0].id))


def ask_for_change(scene: Scene, one: OwnReminder, when: When) -> Outcome:
    """Confirm a changed reminder; if no new day or time was said, ask for it."""
    draft = draft_of(one.plan, one.id)
    if not when.days and not when.time:
        said_now = when_said(one.plan, scene.today)
        question = Question(
            line("reminder.change_to"), line("reminder.when_reprompt"), Pending(DRAFT, draft.as_text())
        )
        return scene.say(line("reminder.is", when=said_now), question=question)
    others = tuple(day for day in when.days if day not in draft.days)
    if others:
        when = replace(when, days=others)  # "move Thursdays to Friday" names the old day, too
    # A reminder on Mondays that is moved to Tuesday comes on Tuesdays.
    return _with_said(scene, draft, replace(when, is_every=when.is_every or draft.is_every))


def continue_draft(scene: Scene, draft: Draft) -> Outcome:
    """Ask for the next missing part of a draft; ask for confirmation when it is complete."""
    if must_ask_time_zone(scene):
        return Outcome(scene.listener, needs=frozenset({Fact.TIME_ZONE}))
    if draft.hour is None:
        key = "reminder.time" if draft.days or draft.half else "reminder.when"
        return _ask_for(scene, draft, key)
    if draft.is_doubtful:
        time = clock(draft.hour, draft.minute)
        return _ask_for(scene, draft, "reminder.half", time=time)
    if has_passed(draft, scene.today, scene.minute):
        return _ask_for(scene, draft, "reminder.passed")
    return _say_back(scene, draft)


def on_agreed_to_set(scene: Scene, pending: Pending) -> Outcome:
    """Set the reminder that the person said yes to."""
    return set_agreed(scene, draft_from(pending.id))


def on_declined_to_set(scene: Scene, pending: Pending) -> Outcome:
    """Ask for another time if the half of the day was only assumed; else drop the draft."""
    draft = draft_from(pending.id)
    if draft.half != AS_HEARD:
        return say_and_ask(scene, line("no.fine"))
    return _ask_for(scene, draft, "reminder.change_to")


def set_agreed(scene: Scene, draft: Draft, *, is_back: bool = False) -> Outcome:
    """Order a confirmed reminder from Alexa; if the permission is missing, ask for that first.

    Args:
        scene: of the request.
        draft: a complete draft, which the person said yes to.
        is_back: True if the permission was asked for just now, so that it is not asked for again.
    """
    if draft.hour is None or draft.is_doubtful or has_passed(draft, scene.today, scene.minute):
        return continue_draft(scene, draft)
    if wants := facts_needed(scene):
        return wants
    trouble = scene.facts.trouble
    if trouble is Trouble.NOT_ALLOWED and not is_back:
        handover = Handover("AskFor", PERMISSION, f"{scene.listener.key} {draft.as_text()}")
        return replace(scene.say(line("reminder.permission")), handover=handover)
    if trouble is not None:
        return say_trouble(scene, trouble)
    plan = reminder_plan(scene, draft)
    mine, stale = own_reminders(scene), stale_reminders(scene)
    same = next((one for one in mine if one.plan.has_same_times_as(plan)), None)
    if same is not None:
        return say_and_ask(scene, line("reminder.already", when=when_said(plan, scene.today)))
    if not draft.changes and len(mine) >= MOST_REMINDERS:
        return say_and_ask(scene, line("reminder.enough"))
    return replace(scene.say(), errand=KeepReminder(plan, draft.changes, stale))


def on_permission(scene: Scene, heard: HandoverEnded) -> Outcome:
    """Set the confirmed reminder if the permission was given; else say that it cannot be set."""
    if heard.result == "ACCEPTED":
        return set_agreed(scene, draft_from(heard.token.partition(" ")[2]), is_back=True)
    return say_and_ask(scene, line("reminder.refused"))


def on_reminder_kept(scene: Scene, heard: ReminderKept) -> Outcome:
    """Say that the reminder is set or changed, or why it is not."""
    if heard.trouble is not None:
        return say_trouble(scene, heard.trouble)
    others = tuple(one for one in scene.listener.reminders if one not in {heard.id, heard.replaced})
    listener = replace(scene.listener, reminders=(*others, heard.id)[-MOST_REMINDERS:])
    key = "reminder.changed" if heard.replaced else "reminder.set"
    told = line(key, when=when_said(heard.plan, scene.today))
    return say_and_ask(replace(scene, listener=listener), told)


def reminder_plan(scene: Scene, draft: Draft) -> ReminderPlan:
    """Return the reminder for Alexa; its text is filled in later, by `KeepReminder.worded`."""
    hour, minute = clock_of(draft)
    zone = scene.facts.time_zone or zone_of(scene.listener.zones, scene.device.key)
    first = first_day(draft, scene.today, scene.minute)
    return ReminderPlan(weekdays_of(draft), hour, minute, first, zone, "", "")


def _with_changes(draft: Draft, said_of_it: Draft) -> Draft:
    merged = replace(draft, half=said_of_it.half or draft.half)
    if said_of_it.days:
        merged = replace(merged, days=said_of_it.days, date="")
    if said_of_it.hour is not None:
        merged = replace(merged, hour=said_of_it.hour, minute=said_of_it.minute, half=said_of_it.half)
    return merged


def _say_back(scene: Scene, draft: Draft) -> Outcome:
    plan = reminder_plan(scene, draft)
    key = "reminder.shall_change" if draft.changes else "reminder.shall_set"
    when = when_said(plan, scene.today)
    question = Question(line(key), line("reminder.yes_or_no"), Pending(SETTING, draft.as_text()))
    return scene.say(line("reminder.back", when=when), question=question)


def _ask_for(scene: Scene, draft: Draft, key: str, **values: str) -> Outcome:
    reprompt = "reminder.half_reprompt" if key == "reminder.half" else "reminder.when_reprompt"
    question = Question(line(key, **values), line(reprompt), Pending(DRAFT, draft.as_text()))
    return scene.say(question=question)
