"""Questions with a part of the body: "which leg", said in a workout, is about the move that is on."""

from dataclasses import fields

from skill.domain.choice.requests import ListWorkouts
from skill.domain.coach.requests import AboutMove
from skill.domain.playing.current_workout import is_paused, workout_here
from skill.domain.turn.requests import Heard
from skill.domain.turn.scene import Scene

BODY = {"muscle", "also"}
"""The parts of a wish that name the body alone."""


def as_about_this_move(scene: Scene, heard: Heard) -> Heard:
    """Return the question about the move that is on, if a muscle alone names the wished list."""
    if not isinstance(heard, ListWorkouts) or not heard.wish.muscle:
        return heard
    said = {one.name for one in fields(heard.wish) if getattr(heard.wish, one.name) not in (None, ())}
    return AboutMove(heard.wish.muscle, side=True) if said <= BODY and _has_move(scene) else heard


def _has_move(scene: Scene) -> bool:
    queue = workout_here(scene)
    return queue is not None and not queue.is_over and (scene.is_training() or is_paused(scene, queue))
