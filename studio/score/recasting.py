"""Recasting: a workout led by another trainer, or over other music, than its author wrote.

Nothing multiplies: the library keeps a name for how each exercise, trainer and playlist sounds now, its
edition, and the runtime names a recast segment by the editions of its parts (`skill/domain/streams.py`).
"""

import hashlib
import json
from dataclasses import asdict, replace
from typing import Any

from skill.content.authored import Authored
from studio.music.assets import track_asset

EDITION_LETTERS = 8


def recast(authored: Authored, workout_id: str, *, trainer: str = "", music: str = "") -> Authored:
    """Return the library with one workout recast; what is left empty stays the author's."""
    workout = authored.workouts[workout_id]
    changed = replace(workout, trainer=trainer or workout.trainer, playlist=music or workout.playlist)
    return replace(authored, workouts={**authored.workouts, workout_id: changed})


def editions(authored: Authored) -> dict[tuple[str, str], str]:
    """Return the edition of each exercise, trainer and playlist, by what it is and its id."""
    found: dict[tuple[str, str], str] = {}
    for one, exercise in authored.exercises.items():
        found["exercise", one] = _edition(asdict(exercise))
    for one, trainer in authored.trainers.items():
        found["trainer", one] = _edition(asdict(trainer))
    for one, playlist in authored.playlists.items():
        found["playlist", one] = _edition(track_asset(playlist.tracks[0]))
    return found


def _edition(made_from: Any) -> str:
    text = json.dumps(made_from, sort_keys=True)
    return hashlib.sha256(text.encode()).hexdigest()[:EDITION_LETTERS]
