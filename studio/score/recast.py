"""Recasting: a workout led by another trainer, over other music, or with another move, than was written.

Nothing multiplies: the library keeps a name for how each exercise, trainer and playlist sounds now, its
edition, and the runtime names a recast segment by the editions of its parts (`skill/domain/streams.py`).
Only what is asked for is ever rendered.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from skill.content.authored import Authored
from studio.score.cue_sheet import CueSheet
from studio.score.editions import editions
from studio.score.phrase_decks import PhraseDecks
from studio.score.segment_plan import plan_workout
from studio.score.segment_score import SegmentScore, music_under, score_segment

NO_MUSIC = "none"
"""Stands for a playlist where the voice is to be heard alone."""


PARTS = ("exercise", "trainer", "playlist")
"""What the editions in a recast segment's name stand for, in their order."""


@dataclass(frozen=True, slots=True)
class Recast:
    """What of a segment is not as its author wrote it; ids, empty for the author's own."""

    trainer: str = ""
    music: str = ""
    move: str = ""

    @property
    def seed(self) -> str:
        """The text that the wordings are shuffled by; it must not change, or recast renders would."""
        return f"Recasting(trainer={self.trainer!r}, music={self.music!r}, move={self.move!r})"


def recast_workout(authored: Authored, workout_id: str, change: Recast) -> Authored:
    """Return the library with one workout led by another trainer over other music."""
    workout = authored.workouts[workout_id]
    music = "" if change.music == NO_MUSIC else change.music
    changed = replace(workout, trainer=change.trainer or workout.trainer, playlist=music or workout.playlist)
    return replace(authored, workouts={**authored.workouts, workout_id: changed})


def score_recast(authored: Authored, workout_id: str, place: int, change: Recast, asset: str) -> SegmentScore:
    """Return the score of one segment, recast.

    Its times are those of the workout over that music, whatever is done in it: a changed move is told
    as a new one, as far as the time goes.

    Args:
        authored: the library.
        workout_id: the workout.
        place: which of its segments, 0 for the first.
        change: what is other than written.
        asset: the name by which the runtime asks for it.

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


def read_recast_name(authored: Authored, score: SegmentScore, asset: str) -> Recast | None:
    """Return what a recast segment's name says is other than in the score that it begins with.

    None if it names an edition that is none, or no longer one, of this library.
    """
    parts = asset.split(".")[1:]
    if len(parts) != len(PARTS):
        return None
    named = {(of, edition): one for (of, one), edition in editions(authored).items()}
    named["playlist", NO_MUSIC] = NO_MUSIC
    found = [named.get(part) for part in zip(PARTS, parts, strict=True)]
    own = authored.workouts[score.workout]
    written = (score.exercise, own.trainer, own.playlist)
    if None in found:
        return None
    move, trainer, music = (
        str(one) if one != as_written else "" for one, as_written in zip(found, written, strict=True)
    )
    return Recast(trainer, music, move)


def recast_name(
    authored: Authored, score: SegmentScore, change: Recast, named: Mapping[tuple[str, str], str]
) -> str:
    """Return the name of a recast segment's sound, as the runtime asks for it (`skill/domain/streams.py`).

    Args:
        authored: the library.
        score: the segment as it was written.
        change: what is other than written.
        named: the library's editions.
    """
    own = authored.workouts[score.workout]
    parts = (change.move or score.exercise, change.trainer or own.trainer, change.music or own.playlist)
    return ".".join((score.asset, *(named.get(one, one[1]) for one in zip(PARTS, parts, strict=True))))


def single_recasts(authored: Authored, score: SegmentScore) -> Iterator[Recast]:
    """Yield each way in which one thing is otherwise: an easier or harder move, a trainer, music or none."""
    own = authored.workouts[score.workout]
    yield from (Recast(move=one) for one in _variants(authored, score.exercise))
    yield from (Recast(trainer=one) for one in sorted(authored.trainers) if one != own.trainer)
    yield from (Recast(music=one) for one in (*sorted(authored.playlists), NO_MUSIC) if one != own.playlist)


def _variants(authored: Authored, exercise: str) -> list[str]:
    """Return the moves that saying "easier" or "harder", however often, leads to."""
    found = [exercise]
    for one in found:
        move = authored.exercises[one]
        found += [v for v in (move.easier.move, move.harder.move) if v and v not in found]
    return found[1:]
