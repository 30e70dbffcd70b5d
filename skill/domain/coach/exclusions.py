"""What a person wants left out ("no jumping"): of the current workout, or of the one to be chosen."""

from skill.domain.choice.requests import StartWorkout
from skill.domain.choice.start_request import on_start_workout
from skill.domain.choice.wishes import is_choosing
from skill.domain.coach.requests import Spare, SwapMove, Walk
from skill.domain.coach.swap import on_swap_move
from skill.domain.ground.lines import line
from skill.domain.ground.units import MINUTE_MS
from skill.domain.playback.workout_position import WorkoutPosition
from skill.domain.playing.current_workout import act_on_workout, is_paused, say_about_workout, workout_here
from skill.domain.tailoring.moves import RUN
from skill.domain.tailoring.similar_moves import JUMPING, RUNNING
from skill.domain.turn.outcome import Outcome
from skill.domain.turn.scene import Scene
from skill.domain.turn.wish import Wish

STILL_TRAINING_MS = 10 * MINUTE_MS
"""A workout paused for no longer than this counts as the current one."""


def on_spare(scene: Scene, heard: Spare) -> Outcome:
    """Swap the moves ahead that were ruled out; without a current workout, choose one without them.

    In the middle of a workout the place is kept.
    """
    if is_training_now(scene):
        return on_swap_move(scene, SwapMove(without=heard.words or (heard.said,)))
    unknown = (heard.said,) if heard.said and not heard.words else ()
    return on_start_workout(scene, StartWorkout(Wish(exclude=heard.words, unknown=unknown)))


def on_walk(scene: Scene, _heard: Walk) -> Outcome:
    """Walk in place of every run that is left of a run; any other workout goes on as it is."""
    return act_on_workout(scene, _walk)


def _walk(scene: Scene, position: WorkoutPosition) -> Outcome:
    own = {one.exercise for one in (position.segment, *position.ahead())}
    moves = [scene.library.exercise(position.queue.move_for(one)) for one in own]
    if any(move is not None and RUNNING in move.holds for move in moves):
        return on_swap_move(scene, SwapMove(without=(RUNNING, JUMPING)))
    card = scene.library.workout_card(position.queue.source.id)
    is_run = card is not None and card.kind == RUN
    return say_about_workout(
        scene, position.queue, line("coach.walk.already" if is_run else "coach.walk.no_run")
    )


def is_training_now(scene: Scene) -> bool:
    """True if a workout plays here, or was paused a moment ago, and no other one is being chosen."""
    queue = workout_here(scene)
    if queue is None or queue.is_over or is_choosing(scene):
        return False
    # After a short pause the words mean this workout; the next day they may mean another one.
    return not is_paused(scene, queue) or queue.is_fresh(scene.now, STILL_TRAINING_MS)
