"""The conversation around the training: hello, help, yes, no, and what was not understood."""

from collections.abc import Callable

from skill.domain import choice, explaining, household
from skill.domain.choice.lately import own_names
from skill.domain.classes import replace
from skill.domain.coach import answers as coach
from skill.domain.coach.finishing import trained_ms
from skill.domain.controlling import on_resume
from skill.domain.heard import (
    GoHome,
    Help,
    Launch,
    No,
    NotUnderstood,
    Resume,
    TellAnother,
    TellMore,
    TellTodaysTip,
    Thanks,
    Wish,
    Yes,
)
from skill.domain.library import SourceKind
from skill.domain.outcome import Length, Line, Outcome, Question, line
from skill.domain.person import answers as person
from skill.domain.person.asking_once import ABOUT as PROFILE
from skill.domain.person.asking_once import having_asked, next_question
from skill.domain.plans import answers as plans
from skill.domain.playing import halt, name_of
from skill.domain.premium import answers as premium
from skill.domain.premium.offering import after_a_good_end
from skill.domain.queue import Queue, QueueState
from skill.domain.reminding import answers as reminding
from skill.domain.scene import Scene
from skill.domain.streams import done_ms
from skill.domain.talk import Pending
from skill.domain.tips import on_another, on_more, on_todays_tip
from skill.domain.training import open_question


def on_launch(scene: Scene, _heard: Launch) -> Outcome:
    """Say hello: safety and what one can ask the first time, where one was after that."""
    listener = scene.listener
    if not listener.safety_told:
        told = replace(listener, safety_told=True)
        question = open_question("ask.first")
        return Outcome(told, lines=(line("welcome.new"), line("safety.say")), question=question)
    return replace(_welcomed_back(scene), own_names=own_names(scene))


def _welcomed_back(scene: Scene) -> Outcome:
    queue = scene.listener.current
    if queue is None:
        return scene.say(line("welcome.back"), question=open_question())
    if queue.is_over:
        ending = "done" if queue.state is QueueState.DONE else "left"
        far = Length(trained_ms(scene, queue))
        done = line(f"welcome.{ending}.{queue.source.kind}", name=name_of(queue), far=far)
        said = _asked_once(scene, queue, done)
        is_good = queue.state is QueueState.DONE and queue.source.kind is SourceKind.WORKOUT
        asks_else = said.question is not None and said.question.pending.about == PROFILE
        return after_a_good_end(scene, said, queue.source.id) if is_good and not asks_else else said
    if not scene.device.has_audio:
        return scene.say(line("welcome.back"), question=open_question())
    return _offer_to_go_on(scene, queue)


def _asked_once(scene: Scene, queue: Queue, done: Line) -> Outcome:
    # Nobody is asked in the middle of anything: a workout is done, and the person came back for more.
    question = next_question(scene.listener) if queue.source.kind is SourceKind.WORKOUT else None
    if question is None:
        return scene.say(done, question=open_question())
    return Outcome(having_asked(scene.listener, question), lines=(done,), question=question)


def on_help(scene: Scene, _heard: Help) -> Outcome:
    """Say what one can ask; while audio plays, the form in which a real Echo needs it."""
    if scene.is_on():
        return scene.say(line("help.playing"))
    return scene.say(line("help.idle"), question=open_question("help.ask"))


def on_home(scene: Scene, _heard: GoHome) -> Outcome:
    """Leave; the device shows its home screen."""
    return halt(scene, line("stop.bye")) if scene.is_on() else scene.say(line("stop.bye"))


def on_thanks(scene: Scene, _heard: Thanks) -> Outcome:
    """Take a kind word, in half a breath while audio plays; else it is a good-bye."""
    return scene.say(line("thanks.playing" if scene.is_on() else "thanks.bye"))


def on_not_understood(scene: Scene, _heard: NotUnderstood) -> Outcome:
    """Own up, and give an example; while audio plays, in half a breath and without a question."""
    if scene.is_on():
        return scene.say(line("fallback.playing"))
    question = replace(open_question("fallback.ask"), pending=scene.pending or Pending("open"))
    return replace(scene.say(line("fallback.sorry"), question=question), talk=scene.talk)


def on_yes(scene: Scene, _heard: Yes) -> Outcome:
    """Do what was just asked about."""
    pending = scene.pending
    answer = AGREED.get(pending.about) if pending else None
    if pending is not None and answer is not None:
        return answer(scene, pending)
    if scene.is_on():
        return scene.say(line("yes.playing"))
    return scene.say(line("yes.to_what"), question=open_question())


AGREED: dict[str, Callable[[Scene, Pending], Outcome]] = {
    household.ABOUT: household.on_agreed_to_go_on,
    "resume": lambda scene, _: on_resume(scene, Resume()),
    "more": lambda scene, _: on_more(scene, TellMore()),
    "tip": lambda scene, _: on_todays_tip(scene, TellTodaysTip()),
    "another": lambda scene, _: on_another(scene, TellAnother()),
    **coach.AGREED,
    **choice.AGREED,
    **explaining.AGREED,
    **plans.AGREED,
    **person.AGREED,
    **reminding.AGREED,
    **premium.AGREED,
}
"""What "yes" does, by what the question was about; each room adds its own."""


DECLINED: dict[str, Callable[[Scene, Pending], Outcome]] = {**choice.DECLINED}
"""What "no" does beyond being taken for an answer, by what the question was about."""


def on_no(scene: Scene, _heard: No) -> Outcome:
    """Take no for an answer; ask for the other wish once, where there is one to be had."""
    pending = scene.pending or Pending("")
    if pending.about in DECLINED:
        return DECLINED[pending.about](scene, pending)
    if pending.about == "offer" and scene.is_training():
        return scene.say(line("no.go_on"))
    if pending.about in {"offer", "resume", household.ABOUT}:
        question = Question(line("no.what_else"), line("ask.wish_reprompt"), Pending("wish"))
        wish = Wish(exclude=scene.talk.wish.exclude) if scene.talk.wish else None
        talk = replace(scene.talk, offered=(), wish=wish)
        return replace(scene.say(line("no.fine"), question=question), talk=talk)
    if pending.about == PROFILE:
        return scene.say(line("no.fine"), question=open_question())
    if scene.is_on():
        return scene.say(line("no.fine"))
    return scene.say(line("no.bye"))


def _offer_to_go_on(scene: Scene, queue: Queue) -> Outcome:
    name, far = name_of(queue), Length(done_ms(scene.library, queue))
    key = "welcome.failed" if queue.state is QueueState.FAILED else f"welcome.{queue.source.kind}"
    question = Question(line("resume.ask"), line("resume.reprompt"), Pending("resume"))
    return scene.say(line(key, name=name, far=far), question=question)
