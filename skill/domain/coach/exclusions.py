"""What somebody wants to be spared: of the workout that they are in, or of the one to be chosen."""

from skill.domain.choice.requests import StartWorkout
from skill.domain.choice.start_request import on_start_workout
from skill.domain.choice.wishes import is_choosing
from skill.domain.coach.requests import Spare, SwapMove, Walk
from skill.domain.coach.swap import on_swap_move
from skill.domain.playing.current_workout import is_paused, workout_here
from skill.domain.tailoring.moves import JUMPING, RUNNING
from skill.domain.turn.outcome import Outcome
from skill.domain.turn.scene import Scene
from skill.domain.turn.wish import Wish

STILL_TRAINING_MS = 10 * 60_000
"""For so long a paused workout is the one that is meant."""


def on_spare(scene: Scene, heard: Spare) -> Outcome:
    """Change what is ahead in the workout; outside of one it is a wish for another.

    Nobody who says "no jumping" in the middle of a workout wants to lose their place for it.
    """
    if _is_training(scene):
        return on_swap_move(scene, SwapMove(without=heard.words or (heard.said,)))
    unknown = (heard.said,) if heard.said and not heard.words else ()
    return on_start_workout(scene, StartWorkout(Wish(exclude=heard.words, unknown=unknown)))


def on_walk(scene: Scene, _heard: Walk) -> Outcome:
    """Walk in place of every run that is left of the workout."""
    return on_swap_move(scene, SwapMove(without=(RUNNING, JUMPING)))


def _is_training(scene: Scene) -> bool:
    queue = workout_here(scene)
    if queue is None or queue.is_over or is_choosing(scene):
        return False
    # Who paused for a word to the coach is still in it; who comes back tomorrow may want another.
    return not is_paused(scene, queue) or queue.is_fresh(scene.now, STILL_TRAINING_MS)
