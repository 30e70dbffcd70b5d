"""Ending a workout early: what was done counts, is told in one sentence, and is not judged."""

from skill.domain.choice.begin_workout import start_workout
from skill.domain.coach.requests import Finish
from skill.domain.ground.lines import Length, Line, Text, line
from skill.domain.ground.records import replace
from skill.domain.ground.units import MINUTE_MS
from skill.domain.library.lookup import WorkoutQuery
from skill.domain.listener.listener import with_queue
from skill.domain.listener.queue import Queue, QueueState
from skill.domain.playback.streams import played_ms
from skill.domain.playing.current_workout import is_paused, position_in, workout_here
from skill.domain.playing.player_orders import halt, name_of
from skill.domain.tailoring.length import COOL_DOWN
from skill.domain.turn.outcome import Halt, Outcome, Question
from skill.domain.turn.questions import open_question
from skill.domain.turn.scene import Scene
from skill.domain.turn.talk import Pending

COOL_DOWN_AFTER_MS = 5 * MINUTE_MS
"""After this much training a cool-down is offered."""
ENDING = "end-workout"
WORTH_TELLING_MS = 30_000
"""A training time below this is not told."""


def on_finish(scene: Scene, _heard: Finish) -> Outcome:
    """End the workout that plays, say what was done and ask one question; of a paused one, ask first."""
    queue = workout_here(scene)
    if queue is None:
        return _without_workout(scene)
    if queue.is_over:
        return scene.say(_done_said(scene, queue), question=open_question())
    if is_paused(scene, queue):
        # Its place would be lost, and the words may have meant something else.
        question = Question(
            line("coach.finish.ask", name=name_of(queue)), line("coach.finish.ask_again"), Pending(ENDING)
        )
        return scene.say(question=question)
    return _ended(scene, queue)


def on_agreed_to_end(scene: Scene, _pending: Pending) -> Outcome:
    """End the paused workout."""
    queue = workout_here(scene)
    return _without_workout(scene) if queue is None else _ended(scene, queue)


def _ended(scene: Scene, queue: Queue) -> Outcome:
    said = _done_said(scene, queue)
    ended = with_queue(scene.listener, replace(queue, state=QueueState.LEFT))
    order = Halt() if scene.device.has_audio else None
    return Outcome(ended, order, (said,), question=_question(scene, queue))


def on_agreed_to_cool_down(scene: Scene, pending: Pending) -> Outcome:
    """Start the cool-down that was offered."""
    card = scene.library.workout_card(pending.id)
    return start_workout(scene, card) if card else scene.say(line("trouble.gone"))


def trained_ms(scene: Scene, queue: Queue) -> int:
    """Return the training time of a queue's training session in milliseconds, from the diary if it has it."""
    noted = sum(one.ms for one in scene.listener.diary.trainings if one.id == queue.training)
    return noted or played_ms(scene.library, queue)


def _done_said(scene: Scene, queue: Queue) -> Line:
    far = trained_ms(scene, queue)
    if far < WORTH_TELLING_MS:
        return line("coach.finish.hardly", name=name_of(queue))
    key = "coach.finish.whole" if queue.state is QueueState.DONE else "coach.finish.part"
    return line(key, far=Length(far), name=name_of(queue))


def _question(scene: Scene, queue: Queue) -> Question:
    position = position_in(scene, queue)
    cools = position is not None and position.segment.kind == COOL_DOWN
    found = scene.library.workouts(WorkoutQuery(kinds=(COOL_DOWN,)), 5)
    fitting = [card for card in found if not card.premium and card.id != queue.source.id]
    if not fitting or cools or trained_ms(scene, queue) < COOL_DOWN_AFTER_MS:
        return open_question("ask.else")
    shortest = min(fitting, key=lambda card: (card.minutes, card.rank, card.id))
    pending = Pending("cool-down", shortest.id)
    ask = line("coach.finish.cool_down", name=Text("workout", shortest.id))
    return Question(ask, line("coach.finish.reprompt"), pending)


def _without_workout(scene: Scene) -> Outcome:
    """Let go whoever says that they are done, unless something was asked that the words may have answered."""
    if scene.is_playing():
        return halt(scene, line("stop.kept"))
    if scene.pending is None or scene.pending.about == "open":
        return scene.say(line("stop.bye"))
    return scene.say(line("coach.no_workout"), question=open_question())
