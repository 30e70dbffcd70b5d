"""The greeting when the skill is opened."""

from skill.domain.choice.history import own_names
from skill.domain.coach.finish import trained_ms
from skill.domain.conversation.on_screen import help_screen
from skill.domain.conversation.profile_question import PROFILE, next_profile_question, with_question_asked
from skill.domain.conversation.requests import Launch
from skill.domain.ground.lines import Length, Line, line
from skill.domain.ground.records import replace
from skill.domain.library.contents import SourceKind
from skill.domain.listener.queue import Queue, QueueState
from skill.domain.playback.streams import played_ms
from skill.domain.playing.player_orders import name_of
from skill.domain.premium.upsell import with_upsell_after_workout
from skill.domain.turn.outcome import Outcome
from skill.domain.turn.questions import open_question, resume_question
from skill.domain.turn.scene import Scene


def on_launch(scene: Scene, _heard: Launch) -> Outcome:
    """Greet: the first time with the safety notice, later with where the person left off."""
    listener = scene.listener
    if not listener.safety_told:
        told = replace(listener, safety_told=True)
        question = open_question("ask.first")
        said = (line("welcome.new"), line("safety.say"))
        return Outcome(told, lines=said, question=question, screen=help_screen())
    return replace(_welcome_back(scene), own_names=own_names(scene), screen=help_screen())


def _welcome_back(scene: Scene) -> Outcome:
    queue = scene.listener.current
    if queue is None:
        return scene.say(line("welcome.back"), question=open_question())
    if queue.is_over:
        ending = "done" if queue.state is QueueState.DONE else "left"
        far = Length(trained_ms(scene, queue))
        done = line(f"welcome.{ending}.{queue.source.kind}", name=name_of(queue), far=far)
        said = _with_profile_question(scene, queue, done)
        is_good = queue.state is QueueState.DONE and queue.source.kind is SourceKind.WORKOUT
        asks_else = said.question is not None and said.question.pending.about == PROFILE
        return with_upsell_after_workout(scene, said, queue.source.id) if is_good and not asks_else else said
    if not scene.device.has_audio:
        return scene.say(line("welcome.back"), question=open_question())
    return _offer_to_go_on(scene, queue)


def _with_profile_question(scene: Scene, queue: Queue, done: Line) -> Outcome:
    # A profile question comes only now: a workout is finished, and the person opened the skill again.
    question = next_profile_question(scene.listener) if queue.source.kind is SourceKind.WORKOUT else None
    if question is None:
        return scene.say(done, question=open_question())
    return Outcome(with_question_asked(scene.listener, question), lines=(done,), question=question)


def _offer_to_go_on(scene: Scene, queue: Queue) -> Outcome:
    name, far = name_of(queue), Length(played_ms(scene.library, queue))
    key = "welcome.failed" if queue.state is QueueState.FAILED else f"welcome.{queue.source.kind}"
    return scene.say(line(key, name=name, far=far), question=resume_question())
