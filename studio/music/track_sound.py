"""The sound of a track as the mixdown takes it: any excerpt, of the shipped file or of one made now.

A process keeps one decoded track, as 16-bit integers, about thirty megabytes; renders are ordered by track.
"""

from functools import lru_cache
from typing import TYPE_CHECKING

import numpy as np

from skill.content.authored import TrackFile
from studio.music.shipped_tracks import decode_track, sound_file
from studio.music.tempo import bars_to_samples

if TYPE_CHECKING:
    from studio.audio.samples import Pcm, Samples


@lru_cache(maxsize=1)
def track_sound(track: TrackFile) -> "Pcm":
    """Return a track as stereo samples of shape (n, 2) at 44,100 Hz; bar b begins at bars_to_samples(b).

    Raises:
        RenderError: the track is not shipped and could not be made, or ffmpeg cannot read it.
    """
    return decode_track(sound_file(track), bars_to_samples(track.bars, track.bpm))


def excerpt(track: TrackFile, start_bar: int, start: int, samples: int) -> "Samples":
    """Return an excerpt of a track, of shape (n, 2), from -1 to 1; the track is looped.

    Args:
        track: the track.
        start_bar: the bar from which `start` is counted.
        start: the first sample, counted from the beginning of that bar.
        samples: the length of the excerpt.
    """
    sound = track_sound(track)
    first = (bars_to_samples(start_bar % track.bars, track.bpm) + start) % len(sound)
    wanted = np.empty((samples, 2), np.float32)
    at = 0
    while at < samples:
        piece = sound[first : first + samples - at]
        np.multiply(piece, np.float32(1 / 32_768), out=wanted[at : at + len(piece)])
        at, first = at + len(piece), 0
    return wanted
