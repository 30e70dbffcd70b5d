"""The conversation around the training: hello, help, yes, no, and what was not understood."""

from skill.domain.choice.history import own_names
from skill.domain.coach.finish import trained_ms
from skill.domain.conversation.profile_question import ABOUT as PROFILE
from skill.domain.conversation.profile_question import having_asked, next_question
from skill.domain.conversation.requests import Launch
from skill.domain.ground.lines import Length, Line, line
from skill.domain.ground.records import replace
from skill.domain.library.contents import SourceKind
from skill.domain.listener.queue import Queue, QueueState
from skill.domain.playback.streams import played_ms
from skill.domain.playing.player_orders import name_of
from skill.domain.premium.upsell import after_a_good_end
from skill.domain.turn.outcome import Outcome
from skill.domain.turn.questions import open_question, resume_question
from skill.domain.turn.scene import Scene


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


def _offer_to_go_on(scene: Scene, queue: Queue) -> Outcome:
    name, far = name_of(queue), Length(played_ms(scene.library, queue))
    key = "welcome.failed" if queue.state is QueueState.FAILED else f"welcome.{queue.source.kind}"
    return scene.say(line(key, name=name, far=far), question=resume_question())
