"""Music, as authors write it."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class TrackFile:
    """A piece of music of our own making."""

    id: str
    title: str
    bpm: int
    bars: int
    style: str
    key: str
    seed: int


@dataclass(frozen=True, slots=True)
class PlaylistFile:
    """A sequence of tracks."""

    name: str
    moods: tuple[str, ...]
    activities: tuple[str, ...]
    bpm_low: int
    bpm_high: int
    description: str
    premium: bool
    tracks: tuple[TrackFile, ...]
    called: tuple[str, ...] = ()
    rank: int = 100
