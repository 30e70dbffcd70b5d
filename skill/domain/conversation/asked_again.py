"""The open question, asked again: after a request that did not answer it, or whose answer was not understood.

A draft travels with its question. So a question that gives way to another word would take the draft along.
"""

from collections.abc import Callable, Mapping

from skill.domain.choice import answers as choice
from skill.domain.choice.offers import length_question, offer_question, pick_question
from skill.domain.choice.trainers import WHICH_TRAINER
from skill.domain.coach import answers as coach
from skill.domain.coach.finish import ENDING as ENDING_WORKOUT
from skill.domain.coach.finish import on_finish
from skill.domain.coach.requests import Finish
from skill.domain.coach.state_of_health import DOCTORS_YES, doctors_question
from skill.domain.conversation.profile_question import PROFILE, on_agreed_to_tell
from skill.domain.conversation.requests import (
    AskAgain,
    GoHome,
    HoldOn,
    Launch,
    No,
    NotUnderstood,
    NotYet,
    OwnWords,
    SayNumber,
    Thanks,
    Yes,
)
from skill.domain.ground.lines import Line, line
from skill.domain.ground.records import replace
from skill.domain.music import answers as music
from skill.domain.music.playlists import WHICH_MUSIC
from skill.domain.person import answers as person
from skill.domain.person.own_data import on_delete_my_data
from skill.domain.person.requests import DeleteMyData
from skill.domain.plans import answers as plans
from skill.domain.plans.enrolment import on_stop_plan, switch_question, which_plan
from skill.domain.plans.requests import StopPlan
from skill.domain.plans.sessions import session_question
from skill.domain.playing.household import RESUME_OTHER, whose_question
from skill.domain.playing.requests import Cancel, Pause, Resume, Stop
from skill.domain.premium import answers as premium
from skill.domain.premium.inquiries import CANCELLING, REFUNDING, cancelling_question
from skill.domain.progress import answers as progress
from skill.domain.progress.report import goal_question
from skill.domain.reminders import answers as reminders
from skill.domain.reminders.cancellation import CANCELLING_ALL, cancel_question
from skill.domain.reminders.draft import draft_from
from skill.domain.reminders.set_reminder import (
    DRAFT,
    SETTING,
    WHICH_TO_CHANGE,
    continue_draft,
    which_to_change,
)
from skill.domain.turn.outcome import Outcome, Question, Start
from skill.domain.turn.questions import resume_question, which_question
from skill.domain.turn.requests import HandoverEnded, Heard
from skill.domain.turn.scene import Scene
from skill.domain.turn.talk import Pending

LIGHT = frozenset({"open", "more", "another", "tip", "explain", "play", WHICH_MUSIC, WHICH_TRAINER, ""})
"""Topics of questions that hold nothing: they give way to the question that was open before."""
OFFERS = frozenset({"offer", "resume", RESUME_OTHER, "session", PROFILE})
"""Topics of questions that are asked again unless what came in between has a question of its own."""
MISHEARD: tuple[type[Heard], ...] = (NotUnderstood, OwnWords, SayNumber)
"""Requests that say nothing by themselves."""
ENDING: tuple[type[Heard], ...] = (
    No, NotYet, HoldOn, Yes, Stop, Cancel, Pause, Resume, GoHome, Thanks, Launch, HandoverEnded,
)  # fmt: skip
"""After these the open question is not asked again."""


def _just(question: Callable[[Pending], Question]) -> Callable[[Scene, Pending], Outcome]:
    return lambda scene, pending: scene.say(question=question(pending))


AGAIN: Mapping[str, Callable[[Scene, Pending], Outcome]] = {
    DRAFT: lambda scene, pending: continue_draft(scene, draft_from(pending.id)),
    SETTING: lambda scene, pending: continue_draft(scene, draft_from(pending.id)),
    WHICH_TO_CHANGE: _just(lambda pending: which_to_change(pending.id)),
    CANCELLING_ALL: _just(cancel_question),
    "delete": lambda scene, _: on_delete_my_data(scene, DeleteMyData()),
    "stop-plan": lambda scene, _: on_stop_plan(scene, StopPlan()),
    "plan": _just(lambda pending: switch_question(pending.id)),
    "plans": _just(which_plan),
    "session": _just(lambda _: session_question()),
    "goal": _just(lambda _: goal_question()),
    "choice": _just(which_question),
    "offer": _just(lambda pending: offer_question(pending.id)),
    "wish": _just(lambda pending: length_question() if pending.id else pick_question()),
    WHICH_TRAINER: _just(lambda pending: Question(line("trainers.which"), line("trainers.which"), pending)),
    WHICH_MUSIC: _just(lambda pending: Question(line("music.ask"), line("ask.reprompt"), pending)),
    "resume": _just(lambda _: resume_question()),
    RESUME_OTHER: _just(lambda _: whose_question()),
    PROFILE: on_agreed_to_tell,
    DOCTORS_YES: _just(lambda _: doctors_question()),
    ENDING_WORKOUT: lambda scene, _: on_finish(scene, Finish()),
    CANCELLING: _just(lambda _: cancelling_question(CANCELLING)),
    REFUNDING: _just(lambda _: cancelling_question(REFUNDING)),
}
"""How each question is asked again, by its topic; the others need no second time."""

SUBJECTS: Mapping[str, Mapping[type[Heard], object]] = {
    DRAFT: reminders.ANSWERS,
    SETTING: reminders.ANSWERS,
    WHICH_TO_CHANGE: reminders.ANSWERS,
    CANCELLING_ALL: reminders.ANSWERS,
    "delete": {DeleteMyData: None},
    "stop-plan": plans.ANSWERS,
    "plan": plans.ANSWERS,
    "plans": plans.ANSWERS,
    "session": plans.ANSWERS,
    "goal": progress.ANSWERS,
    "choice": choice.ANSWERS,
    "offer": choice.ANSWERS,
    "wish": choice.ANSWERS,
    PROFILE: person.ANSWERS,
    ENDING_WORKOUT: coach.ANSWERS,
    CANCELLING: premium.ANSWERS,
    REFUNDING: premium.ANSWERS,
    WHICH_TRAINER: choice.ANSWERS,
    WHICH_MUSIC: {**choice.ANSWERS, **music.ANSWERS},
}
"""The requests of a question's own subject, which answer it or begin it anew."""


def on_ask_again(scene: Scene, heard: AskAgain) -> Outcome:
    """Say why the question comes again; it follows by `with_question_kept`."""
    return scene.say(line("whose.again")) if heard.is_anothers else scene.say()


def on_hold_on(scene: Scene, _heard: HoldOn) -> Outcome:
    """Wait: the question stays open, and comes again by its reprompt."""
    pending = scene.pending or Pending("open")
    again = AGAIN[pending.about](scene, pending).question if pending.about in AGAIN else None
    reprompt = again.reprompt if again is not None else line("unclear.reprompt")
    return replace(scene.say(question=Question(line("hold.fine"), reprompt, pending)), talk=scene.talk)


def with_question_kept(scene: Scene, heard: Heard, outcome: Outcome) -> Outcome:
    """Return the outcome with the question that was open before, if the request did not answer it.

    While audio plays only an answer that was not understood brings it back, as an open microphone interrupts.
    """
    pending = scene.pending
    if pending is not None and pending.about in {DRAFT, SETTING} and isinstance(outcome.order, Start):
        return replace(outcome, lines=(line("reminder.not_yet"), *outcome.lines))
    if pending is None or pending.about not in AGAIN or not _may_ask(scene, heard, outcome):
        return outcome
    if type(heard) in SUBJECTS.get(pending.about, {}):
        return outcome
    asks = outcome.question.pending.about if outcome.question else ""
    if asks not in (LIGHT if pending.about not in OFFERS else {"open", ""}) and asks != pending.about:
        return outcome
    again = AGAIN[pending.about](replace(scene, listener=outcome.listener), pending)
    if again.needs:
        return Outcome(scene.listener, needs=again.needs)
    if again.question is None:
        return outcome
    question = _in_other_words(heard, again.question)
    question = replace(question, pending=replace(question.pending, asked=pending.asked))
    said = tuple(one for one in outcome.lines if one.key not in _keys(again.question.line, *again.lines))
    talk = replace(scene.talk, pending=question.pending)
    return replace(outcome, lines=(*said, *again.lines), question=question, talk=talk)


def _may_ask(scene: Scene, heard: Heard, outcome: Outcome) -> bool:
    orders = (outcome.order, outcome.handover, outcome.errand)
    is_over = outcome.forgets or bool(outcome.needs) or any(one is not None for one in orders)
    return not (is_over or heard.hurts or isinstance(heard, ENDING) or _must_be_quiet(scene, heard))


def _must_be_quiet(scene: Scene, heard: Heard) -> bool:
    """True if a question would interrupt the audio that plays, and was not already open for a draft."""
    is_draft = scene.pending is not None and scene.pending.about not in OFFERS
    is_only_misheard = isinstance(heard, AskAgain) or (isinstance(heard, MISHEARD) and is_draft)
    return scene.is_playing() and not is_only_misheard


def _in_other_words(heard: Heard, question: Question) -> Question:
    return replace(question, line=question.reprompt) if isinstance(heard, (AskAgain, *MISHEARD)) else question


def _keys(*lines: Line) -> set[str]:
    return {one.key for one in lines}
