"""Music as the mixdown takes it: any stretch of a track, from the shipped file or one made now.

A track is decoded once a process and kept as whole numbers of 16 bits, about thirty megabytes. Only one is
kept: renders come track by track.
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
        RenderError: it is not shipped and could not be made, or ffmpeg cannot read it.
    """
    return decode_track(sound_file(track), bars_to_samples(track.bars, track.bpm))


def excerpt(track: TrackFile, start_bar: int, start: int, samples: int) -> "Samples":
    """Return so many samples of a track, from -1 to 1, going round at its end.

    Args:
        track: the track.
        start_bar: the bar that counts as the beginning.
        start: samples after that bar's beginning.
        samples: how many are wanted.
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
