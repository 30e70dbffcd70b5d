"""What is known of somebody: told on request, asked for once, taken along, and deleted."""

from skill.domain.choice.starting import on_start_workout
from skill.domain.choice.wishing import is_talking
from skill.domain.classes import replace
from skill.domain.heard import StartWorkout, Wish
from skill.domain.outcome import (
    Card,
    Count,
    Length,
    Line,
    Outcome,
    Question,
    Several,
    Text,
    Words,
    line,
)
from skill.domain.person.favorites import with_profile
from skill.domain.person.heard import DeleteMyData, SendMyData, SetProfile, WhatDoYouKnow
from skill.domain.playing import halt
from skill.domain.progress.days import week_of
from skill.domain.progress.goals import MINUTE_MS, streak_on
from skill.domain.progress.wording import day_said, span_said
from skill.domain.reminding.errands import DropReminders
from skill.domain.scene import Scene
from skill.domain.talk import Pending
from skill.domain.training import open_question

MOST_SPOKEN = 4
SHORTEST, LONGEST = 5, 60


def on_set_profile(scene: Scene, heard: SetProfile) -> Outcome:
    """Keep what was told."""
    profile = scene.listener.profile
    said: list[Line] = []
    if heard.level:
        profile = replace(profile.having_asked("level"), level=heard.level)
        said.append(line("profile.level", level=Words("levels", (heard.level,))))
    if heard.equipment:
        profile = profile.having_asked("equipment")
        have = () if "none" in heard.equipment else (*(profile.equipment or ()), *heard.equipment)
        profile = replace(profile, equipment=tuple(dict.fromkeys(have)))
        said.append(_equipment(profile.equipment or ()))
    if heard.lost:
        left = tuple(one for one in profile.equipment or () if one not in heard.lost)
        profile = replace(profile, equipment=left if profile.equipment is not None else None)
        said.append(line("profile.lost", equipment=Words("equipment", heard.lost)))
    if heard.kinds:
        profile = replace(profile, kinds=tuple(dict.fromkeys((*profile.kinds, *heard.kinds))))
        said.append(line("profile.kind", kind=Words("kinds", heard.kinds)))
    if heard.minutes is not None:
        profile = replace(profile, minutes=min(max(heard.minutes, SHORTEST), LONGEST))
        said.append(line("profile.minutes", length=Length((profile.minutes or 0) * MINUTE_MS)))
    if heard.low_impact is not None:
        profile = replace(profile, low_impact=heard.low_impact)
        said.append(line("profile.low_impact" if heard.low_impact else "profile.any_impact"))
    if not said:
        return scene.say(question=None if scene.is_on() else open_question("profile.ask"))
    scene = with_profile(scene, profile)
    if heard.level and is_talking(scene):
        return on_start_workout(scene, StartWorkout(Wish(level=heard.level)))
    return scene.say(*said, question=None if scene.is_on() else open_question("ask.else"))


def on_what_do_you_know(scene: Scene, _heard: WhatDoYouKnow) -> Outcome:
    """Say the most of it in a breath; the rest is on the card."""
    facts = facts_about(scene)
    if not facts:
        return scene.say(line("know.nothing"), question=_unless_on(scene))
    said = [*facts[:MOST_SPOKEN], line("know.card")] if len(facts) > MOST_SPOKEN else facts
    card = Card(line("know.title"), tuple(facts))
    return Outcome(scene.listener, lines=tuple(said), question=_unless_on(scene), card=card)


def on_send_my_data(scene: Scene, _heard: SendMyData) -> Outcome:
    """Put a digest of all that is stored on a card."""
    facts = facts_about(scene)
    if not facts:
        return scene.say(line("know.nothing"), question=_unless_on(scene))
    card = Card(line("know.title"), (*facts, *_history(scene)))
    return Outcome(scene.listener, lines=(line("know.sent"),), question=_unless_on(scene), card=card)


def on_delete_my_data(scene: Scene, _heard: DeleteMyData) -> Outcome:
    """Ask once."""
    question = Question(line("delete.ask"), line("delete.reprompt"), Pending("delete"))
    return scene.say(question=question)


def on_agreed_to_delete(scene: Scene, _pending: Pending) -> Outcome:
    """Be silent, and forget everything; Alexa too, as far as she keeps it for us."""
    reminders = scene.listener.reminders
    errand = DropReminders(reminders, with_everything=True) if reminders else None
    return replace(halt(scene, line("delete.done")), forgets=True, errand=errand)


def facts_about(scene: Scene) -> list[Line]:
    """Return what is known of the listener, a line each, the telling ones first."""
    listener, profile = scene.listener, scene.listener.profile
    facts: list[Line] = []
    if profile.level:
        facts.append(line("know.level", level=Words("levels", (profile.level,))))
    if profile.equipment is not None:
        facts.append(_equipment(profile.equipment))
    if listener.diary.all.trainings:
        all_of_it = listener.diary.all
        facts.append(
            line("know.trained", count=Count("workout", all_of_it.trainings), length=Length(all_of_it.ms))
        )
    if listener.plan:
        facts.append(line("know.plan", name=Text("plan", listener.plan.plan)))
    goal = listener.aims.goal
    if goal and goal.days:
        facts.append(line("know.goal_days", count=Count("day", goal.days)))
    if goal and goal.minutes:
        facts.append(line("know.goal_minutes", length=Length(goal.minutes * MINUTE_MS)))
    if profile.minutes:
        facts.append(line("know.minutes", length=Length(profile.minutes * MINUTE_MS)))
    if profile.kinds:
        facts.append(line("know.kinds", kinds=Words("kinds", profile.kinds)))
    if profile.low_impact:
        facts.append(line("know.low_impact"))
    facts += _rows("know.favorites", "workout", profile.favorites)
    facts += _rows("know.left_out", "exercise", profile.left_out)
    facts += _rows("know.plans_done", "plan", listener.plans_done)
    return facts


def _history(scene: Scene) -> list[Line]:
    listener = scene.listener
    weeks = streak_on(listener.diary, listener.aims, scene.today)
    rows = [line("know.streak", count=Count("week", weeks))] if weeks else []
    for one in reversed(listener.diary.trainings):
        day = day_said(one.day, scene.today)
        rows.append(line("know.training", day=day, name=Text("workout", one.workout), length=Length(one.ms)))
    for week in reversed(listener.diary.weeks):
        span = span_said(week_of(week.of), scene.today)
        rows.append(
            line("know.week", span=span, count=Count("workout", week.trainings), length=Length(week.ms))
        )
    rows.append(line("know.tips", count=len(listener.tips.heard)))
    return rows


def _rows(key: str, of: str, ids: tuple[str, ...]) -> list[Line]:
    names = tuple(line("know.name", name=Text(of, one)) for one in ids)
    return [line(key, names=Several(names))] if names else []


def _equipment(equipment: tuple[str, ...]) -> Line:
    if not equipment:
        return line("profile.no_equipment")
    return line("profile.equipment", equipment=Words("equipment", equipment))


def _unless_on(scene: Scene) -> Question | None:
    return None if scene.is_on() else open_question("ask.else")
