"""A wish that grows: what is said in a later turn is put to what was said before, and corrects it."""

from dataclasses import fields

from skill.domain.ground.records import replace
from skill.domain.library.placement import AUTHORS_CAST, Cast
from skill.domain.tailoring.moves import RUN
from skill.domain.turn.scene import Scene
from skill.domain.turn.wish import Wish

WHAT = ("kind", "muscle", "audience")
"""Parts of a wish that say what to train; the others say under which circumstances."""
GROWING = ("exclude",)
"""Parts to which more is added, and that nothing replaces."""
TALKING = {"wish", "choice"}
"""Questions that a wish answers."""


def said_in(wish: Wish) -> frozenset[str]:
    """Return which parts of a wish were said."""
    return frozenset(one.name for one in fields(wish) if getattr(wish, one.name) not in (None, ()))


def merged(before: Wish | None, said: Wish) -> Wish:
    """Return the wish so far with what was said now; the newer word counts."""
    if before is None:
        return said
    newer = {name: getattr(said, name) for name in said_in(said) - set(GROWING)}
    if "muscle" in newer:
        newer["also"] = said.also
    if {"kind", "muscle"} & newer.keys():
        # "No, core": another kind of training forgets the muscles of the first, and the other way round.
        newer.update({name: getattr(said, name) for name in ("kind", "muscle", "also")})
    exclude = tuple(dict.fromkeys((*before.exclude, *said.exclude)))
    return replace(before, **newer, exclude=exclude, unknown=said.unknown)


def is_run_wish(wish: Wish | None) -> bool:
    """True if somebody wishes for a run."""
    return wish is not None and wish.kind == RUN


def is_talking(scene: Scene) -> bool:
    """True if the talk is about which workout."""
    pending = scene.pending
    return pending is not None and (
        pending.about in TALKING or (pending.about == "offer" and bool(scene.talk.offered))
    )


def cast_for(scene: Scene, workout: str, cast: Cast) -> Cast:
    """Return a cast without what the workout has anyway, and without what is not there."""
    card = scene.library.workout_card(workout)
    trainer = cast.trainer if scene.library.trainer(cast.trainer) else ""
    music = cast.music if scene.library.playlist(cast.music) else ""
    if card is None:
        return AUTHORS_CAST
    return Cast("" if trainer == card.trainer else trainer, "" if music == card.playlist else music)
