"""Setting and changing a reminder: what is missing is asked, the exact time is said back, and then agreed to.

Nothing is given to Alexa before a yes to that very time. The permission is asked for when it is needed:
Alexa takes the conversation over, and what was agreed to goes on when she gives it back.
"""

from skill.domain.ground.alexa_reminders import PERMISSION, ReminderPlan
from skill.domain.ground.lines import Line, Several, line
from skill.domain.ground.records import record, replace
from skill.domain.ground.service_troubles import Trouble
from skill.domain.listener.time_zones import zone_of
from skill.domain.reminders.draft import Draft, clock_of, draft_from, draft_of, first_day, has_passed, weekly
from skill.domain.reminders.errands import KeepReminder
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
ABOUT = "reminder"
"""What a question about an unfinished draft is about; its id is the draft."""
AGREED = "reminder-set"
WHICH = "reminder-which"


@record
class Kept:
    """A reminder of this very listener that is still to come."""

    id: str
    plan: ReminderPlan


def on_set_reminder(scene: Scene, heard: SetReminder) -> Outcome:
    """Take what was said, and ask for what is missing."""
    if heard.when.words and not heard.when.days:
        return _asked(scene, Draft().with_said(heard.when), "reminder.which_day")
    return drafted(scene, Draft().with_said(heard.when))


def on_change_reminder(scene: Scene, heard: ChangeReminder) -> Outcome:
    """Find the reminder that is meant, and take what shall be otherwise."""
    if not scene.listener.reminders:
        return say_and_ask(scene, line("reminder.none"))
    if wants := wanting(scene):
        return wants
    mine = kept(scene)
    if scene.facts.trouble is not None:
        return troubled(scene, scene.facts.trouble)
    if not mine:
        return say_and_ask(forgetting(scene, scene.listener.reminders), line("reminder.none"))
    if len(mine) == 1:
        return changed(scene, mine[0], heard.when)
    text = Draft().with_said(heard.when).as_text()
    question = Question(line("reminder.which"), line("reminder.which_reprompt"), Pending(WHICH, text))
    return scene.say(listed(mine, scene.today), question=question)


def on_when_setting(scene: Scene, heard: When) -> Outcome | None:
    """Take the answer to a question about a reminder; None if there was none."""
    pending = scene.pending
    if pending is None or pending.about not in {ABOUT, AGREED, WHICH}:
        return None
    draft = draft_from(pending.id)
    if pending.about != WHICH:
        return drafted(scene, draft.with_said(heard))
    if wants := wanting(scene):
        return wants
    meant = [one for one in kept(scene) if is_meant(one, heard)]
    if not meant:
        return say_and_ask(scene, line("reminder.no_such"))
    found = draft_of(meant[0].plan, meant[0].id)
    return drafted(scene, replace(_merged(found, draft), changes=meant[0].id))


def changed(scene: Scene, one: Kept, when: When) -> Outcome:
    """Say a reminder back as it is to be; ask what is to be otherwise where that was not said."""
    draft = draft_of(one.plan, one.id)
    if not when.days and not when.time:
        said_now = when_said(one.plan, scene.today)
        question = Question(
            line("reminder.change_to"), line("reminder.when_reprompt"), Pending(ABOUT, draft.as_text())
        )
        return scene.say(line("reminder.is", when=said_now), question=question)
    # Who has a reminder on Mondays, and moves it to Tuesday, means Tuesdays.
    return drafted(scene, draft.with_said(replace(when, is_every=when.is_every or draft.is_every)))


def drafted(scene: Scene, draft: Draft) -> Outcome:
    """Ask for what a draft lacks; say it back when it lacks nothing."""
    if must_ask_time_zone(scene):
        return Outcome(scene.listener, needs=frozenset({Fact.TIME_ZONE}))
    if draft.hour is None:
        key = "reminder.time" if draft.days or draft.half else "reminder.when"
        return _asked(scene, draft, key)
    if draft.is_doubtful:
        time = clock(draft.hour, draft.minute)
        return _asked(scene, draft, "reminder.half", time=time)
    if has_passed(draft, scene.today, scene.minute):
        return _asked(scene, replace(draft, hour=None, half=""), "reminder.passed")
    return _said_back(scene, draft)


def on_agreed(scene: Scene, pending: Pending) -> Outcome:
    """Let Alexa keep what was agreed to."""
    return keep(scene, draft_from(pending.id))


def keep(scene: Scene, draft: Draft, *, is_back: bool = False) -> Outcome:
    """Order what was agreed to; ask for the permission first where it is missing.

    Args:
        scene: the scene.
        draft: complete, and agreed to.
        is_back: True if the permission was asked for just now, and is not asked for again.
    """
    if draft.hour is None or draft.is_doubtful or has_passed(draft, scene.today, scene.minute):
        return drafted(scene, draft)
    if wants := wanting(scene):
        return wants
    trouble = scene.facts.trouble
    if trouble is Trouble.NOT_ALLOWED and not is_back:
        handover = Handover("AskFor", PERMISSION, draft.as_text())
        return replace(scene.say(line("reminder.permission")), handover=handover)
    if trouble is not None:
        return troubled(scene, trouble)
    plan = plan_of(scene, draft)
    mine, stale = kept(scene), _stale(scene)
    same = next((one for one in mine if one.plan.has_same_times_as(plan)), None)
    if same is not None:
        return say_and_ask(scene, line("reminder.already", when=when_said(plan, scene.today)))
    if not draft.changes and len(mine) >= MOST_REMINDERS:
        return say_and_ask(scene, line("reminder.enough"))
    return replace(scene.say(), errand=KeepReminder(plan, draft.changes, stale))


def on_permission(scene: Scene, heard: HandoverEnded) -> Outcome:
    """Go on with what was asked for, or take no for an answer."""
    if heard.result == "ACCEPTED":
        return keep(scene, draft_from(heard.token), is_back=True)
    return say_and_ask(scene, line("reminder.refused"))


def on_kept(scene: Scene, heard: ReminderKept) -> Outcome:
    """Say that it is set, or why it is not."""
    if heard.trouble is not None:
        return troubled(scene, heard.trouble)
    others = tuple(one for one in scene.listener.reminders if one not in {heard.id, heard.replaced})
    listener = replace(scene.listener, reminders=(*others, heard.id)[-MOST_REMINDERS:])
    key = "reminder.changed" if heard.replaced else "reminder.set"
    told = line(key, when=when_said(heard.plan, scene.today))
    return say_and_ask(replace(scene, listener=listener), told)


def plan_of(scene: Scene, draft: Draft) -> ReminderPlan:
    """Return what Alexa is to keep; what is said then is worded later."""
    hour, minute = clock_of(draft)
    zone = scene.facts.time_zone or zone_of(scene.listener.zones, scene.device.key)
    first = first_day(draft, scene.today, scene.minute)
    return ReminderPlan(weekly(draft), hour, minute, first, zone, "", "")


def wanting(scene: Scene) -> Outcome | None:
    """Return the outcome that asks for what Alexa keeps for us; None if that was asked."""
    wanted = {Fact.REMINDERS} | ({Fact.TIME_ZONE} if must_ask_time_zone(scene) else set())
    if Fact.REMINDERS in scene.facts.asked:
        return None
    return Outcome(scene.listener, needs=frozenset(wanted))


def kept(scene: Scene) -> tuple[Kept, ...]:
    """Return the reminders of this very listener that are still to come: others in the house have theirs."""
    own = scene.listener.reminders
    return tuple(
        Kept(one.id, one.plan) for one in scene.facts.reminders if one.is_on and one.plan and one.id in own
    )


def _stale(scene: Scene) -> tuple[str, ...]:
    return tuple(one.id for one in scene.facts.reminders if not one.is_on)


def is_meant(one: Kept, when: When) -> bool:
    """True if a reminder comes on a day that was named."""
    plan = one.plan
    if not when.days:
        return False
    wanted = set(weekly(Draft(days=when.days, is_every=True)))
    return bool(wanted & set(plan.days)) or any(draft_of(plan, "").days == (name,) for name in when.days)


def listed(mine: tuple[Kept, ...], today: str) -> Line:
    """Return the reminders as one line."""
    whens = tuple(line("reminder.one", when=when_said(one.plan, today)) for one in mine)
    return line("reminder.list", whens=Several(whens))


def troubled(scene: Scene, trouble: Trouble) -> Outcome:
    """Say what went wrong, and what helps."""
    keys = {
        Trouble.NOT_ALLOWED: "reminder.not_allowed",
        Trouble.NOT_SUPPORTED: "reminder.no_device",
        Trouble.TOO_MANY: "reminder.too_many",
        Trouble.GONE: "reminder.gone",
        Trouble.REFUSED: "reminder.not_taken",
    }
    return say_and_ask(scene, line(keys.get(trouble, "reminder.down")))


def forgetting(scene: Scene, ids: tuple[str, ...]) -> Scene:
    """Return the scene whose listener has these reminders no more."""
    left = tuple(one for one in scene.listener.reminders if one not in ids)
    return replace(scene, listener=replace(scene.listener, reminders=left))


def _merged(draft: Draft, said_of_it: Draft) -> Draft:
    merged = replace(draft, half=said_of_it.half or draft.half)
    if said_of_it.days:
        merged = replace(merged, days=said_of_it.days, date="")
    if said_of_it.hour is not None:
        merged = replace(merged, hour=said_of_it.hour, minute=said_of_it.minute, half=said_of_it.half)
    return merged


def _said_back(scene: Scene, draft: Draft) -> Outcome:
    plan = plan_of(scene, draft)
    key = "reminder.shall_change" if draft.changes else "reminder.shall_set"
    when = when_said(plan, scene.today)
    question = Question(line(key), line("reminder.yes_or_no"), Pending(AGREED, draft.as_text()))
    return scene.say(line("reminder.back", when=when), question=question)


def _asked(scene: Scene, draft: Draft, key: str, **values: str) -> Outcome:
    reprompt = "reminder.half_reprompt" if key == "reminder.half" else "reminder.when_reprompt"
    question = Question(line(key, **values), line(reprompt), Pending(ABOUT, draft.as_text()))
    return scene.say(question=question)
