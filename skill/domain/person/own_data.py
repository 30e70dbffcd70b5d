"""The stored data of a person: told, put on a card, or deleted on request."""

from skill.domain.ground.days import week_of
from skill.domain.ground.lines import Count, Length, Line, Several, Text, Words, line
from skill.domain.ground.records import replace
from skill.domain.ground.spoken_days import spoken_day, spoken_span
from skill.domain.ground.units import MINUTE_MS
from skill.domain.listener.goals_and_streaks import streak_weeks
from skill.domain.person.requests import DeleteMyData, SendMyData, WhatDoYouKnow
from skill.domain.person.set_profile import equipment_said
from skill.domain.playing.player_orders import halt
from skill.domain.reminders.errands import DropReminders
from skill.domain.turn.outcome import Card, Outcome, Question
from skill.domain.turn.questions import question_unless_playing, say_and_ask
from skill.domain.turn.scene import Scene
from skill.domain.turn.talk import Pending

MOST_SPOKEN = 4
"""How many facts are spoken; the card has all of them."""


def on_what_do_you_know(scene: Scene, _heard: WhatDoYouKnow) -> Outcome:
    """Say the main facts stored; the card has all of them."""
    facts = known_facts(scene)
    if not facts:
        return say_and_ask(scene, line("know.nothing"))
    said = [*facts[:MOST_SPOKEN], line("know.card")] if len(facts) > MOST_SPOKEN else facts
    card = Card(line("know.title"), tuple(facts))
    return Outcome(
        scene.listener, lines=tuple(said), question=question_unless_playing(scene, "ask.else"), card=card
    )


def on_send_my_data(scene: Scene, _heard: SendMyData) -> Outcome:
    """Put all facts and the training history on a card."""
    facts = known_facts(scene)
    if not facts:
        return say_and_ask(scene, line("know.nothing"))
    card = Card(line("know.title"), (*facts, *_history(scene)))
    return Outcome(
        scene.listener,
        lines=(line("know.sent"),),
        question=question_unless_playing(scene, "ask.else"),
        card=card,
    )


def on_delete_my_data(scene: Scene, _heard: DeleteMyData) -> Outcome:
    """Ask for confirmation before everything is deleted."""
    question = Question(line("delete.ask"), line("delete.reprompt"), Pending("delete"))
    return scene.say(question=question)


def on_agreed_to_delete(scene: Scene, _pending: Pending) -> Outcome:
    """Stop the audio and delete everything, including the reminders that Alexa keeps."""
    reminders = scene.listener.reminders
    errand = DropReminders(reminders, with_everything=True) if reminders else None
    return replace(halt(scene, line("delete.done")), forgets=True, errand=errand)


def known_facts(scene: Scene) -> list[Line]:
    """Return a line for each fact stored about the listener, the most important first."""
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
    facts += _names_listed("know.favorites", "workout", profile.favorites)
    facts += _names_listed("know.left_out", "exercise", profile.left_out)
    facts += _names_listed("know.plans_done", "plan", listener.plans_done)
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


def _names_listed(key: str, of: str, ids: tuple[str, ...]) -> list[Line]:
    names = tuple(line("know.name", name=Text(of, one)) for one in ids)
    return [line(key, names=Several(names))] if names else []
