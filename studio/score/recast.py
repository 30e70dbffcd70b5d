"""Recast segments: with another trainer, other music or another move than the author of the workout wrote.

The library does not list recast segments, for there would be too many. It keeps an edition for each exercise,
trainer and playlist, and the runtime names a recast segment by the editions of its parts
(`skill/domain/playback/streams.py`). All their names are enumerated in `studio/addresses/`.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from skill.content.authored import Authored
from skill.domain.library.placement import NO_MUSIC
from studio.score.cue_sheet import CueSheet
from studio.score.phrase_decks import PhraseDecks
from studio.score.segment_plan import plan_workout
from studio.score.segment_score import SegmentScore, music_under, score_segment
from studio.score.substitutes import moves_of, variants

PARTS = ("exercise", "trainer", "playlist")
"""The kinds of the editions in a recast segment's name, in their order."""


@dataclass(frozen=True, slots=True)
class Recast:
    """How a segment differs from what its author wrote: ids, empty where it does not differ."""

    trainer: str = ""
    music: str = ""
    move: str = ""

    @property
    def seed(self) -> str:
        """The text that the wordings are shuffled by; it must not change, or recast renders would."""
        return f"Recasting(trainer={self.trainer!r}, music={self.music!r}, move={self.move!r})"


AS_WRITTEN = Recast()
"""No difference."""


def recast_workout(authored: Authored, workout_id: str, change: Recast) -> Authored:
    """Return the library in which one workout has another trainer and other music."""
    workout = authored.workouts[workout_id]
    music = "" if change.music == NO_MUSIC else change.music
    changed = replace(workout, trainer=change.trainer or workout.trainer, playlist=music or workout.playlist)
    return replace(authored, workouts={**authored.workouts, workout_id: changed})


def score_recast(authored: Authored, workout_id: str, place: int, change: Recast, asset: str) -> SegmentScore:
    """Return the score of one recast segment.

    Its times are those of the workout over that music, whatever the move is. A changed move is introduced
    like a new one, as far as there is time.

    Args:
        authored: the library.
        workout_id: the workout.
        place: which of its segments, 0 for the first.
        change: the difference from what was written.
        asset: the name by which the runtime asks for the segment.

    Raises:
        KeyError: the workout, the trainer, the playlist or the exercise does not exist.
        IndexError: the workout has no such segment.
    """
    changed = recast_workout(authored, workout_id, change)
    plan = list(plan_workout(changed, workout_id))
    if change.move:
        authored.exercises[change.move]
        plan[place] = replace(plan[place], exercise=change.move, is_new_move=True, reps=None)
    decks = PhraseDecks(f"{workout_id}/{place}/{change.seed}")
    cueing = CueSheet(changed, plan, plan[place], decks)
    score = score_segment(changed, plan[place], music_under(plan, plan[place]), cueing.cues(), cueing.bells())
    music = replace(score.music, track=NO_MUSIC) if change.music == NO_MUSIC else score.music
    return replace(score, asset=asset, music=music, is_recast=True)


def recast_name(
    authored: Authored, score: SegmentScore, change: Recast, named: Mapping[tuple[str, str], str]
) -> str:
    """Return the name by which the runtime asks for a recast segment (`skill/domain/playback/streams.py`).

    Args:
        authored: the library.
        score: the segment as it was written.
        change: the difference from what was written.
        named: the library's editions.
    """
    own = authored.workouts[score.workout]
    parts = (change.move or score.exercise, change.trainer or own.trainer, change.music or own.playlist)
    return ".".join((score.asset, *(named.get(one, one[1]) for one in zip(PARTS, parts, strict=True))))


def single_recasts(authored: Authored, score: SegmentScore) -> Iterator[Recast]:
    """Yield each recast in one respect: an easier or harder move, another trainer, other music or none."""
    own = authored.workouts[score.workout]
    yield from (Recast(move=one) for one in variants(moves_of(authored), score.exercise))
    yield from (Recast(trainer=one) for one in sorted(authored.trainers) if one != own.trainer)
    yield from (Recast(music=one) for one in (*sorted(authored.playlists), NO_MUSIC) if one != own.playlist)
