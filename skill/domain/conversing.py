"""The conversation around the training: hello, help, yes, no, and what was not understood."""

from collections.abc import Callable
from dataclasses import replace

from skill.domain.controlling import on_resume
from skill.domain.heard import (
    GoHome,
    Help,
    Launch,
    No,
    NotUnderstood,
    Resume,
    SurpriseMe,
    TellAnother,
    TellMore,
    TellTodaysTip,
    Yes,
)
from skill.domain.library import SourceKind
from skill.domain.outcome import Length, Outcome, Question, line
from skill.domain.person import answers as person
from skill.domain.plans import answers as plans
from skill.domain.playing import halt, name_of
from skill.domain.premium import answers as premium
from skill.domain.premium.offering import after_a_good_end
from skill.domain.queue import Queue, QueueState
from skill.domain.scene import Scene
from skill.domain.streams import done_ms
from skill.domain.talk import Pending
from skill.domain.tips import on_another, on_more, on_todays_tip
from skill.domain.training import on_surprise_me, open_question, start


def on_launch(scene: Scene, _heard: Launch) -> Outcome:
    """Say hello: safety and what one can ask the first time, where one was after that."""
    listener = scene.listener
    if not listener.safety_told:
        told = replace(listener, safety_told=True)
        question = open_question("ask.first")
        return Outcome(told, lines=(line("welcome.new"), line("safety.say")), question=question)
    queue = listener.current
    if queue is None:
        return scene.say(line("welcome.back"), question=open_question())
    if queue.state is QueueState.DONE:
        done = line(f"welcome.done.{queue.source.kind}", name=name_of(queue))
        said = scene.say(done, question=open_question())
        is_good = queue.source.kind is SourceKind.WORKOUT
        return after_a_good_end(scene, said, queue.source.id) if is_good else said
    if not scene.device.has_audio:
        return scene.say(line("welcome.back"), question=open_question())
    return _offer_to_go_on(scene, queue)


def on_help(scene: Scene, _heard: Help) -> Outcome:
    """Say what one can ask; while audio plays, the form in which a real Echo needs it."""
    if scene.is_on():
        return scene.say(line("help.playing"))
    return scene.say(line("help.idle"), question=open_question("help.ask"))


def on_home(scene: Scene, _heard: GoHome) -> Outcome:
    """Leave; the device shows its home screen."""
    return halt(scene, line("stop.bye")) if scene.is_on() else scene.say(line("stop.bye"))


def on_not_understood(scene: Scene, _heard: NotUnderstood) -> Outcome:
    """Own up, and give an example; while audio plays, in half a breath and without a question."""
    if scene.is_on():
        return scene.say(line("fallback.playing"))
    question = replace(open_question("fallback.ask"), pending=scene.pending or Pending("open"))
    return scene.say(line("fallback.sorry"), question=question)


def on_yes(scene: Scene, _heard: Yes) -> Outcome:
    """Do what was just asked about."""
    pending = scene.pending
    answer = AGREED.get(pending.about) if pending else None
    if pending is not None and answer is not None:
        return answer(scene, pending)
    if scene.is_on():
        return scene.say(line("yes.playing"))
    return scene.say(line("yes.to_what"), question=open_question())


def _agreed_to_start(scene: Scene, pending: Pending) -> Outcome:
    card = scene.library.workout_card(pending.id)
    return start(scene, card) if card else scene.say(line("trouble.gone"))


AGREED: dict[str, Callable[[Scene, Pending], Outcome]] = {
    "offer": _agreed_to_start,
    "resume": lambda scene, _: on_resume(scene, Resume()),
    "more": lambda scene, _: on_more(scene, TellMore()),
    "tip": lambda scene, _: on_todays_tip(scene, TellTodaysTip()),
    "another": lambda scene, _: on_another(scene, TellAnother()),
    "wish": lambda scene, _: on_surprise_me(scene, SurpriseMe()),
    **plans.AGREED,
    **person.AGREED,
    **premium.AGREED,
}
"""What "yes" does, by what the question was about; each room adds its own."""


def on_no(scene: Scene, _heard: No) -> Outcome:
    """Take no for an answer; ask for the other wish once, where there is one to be had."""
    pending = scene.pending or Pending("")
    if pending.about in {"offer", "resume"}:
        question = Question(line("no.what_else"), line("ask.wish_reprompt"), Pending("wish"))
        return scene.say(line("no.fine"), question=question)
    if scene.is_on():
        return scene.say(line("no.fine"))
    return scene.say(line("no.bye"))


def _offer_to_go_on(scene: Scene, queue: Queue) -> Outcome:
    name, far = name_of(queue), Length(done_ms(scene.library, queue))
    key = "welcome.failed" if queue.state is QueueState.FAILED else f"welcome.{queue.source.kind}"
    question = Question(line("resume.ask"), line("resume.reprompt"), Pending("resume"))
    return scene.say(line(key, name=name, far=far), question=question)
