"""The sessions of the current plan: the next one told, started, marked as done or moved, and days off."""

from skill.domain.choice.begin_workout import start_workout
from skill.domain.ground.days import add_days, days_between, span_of, week_of
from skill.domain.ground.lines import Length, Line, Text, Value, line
from skill.domain.ground.records import replace
from skill.domain.ground.spoken_days import spoken_day
from skill.domain.ground.units import MINUTE_MS
from skill.domain.library.contents import Plan, WorkoutCard
from skill.domain.listener.goals_and_streaks import Excuse, with_closed_weeks
from skill.domain.listener.plan_place import PlanPlace, after_session, is_plan_done
from skill.domain.plans.credit import with_plan_finished
from skill.domain.plans.on_screen import plan_screen
from skill.domain.plans.requests import (
    BeAway,
    DidIt,
    MoveSession,
    StartSession,
    TellNextSession,
)
from skill.domain.turn.outcome import Outcome, Question
from skill.domain.turn.questions import say_and_ask
from skill.domain.turn.scene import Scene
from skill.domain.turn.talk import Pending

MOST_DAYS_AHEAD = 28
"""How far ahead a plan session can be moved."""
MOST_DAYS_AWAY = 60
"""How far ahead days off can reach."""


def on_next_session(scene: Scene, _heard: TellNextSession) -> Outcome:
    """Say which plan session is next and when it is due, and offer to start it."""
    return say_next_session(scene) if current_plan(scene) else say_no_plan(scene)


def on_start_session(scene: Scene, _heard: StartSession) -> Outcome:
    """Start the workout of the next plan session."""
    card = _next_card(scene)
    return start_workout(scene, card, runs_anyway=True) if card else say_no_plan(scene)


def on_did_it(scene: Scene, _heard: DidIt) -> Outcome:
    """Mark the next plan session as done, on the person's word."""
    current = current_plan(scene)
    if current is None:
        none = say_no_plan(scene)
        return replace(none, lines=(line("plan.elsewhere"), *none.lines))
    plan, place = current
    place = after_session(plan, place, place.next, scene.today)
    if is_plan_done(plan, place):
        scene = replace(scene, listener=with_plan_finished(scene.listener, plan.id))
        return say_and_ask(scene, line("plan.finished", name=Text("plan", plan.id)))
    scene = replace(scene, listener=replace(scene.listener, plan=place))
    return say_next_session(scene, line("plan.noted"))


def on_move_session(scene: Scene, heard: MoveSession) -> Outcome:
    """Move the next plan session to another day."""
    current = current_plan(scene)
    if current is None:
        return say_no_plan(scene)
    span = span_of(heard.day) if heard.day else None
    day = span.first if span else add_days(scene.today, 1)
    if not 0 <= days_between(scene.today, day) <= MOST_DAYS_AHEAD:
        return say_and_ask(scene, line("plan.when"))
    scene = replace(scene, listener=replace(scene.listener, plan=replace(current[1], due=day)))
    return say_and_ask(scene, line("plan.moved", day=spoken_day(day, scene.today)))


def on_be_away(scene: Scene, heard: BeAway) -> Outcome:
    """Excuse days of illness or holiday: the streak survives them, and the plan goes on after them."""
    last = _last_day_away(scene, heard)
    listener = scene.listener
    aims = with_closed_weeks(listener.diary, listener.aims, scene.today)
    aims = aims.with_excuse(Excuse(_first_day_away(scene, heard), last))
    listener = replace(listener, aims=aims)
    current = current_plan(scene)
    said = [line("away.ill" if heard.is_ill else "away.holiday")]
    if current is not None:
        back = add_days(last, 1)
        due = max(back, current[1].due)
        listener = replace(listener, plan=replace(current[1], due=due))
        said.append(line("away.plan", day=spoken_day(due, scene.today)))
    else:
        said.append(line("away.streak"))
    return Outcome(listener, lines=tuple(said))


def _first_day_away(scene: Scene, heard: BeAway) -> str:
    span = span_of(heard.period) if heard.period else None
    return max(span.first, scene.today) if span else scene.today


def _last_day_away(scene: Scene, heard: BeAway) -> str:
    most = add_days(scene.today, MOST_DAYS_AWAY)
    if heard.days is not None and heard.days > 0:
        days = min(heard.days, MOST_DAYS_AWAY + MOST_DAYS_AHEAD)
        return min(add_days(_first_day_away(scene, heard), days - 1), most)
    span = span_of(heard.period) if heard.period else None
    last = span.last if span else week_of(scene.today).last
    return min(max(last, scene.today), most)


def say_next_session(scene: Scene, *before: Line) -> Outcome:
    """Say which plan session is next and when it is due; offer to start it unless audio plays."""
    current, card = current_plan(scene), _next_card(scene)
    if current is None or card is None:
        return say_and_ask(scene, *before)
    plan, place = current
    session = plan.sessions[place.next]
    length = Length((session.minutes or card.minutes) * MINUTE_MS)
    number, of = place.next + 1, len(plan.sessions)
    facts: dict[str, Value] = {"name": Text("workout", card.id), "length": length, "number": number, "of": of}
    ahead = days_between(scene.today, place.due)
    if ahead > 0:
        said = line("plan.next_on", day=spoken_day(place.due, scene.today), **facts)
    else:
        said = line("plan.next_today", **facts)
    if scene.is_playing():
        return scene.say(*before, said)
    told = scene.say(*before, said, question=session_question())
    return replace(told, screen=plan_screen(scene, plan, place))


def session_question() -> Question:
    """Return the question whether to start the next session of the plan."""
    return Question(line("plan.ask"), line("offer.reprompt"), Pending("session"))


def current_plan(scene: Scene) -> tuple[Plan, PlanPlace] | None:
    """Return the plan that the person follows and their place in it; None if they follow none."""
    place = scene.listener.plan
    plan = scene.library.plan(place.plan) if place else None
    if plan is None or place is None or is_plan_done(plan, place):
        return None
    return plan, place


def _next_card(scene: Scene) -> WorkoutCard | None:
    current = current_plan(scene)
    return scene.library.workout_card(current[0].sessions[current[1].next].workout) if current else None


def say_no_plan(scene: Scene) -> Outcome:
    """Say that no plan is followed, and offer to name the plans."""
    question = Question(line("plan.offer_list"), line("plan.yes_or_no"), Pending("list-plans"))
    return scene.say(line("plan.none"), question=None if scene.is_playing() else question)
