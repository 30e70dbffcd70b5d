"""The reminders at Alexa: which are this listener's own, and what is said where they could not be read."""

from skill.domain.ground.alexa_reminders import ReminderPlan
from skill.domain.ground.lines import Line, Several, line
from skill.domain.ground.records import record, replace
from skill.domain.ground.service_troubles import Trouble
from skill.domain.reminders.draft import Draft, draft_of, weekdays_of
from skill.domain.reminders.requests import When
from skill.domain.reminders.spoken_times import when_said
from skill.domain.turn.facts import Fact
from skill.domain.turn.outcome import Outcome
from skill.domain.turn.questions import say_and_ask
from skill.domain.turn.scene import Scene
from skill.domain.turn.time_zone import must_ask_time_zone


@record
class OwnReminder:
    """A reminder of this listener that is still to come."""

    id: str
    plan: ReminderPlan


def facts_needed(scene: Scene) -> Outcome | None:
    """Return the outcome that asks for the reminders at Alexa; None if they were asked for already."""
    wanted = {Fact.REMINDERS} | ({Fact.TIME_ZONE} if must_ask_time_zone(scene) else set())
    if Fact.REMINDERS in scene.facts.asked:
        return None
    return Outcome(scene.listener, needs=frozenset(wanted))


def reminders_unread(scene: Scene) -> Outcome | None:
    """Return the outcome that asks for the reminders, or says why that failed; None if they are known."""
    if wants := facts_needed(scene):
        return wants
    return say_trouble(scene, scene.facts.trouble) if scene.facts.trouble is not None else None


def own_reminders(scene: Scene) -> tuple[OwnReminder, ...]:
    """Return the reminders of this listener that are still to come, not those of others in the household."""
    own = scene.listener.reminders
    return tuple(
        OwnReminder(one.id, one.plan)
        for one in scene.facts.reminders
        if one.is_on and one.plan and one.id in own
    )


def stale_reminders(scene: Scene) -> tuple[str, ...]:
    """Return the ids of the reminders at Alexa that are over."""
    return tuple(one.id for one in scene.facts.reminders if not one.is_on)


def is_meant(one: OwnReminder, when: When) -> bool:
    """True if a reminder comes on one of the days that were named."""
    plan = one.plan
    if not when.days:
        return False
    wanted = set(weekdays_of(Draft(days=when.days, is_every=True)))
    return bool(wanted & set(plan.days)) or any(draft_of(plan, "").days == (name,) for name in when.days)


def reminders_said(mine: tuple[OwnReminder, ...], today: str) -> Line:
    """Return the line that lists reminders."""
    whens = tuple(line("reminder.one", when=when_said(one.plan, today)) for one in mine)
    return line("reminder.list", whens=Several(whens))


def say_trouble(scene: Scene, trouble: Trouble) -> Outcome:
    """Say why Alexa's reminders service failed, and what helps."""
    keys = {
        Trouble.NOT_ALLOWED: "reminder.not_allowed",
        Trouble.NOT_SUPPORTED: "reminder.no_device",
        Trouble.TOO_MANY: "reminder.too_many",
        Trouble.GONE: "reminder.gone",
        Trouble.REFUSED: "reminder.not_taken",
    }
    return say_and_ask(scene, line(keys.get(trouble, "reminder.down")))


def without_reminders(scene: Scene, ids: tuple[str, ...]) -> Scene:
    """Return the scene whose listener no longer has these reminders."""
    left = tuple(one for one in scene.listener.reminders if one not in ids)
    return replace(scene, listener=replace(scene.listener, reminders=left))
