"""What a server of the audio must not give away unsigned: the other side of the gate's lock.

A stream's file is named by what it sounds like, so one that a free workout shares is free.
"""

from skill.domain.library.contents import Workout
from skill.domain.library.lookup import Library
from skill.domain.library.placement import NO_MUSIC
from skill.domain.tailoring.workout_search import workouts_that_fit
from skill.domain.turn.wish import Wish

MOST = 10_000
ENDING = ".mp3"
RECAST_PARTS = 4


class PremiumAudio:
    """Knows of each file's path whether it is premium; made once from a library, and then only asked."""

    def __init__(self, library: Library) -> None:
        free: dict[str, set[tuple[str, str]]] = {}
        for card in workouts_that_fit(library, Wish(), MOST):
            workout = None if card.premium else library.workout(card.id)
            if workout is not None:
                casts = _free_casts(library, workout)
                for segment in workout.segments:
                    free.setdefault(segment.asset, set()).update(casts)
        self._free = free
        self._free_tracks = {t.asset for one in library.playlists() if not one.premium for t in one.tracks}

    def needs_signature(self, path: str) -> bool:
        """True if `segments/….mp3` or `tracks/….mp3` may be had by those alone who have premium.

        What the library does not know counts as premium.
        """
        folder, _, name = path.partition("/")
        if not name.endswith(ENDING):
            return True
        name = name.removesuffix(ENDING)
        if folder == "tracks":
            return name not in self._free_tracks
        asset, *editions = name.split(".")
        if asset not in self._free or len(editions) not in {0, RECAST_PARTS - 1}:
            return True
        return bool(editions) and (editions[1], editions[2]) not in self._free[asset]


def _free_casts(library: Library, workout: Workout) -> set[tuple[str, str]]:
    """Return the editions of trainer and music with which a free workout's segments are free."""
    trainer = library.edition("trainer", workout.card.trainer)
    lists = (workout.card.playlist, NO_MUSIC)
    return {(trainer, library.edition("playlist", one)) for one in lists}
