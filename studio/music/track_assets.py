"""The names and lengths of rendered tracks, from their declarations alone. Light: the library needs them."""

import hashlib
import json
from dataclasses import asdict

from skill.content.authored import Authored, TrackFile
from skill.domain.ground.units import DurationMs
from studio.music.tempo import bars_to_ms

MUSIC_VERSION = 4
"""Raised whenever the same track would sound different."""


def track_asset(track: TrackFile) -> str:
    """Return the name of a track's file, without folder and suffix: a hash of its declaration."""
    made_from = asdict(track) | {"version": MUSIC_VERSION}
    del made_from["id"], made_from["title"]
    return hashlib.sha256(json.dumps(made_from, sort_keys=True).encode()).hexdigest()[:20]


def track_ms(track: TrackFile) -> DurationMs:
    """Return a track's length in milliseconds."""
    return bars_to_ms(track.bars, track.bpm)


def all_tracks(authored: Authored) -> list[TrackFile]:
    """Return the tracks of all playlists, in order."""
    return [track for one in sorted(authored.playlists) for track in authored.playlists[one].tracks]
