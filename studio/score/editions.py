"""Editions: a short hash of how each exercise, trainer and playlist sounds now.

The runtime names a recast segment by the editions of its parts (`skill/domain/playback/streams.py`), so a
changed part leads to a new name.
"""

import hashlib
import json
from dataclasses import asdict
from typing import Any

from skill.content.authored import Authored
from studio.music.track_assets import track_asset
from studio.voices.clip_index import chosen_takes

EDITION_LETTERS = 8
SEEN = {"colour"}
"""What of a trainer is seen and not heard: another colour needs no other sound."""


def editions(authored: Authored) -> dict[tuple[str, str], str]:
    """Return the editions by kind (`exercise`, `trainer` or `playlist`) and id."""
    found: dict[tuple[str, str], str] = {}
    for one, exercise in authored.exercises.items():
        found["exercise", one] = _edition(asdict(exercise))
    for one, trainer in authored.trainers.items():
        takes = chosen_takes(one)
        heard = {key: value for key, value in asdict(trainer).items() if key not in SEEN}
        found["trainer", one] = _edition([heard, takes] if takes else heard)
    for one, playlist in authored.playlists.items():
        found["playlist", one] = _edition([track_asset(track) for track in playlist.tracks])
    return found


def _edition(made_from: Any) -> str:
    text = json.dumps(made_from, sort_keys=True)
    return hashlib.sha256(text.encode()).hexdigest()[:EDITION_LETTERS]
