"""Recasting: a workout led by another trainer, over other music, or with another move, than was written.

Nothing multiplies: the library keeps a name for how each exercise, trainer and playlist sounds now, its
edition, and the runtime names a recast segment by the editions of its parts (`skill/domain/streams.py`).
Only what is asked for is ever rendered.
"""

import hashlib
import json
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass, replace
from typing import Any

from skill.content.authored import Authored
from studio.music.assets import track_asset
from studio.score.cueing import Cueing
from studio.score.phrasing import Decks
from studio.score.plan import plan_workout
from studio.score.scoring import SegmentScore, music_under, score_segment

EDITION_LETTERS = 8

NO_MUSIC = "none"
"""Stands for a playlist where the voice is to be heard alone."""


PARTS = ("exercise", "trainer", "playlist")
"""What the editions in a recast segment's name stand for, in their order."""


@dataclass(frozen=True, slots=True)
class Recasting:
    """What of a segment is not as its author wrote it; ids, empty for the author's own."""

    trainer: str = ""
    music: str = ""
    move: str = ""


def recast(authored: Authored, workout_id: str, change: Recasting) -> Authored:
    """Return the library with one workout led by another trainer over other music."""
    workout = authored.workouts[workout_id]
    music = "" if change.music == NO_MUSIC else change.music
    changed = replace(workout, trainer=change.trainer or workout.trainer, playlist=music or workout.playlist)
    return replace(authored, workouts={**authored.workouts, workout_id: changed})


def score_recast(
    authored: Authored, workout_id: str, place: int, change: Recasting, asset: str
) -> SegmentScore:
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
    changed = recast(authored, workout_id, change)
    plan = list(plan_workout(changed, workout_id))
    if change.move:
        authored.exercises[change.move]
        plan[place] = replace(plan[place], exercise=change.move, is_new_move=True, reps=None)
    decks = Decks(f"{workout_id}/{place}/{change}")
    cueing = Cueing(changed, plan, plan[place], decks)
    score = score_segment(changed, plan[place], music_under(plan, plan[place]), cueing.cues(), cueing.bells())
    music = replace(score.music, track=NO_MUSIC) if change.music == NO_MUSIC else score.music
    return replace(score, asset=asset, music=music, is_recast=True)


def change_of(authored: Authored, score: SegmentScore, asset: str) -> Recasting | None:
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
    return Recasting(trainer, music, move)


def recast_name(
    authored: Authored, score: SegmentScore, change: Recasting, named: Mapping[tuple[str, str], str]
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


def single_changes(authored: Authored, score: SegmentScore) -> Iterator[Recasting]:
    """Yield each way in which one thing is otherwise: an easier or harder move, a trainer, music or none."""
    own = authored.workouts[score.workout]
    yield from (Recasting(move=one) for one in _variants(authored, score.exercise))
    yield from (Recasting(trainer=one) for one in sorted(authored.trainers) if one != own.trainer)
    yield from (
        Recasting(music=one) for one in (*sorted(authored.playlists), NO_MUSIC) if one != own.playlist
    )


def _variants(authored: Authored, exercise: str) -> list[str]:
    """Return the moves that saying "easier" or "harder", however often, leads to."""
    found = [exercise]
    for one in found:
        move = authored.exercises[one]
        found += [v for v in (move.easier.move, move.harder.move) if v and v not in found]
    return found[1:]


def editions(authored: Authored) -> dict[tuple[str, str], str]:
    """Return the edition of each exercise, trainer and playlist, by what it is and its id."""
    found: dict[tuple[str, str], str] = {}
    for one, exercise in authored.exercises.items():
        found["exercise", one] = _edition(asdict(exercise))
    for one, trainer in authored.trainers.items():
        found["trainer", one] = _edition(asdict(trainer))
    for one, playlist in authored.playlists.items():
        found["playlist", one] = _edition([track_asset(track) for track in playlist.tracks])
    return found


def _edition(made_from: Any) -> str:
    text = json.dumps(made_from, sort_keys=True)
    return hashlib.sha256(text.encode()).hexdigest()[:EDITION_LETTERS]
