"""A wish over several turns of a conversation: later words add to earlier ones, or replace them."""

from dataclasses import fields

from skill.domain.ground.records import replace
from skill.domain.library.contents import SourceKind, WorkoutCard
from skill.domain.library.placement import AUTHORS_CAST, Cast
from skill.domain.tailoring.moves import RUN
from skill.domain.turn.scene import Scene
from skill.domain.turn.wish import Wish

KIND_PARTS = ("kind", "muscle", "audience")
"""Parts of a wish that say what to train."""
NAMING_PARTS = (*KIND_PARTS, "trainer")
"""Parts of a wish whose values may be refused."""
ADDITIVE_PARTS = ("exclude", "unwanted")
"""Parts whose new values are added to the old ones instead of replacing them."""
RUNNING = "running"
"""What leaves out runs; a wish for a run that comes later takes it back: "something for the treadmill"."""
CHOICE_QUESTIONS = {"wish", "choice", "did-you-mean"}
"""What a question is about (`Pending.about`) that a wish answers."""


def parts_said(wish: Wish) -> frozenset[str]:
    """Return the names of the wish's fields that were said."""
    return frozenset(one.name for one in fields(wish) if getattr(wish, one.name) not in (None, ()))


def merged(before: Wish | None, said: Wish) -> Wish:
    """Return the earlier wish with what was said now; newer values replace older ones."""
    if before is None:
        return said
    newer = {name: getattr(said, name) for name in parts_said(said) - {*ADDITIVE_PARTS, "unknown"}}
    if "muscle" in newer:
        newer["also"] = said.also
    if {"kind", "muscle"} & newer.keys():
        # "No, core": a new kind of training drops the muscles said before, and the other way round.
        newer.update({name: getattr(said, name) for name in ("kind", "muscle", "also")})
    # What was wanted before may be refused now, and the other way round: the last word counts.
    refused = {name: None for name in NAMING_PARTS if getattr(before, name) in said.unwanted}
    wanted = {getattr(said, name) for name in NAMING_PARTS}
    unwanted = (one for one in dict.fromkeys((*before.unwanted, *said.unwanted)) if one not in wanted)
    exclude = tuple(dict.fromkeys((*before.exclude, *said.exclude)))
    if is_run_wish(said):
        exclude = tuple(one for one in exclude if one != RUNNING or one in said.exclude)
    parts = {**refused, **newer}
    return replace(before, **parts, exclude=exclude, unwanted=tuple(unwanted), unknown=said.unknown)


def is_run_wish(wish: Wish | None) -> bool:
    """True if the wish is for a run."""
    return wish is not None and wish.kind == RUN


def is_choosing(scene: Scene) -> bool:
    """True if the open question is about which workout to do."""
    pending = scene.pending
    return pending is not None and (
        pending.about in CHOICE_QUESTIONS or (pending.about == "offer" and bool(scene.talk.offered))
    )


def workout_here_or_last(scene: Scene) -> WorkoutCard | None:
    """Return the workout on this device, else the person's last one; None if there is none."""
    queue = scene.queue_here() or scene.listener.workout
    if queue is None or queue.source.kind is not SourceKind.WORKOUT:
        return None
    return scene.library.workout_card(queue.source.id)


def cast_for(scene: Scene, workout: str, cast: Cast) -> Cast:
    """Return a cast without the workout's own trainer and music, and without ids that the library lacks."""
    card = scene.library.workout_card(workout)
    trainer = cast.trainer if scene.library.trainer(cast.trainer) else ""
    music = cast.music if scene.library.playlist(cast.music) else ""
    if card is None:
        return AUTHORS_CAST
    return Cast("" if trainer == card.trainer else trainer, "" if music == card.playlist else music)
