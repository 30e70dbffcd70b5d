"""The breather: a rest on demand, which ends by itself or when the person is ready."""

from skill.domain.choice.requests import StartWorkout
from skill.domain.choice.start_request import on_start_workout
from skill.domain.choice.trainers import trainer_of
from skill.domain.coach.requests import Ready, TakeBreather
from skill.domain.ground.lines import line
from skill.domain.ground.units import DurationMs
from skill.domain.library.contents import Breather, SourceKind
from skill.domain.listener.queue import Spot
from skill.domain.playback.breathers import is_in_breather, offset_after_breather, with_breathers
from skill.domain.playback.workout_position import WorkoutPosition
from skill.domain.playing.controls import on_resume
from skill.domain.playing.current_workout import (
    act_on_workout,
    is_paused,
    say_no_workout,
    workout_here,
)
from skill.domain.playing.player_orders import begin_breather, halt, resume_queue
from skill.domain.playing.requests import Resume
from skill.domain.turn.outcome import Outcome, Question
from skill.domain.turn.questions import say_no_audio
from skill.domain.turn.scene import Scene
from skill.domain.turn.talk import Pending
from skill.domain.turn.wish import Wish

MOST_RESTS = 5
SOMETHING_GENTLE = "something-gentle"
"""What a question is about (`Pending.about`) that offers a gentle workout."""


def on_breather(scene: Scene, heard: TakeBreather) -> Outcome:
    """Play a breather, then go on at the count-in of the interrupted move."""
    queue = workout_here(scene)
    if queue is None or queue.is_over:
        return _rest_without_workout(scene)
    if is_paused(scene, queue):
        return scene.say(line("coach.rest.paused"))
    return act_on_workout(scene, lambda scene, position: _rest(scene, position, heard.length_ms))


def on_ready(scene: Scene, _heard: Ready) -> Outcome:
    """End a breather or a pause; during a move, only confirm."""
    if not scene.device.has_audio:
        return say_no_audio(scene)
    queue = workout_here(scene)
    if (queue is None or queue.is_over) and not scene.is_playing():
        return on_start_workout(scene, StartWorkout(Wish()))
    if queue is None:
        return say_no_workout(scene)
    if is_in_breather(queue) and not is_paused(scene, queue):
        return resume_queue(scene, queue, line("coach.rest.over"))
    if is_paused(scene, queue):
        return on_resume(scene, Resume(SourceKind.WORKOUT))
    return scene.say(line("coach.rest.going"))


def _rest(scene: Scene, position: WorkoutPosition, length: DurationMs | None) -> Outcome:
    breather = scene.library.breather(trainer_of(scene.library, position.queue))
    offset = offset_after_breather(position.segment, position.offset_ms)
    if breather is None:
        return halt(scene, line("coach.rest.silent"))
    here = position.queue.spot
    spot = Spot(here.play, here.at, here.item, position.segment.id, offset)
    queue = with_breathers(position.queue, spot, _streams_for(length, breather))
    return begin_breather(scene, queue, line("coach.rest.begin"))


def _rest_without_workout(scene: Scene) -> Outcome:
    if scene.is_playing():
        return halt(scene, line("coach.rest.silent"))
    question = Question(line("health.gentle_ask"), line("health.gentle_again"), Pending(SOMETHING_GENTLE))
    return scene.say(line("coach.rest.nothing"), question=question)


def _streams_for(length: DurationMs | None, breather: Breather) -> int:
    """Return how many breather streams come nearest to a length, 1 to `MOST_RESTS`."""
    if length is None:
        return 1
    return max(1, min(MOST_RESTS, round(length / breather.duration_ms)))
