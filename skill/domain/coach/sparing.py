"""What somebody wants to be spared: heard as what it is about, the workout that plays or one to be chosen."""

from skill.domain.choice.wishing import is_talking
from skill.domain.choosing import NOTHING
from skill.domain.classes import replace
from skill.domain.coach.footing import is_paused, workout_here
from skill.domain.coach.heard import SwapMove
from skill.domain.heard import Heard, StartWorkout, Wish
from skill.domain.scene import Scene

PAUSE_MS = 10 * 60_000
"""For so long a paused workout is the one that is meant."""


def as_meant(scene: Scene, heard: Heard) -> Heard:
    """Return "no jumping" in the middle of a workout as a wish about that one.

    Nobody who says what they want to be spared wants to lose their place for it.
    """
    if isinstance(heard, StartWorkout) and _only_spares(heard.wish) and _is_training(scene):
        return SwapMove(equipment=heard.wish.equipment, without=heard.wish.exclude)
    return heard


def _only_spares(wish: Wish) -> bool:
    bare = replace(wish, exclude=(), equipment=None if wish.equipment == NOTHING else wish.equipment)
    return bare.is_open and not wish.is_open


def _is_training(scene: Scene) -> bool:
    queue = workout_here(scene)
    if queue is None or queue.is_over or is_talking(scene):
        return False
    if not is_paused(scene, queue):
        return True
    # Who paused for a word to the coach is still in it; who comes back tomorrow may want another.
    return queue.silent_since is not None and scene.now - queue.silent_since <= PAUSE_MS
