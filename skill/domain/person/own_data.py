"""What is known of somebody: told on request, asked for once, taken along, and deleted."""

from skill.domain.ground.days import week_of
from skill.domain.ground.lines import Count, Length, Line, Several, Text, Words, line
from skill.domain.ground.records import replace
from skill.domain.ground.spoken_days import spoken_day, spoken_span
from skill.domain.ground.units import MINUTE_MS
from skill.domain.listener.goals import streak_weeks
from skill.domain.person.requests import DeleteMyData, SendMyData, WhatDoYouKnow
from skill.domain.person.set_profile import equipment_said
from skill.domain.playing.player_orders import halt
from skill.domain.reminders.errands import DropReminders
from skill.domain.turn.outcome import Card, Outcome, Question
from skill.domain.turn.questions import question_unless_playing
from skill.domain.turn.scene import Scene
from skill.domain.turn.talk import Pending

MOST_SPOKEN = 4


def on_what_do_you_know(scene: Scene, _heard: WhatDoYouKnow) -> Outcome:
    """Say the most of it in a breath; the rest is on the card."""
    facts = facts_about(scene)
    if not facts:
        return scene.say(line("know.nothing"), question=question_unless_playing(scene, "ask.else"))
    said = [*facts[:MOST_SPOKEN], line("know.card")] if len(facts) > MOST_SPOKEN else facts
    card = Card(line("know.title"), tuple(facts))
    return Outcome(
        scene.listener, lines=tuple(said), question=question_unless_playing(scene, "ask.else"), card=card
    )


def on_send_my_data(scene: Scene, _heard: SendMyData) -> Outcome:
    """Put a digest of all that is stored on a card."""
    facts = facts_about(scene)
    if not facts:
        return scene.say(line("know.nothing"), question=question_unless_playing(scene, "ask.else"))
    card = Card(line("know.title"), (*facts, *_history(scene)))
    return Outcome(
        scene.listener,
        lines=(line("know.sent"),),
        question=question_unless_playing(scene, "ask.else"),
        card=card,
    )


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
        facts.append(equipment_said(profile.equipment))
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
    weeks = streak_weeks(listener.diary, listener.aims, scene.today)
    rows = [line("know.streak", count=Count("week", weeks))] if weeks else []
    for one in reversed(listener.diary.trainings):
        day = spoken_day(one.day, scene.today)
        rows.append(line("know.training", day=day, name=Text("workout", one.workout), length=Length(one.ms)))
    for week in reversed(listener.diary.weeks):
        span = spoken_span(week_of(week.of), scene.today)
        rows.append(
            line("know.week", span=span, count=Count("workout", week.trainings), length=Length(week.ms))
        )
    rows.append(line("know.tips", count=len(listener.tips.told)))
    return rows


def _rows(key: str, of: str, ids: tuple[str, ...]) -> list[Line]:
    names = tuple(line("know.name", name=Text(of, one)) for one in ids)
    return [line(key, names=Several(names))] if names else []
