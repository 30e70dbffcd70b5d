"""Listing plans, beginning one, changing to another, and stopping."""

from skill.domain.ground.lines import Count, Line, Several, Text, line
from skill.domain.ground.records import replace
from skill.domain.library.contents import Plan
from skill.domain.listener.plan_place import start_of_plan
from skill.domain.plans.requests import (
    ListPlans,
    StartPlan,
    StopPlan,
)
from skill.domain.plans.sessions import current_plan, say_next_session, say_no_plan
from skill.domain.turn.entitled import has_premium
from skill.domain.turn.outcome import Outcome, Question
from skill.domain.turn.questions import say_and_ask
from skill.domain.turn.scene import Scene
from skill.domain.turn.spoken_words import words_or_that
from skill.domain.turn.talk import Pending

AT_ONCE = 3
"""How many plans are named in one reply."""


def on_list_plans(scene: Scene, _heard: ListPlans) -> Outcome:
    """Name up to three plans, and ask which."""
    return _list_plans(scene)


def on_start_plan(scene: Scene, heard: StartPlan) -> Outcome:
    """Begin a plan; if another one is followed, ask first."""
    plan = scene.library.plan(heard.plan) if heard.plan else None
    plan = plan or next((one for one in scene.library.plans() if one.name.lower() == heard.words), None)
    if plan is None:
        return _list_plans(
            scene, *((line("plan.unknown", words=words_or_that(heard.words)),) if heard.words else ())
        )
    current = current_plan(scene)
    if current is None:
        return begin_plan(scene, plan)
    followed, place = current
    name = Text("plan", followed.id)
    if followed.id == plan.id:
        return say_next_session(scene, line("plan.already", name=name, week=plan.week_of(place.next)))
    said = line("plan.switch", name=name, week=followed.week_of(place.next))
    return scene.say(said, question=switch_question(plan.id))


def switch_question(plan: str) -> Question:
    """Return the question whether to leave the present plan for another."""
    return Question(
        line("plan.switch_ask", name=Text("plan", plan)), line("plan.yes_or_no"), Pending("plan", plan)
    )


def which_plan(pending: Pending) -> Question:
    """Return the question which of the plans in the pending's id is to be begun."""
    return Question(line("plan.which"), line("plan.which_reprompt"), pending)


def on_agreed_to_plan(scene: Scene, pending: Pending) -> Outcome:
    """Begin the plan that was asked about."""
    plan = scene.library.plan(pending.id)
    return begin_plan(scene, plan) if plan else scene.say(line("trouble.gone"))


def begin_plan(scene: Scene, plan: Plan) -> Outcome:
    """Begin a plan today, and offer its first session."""
    listener = replace(scene.listener, plan=start_of_plan(plan.id, scene.today))
    scene = replace(scene, listener=listener)
    said = line(
        "plan.begun", name=Text("plan", plan.id), weeks=Count("week", len(plan.weeks)),
        sessions=Count("session", len(plan.weeks[0])),
    )  # fmt: skip
    return say_next_session(scene, said)


def on_stop_plan(scene: Scene, _heard: StopPlan) -> Outcome:
    """Ask for confirmation before the plan is stopped."""
    current = current_plan(scene)
    if current is None:
        return say_no_plan(scene)
    name = Text("plan", current[0].id)
    question = Question(line("plan.stop_ask", name=name), line("plan.yes_or_no"), Pending("stop-plan"))
    return scene.say(question=question)


def on_agreed_to_stop(scene: Scene, _pending: Pending) -> Outcome:
    """Stop the plan; the diary keeps its trainings."""
    scene = replace(scene, listener=replace(scene.listener, plan=None))
    return say_and_ask(scene, line("plan.stopped"))


def _list_plans(scene: Scene, *before: Line) -> Outcome:
    plans = list(scene.library.plans())[:AT_ONCE]
    if not plans:
        return say_and_ask(scene, *before, line("plan.no_plans"))
    named = tuple(
        line("plan.short", name=Text("plan", one.id), weeks=Count("week", len(one.weeks))) for one in plans
    )
    question = which_plan(Pending("plans", ",".join(one.id for one in plans)))
    is_sold = all(one.premium for one in plans) and not has_premium(scene)
    sold = (line("plan.premium"),) if is_sold else ()
    return scene.say(*before, line("plan.list", plans=Several(named)), *sold, question=question)
