"""How often a workout's music comes again: the same bars of the same track, by the plan alone."""

from collections.abc import Iterator
from dataclasses import dataclass

from skill.content.authored import Authored
from skill.domain.ground.units import MINUTE_MS
from studio.music.tempo import bars_to_ms
from studio.score.segment_plan import plan_workout

MOST_AGAIN = 0.3
"""The most of a workout's bars that may have been heard before in it."""
NEAREST_MS = 6 * MINUTE_MS
"""The shortest time after which a bar may come again."""
PROMISED_MS = 20.5 * MINUTE_MS
"""The longest workout for which both are promised: one of twenty minutes, in whole bars."""


@dataclass(frozen=True, slots=True)
class HeardAgain:
    """What of a workout's music is heard more than once."""

    workout: str
    duration_ms: int
    tracks: int
    share: float
    """The part of its bars that were heard before."""
    nearest_ms: int | None
    """The shortest time between a bar and the same bar again; None if no bar comes again."""

    def faults(self) -> Iterator[str]:
        """Yield a sentence for each promise that is not kept."""
        if self.duration_ms > PROMISED_MS:
            return
        if self.share > MOST_AGAIN:
            yield f"{self.workout}: {self.share:.0%} of the music's bars were heard before"
        if self.nearest_ms is not None and self.nearest_ms < NEAREST_MS:
            yield f"{self.workout}: music comes again after {self.nearest_ms / MINUTE_MS:.1f} minutes"


def heard_again(authored: Authored, workout_id: str) -> HeardAgain:
    """Return what of a workout's music is heard more than once.

    Raises:
        KeyError: the workout or its playlist does not exist.
    """
    last: dict[tuple[str, int], int] = {}
    bars = again = now = 0
    apart = []
    for one in plan_workout(authored, workout_id):
        track = authored.track(one.track)
        for bar in range(one.bars):
            place, at = (track.id, (one.start_bar + bar) % track.bars), now + bars_to_ms(bar, one.bpm)
            if place in last:
                again += 1
                apart.append(at - last[place])
            last[place] = at
        bars += one.bars
        now += one.duration_ms
    tracks = len({track for track, _ in last})
    return HeardAgain(workout_id, now, tracks, again / bars, min(apart, default=None))
