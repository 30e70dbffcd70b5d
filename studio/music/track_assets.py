"""The names of rendered tracks: a hash of what a track is made from. Light, for the library needs it."""

import hashlib
import json
from dataclasses import asdict

from skill.content.authored import TrackFile
from skill.domain.units import DurationMs
from studio.music.tempo import bars_to_ms

MUSIC_VERSION = 3
"""Raised whenever the same track would sound different."""


def track_asset(track: TrackFile) -> str:
    """Return the name of a track's file, without folder and ending."""
    made_from = asdict(track) | {"version": MUSIC_VERSION}
    del made_from["id"], made_from["title"]
    return hashlib.sha256(json.dumps(made_from, sort_keys=True).encode()).hexdigest()[:20]


def track_ms(track: TrackFile) -> DurationMs:
    """Return a track's length."""
    return bars_to_ms(track.bars, track.bpm)
