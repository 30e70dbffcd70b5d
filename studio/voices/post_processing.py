"""What turns an engine's output into a clip: trimming, resampling, and the size of the vocal tract."""

from typing import TYPE_CHECKING

import numpy as np

from studio.audio.resample import resampled
from studio.audio.samples import SAMPLE_RATE

if TYPE_CHECKING:
    from studio.audio.samples import Samples

NOISE = 0.01
"""The level, as a part of full scale, below which a sample counts as silence."""


def trimmed(sound: "Samples") -> "Samples":
    """Return a sound without the silence before its first and after its last audible sample."""
    loud = np.flatnonzero(np.abs(sound) > NOISE)
    return sound[loud[0] : loud[-1] + 1] if len(loud) else sound[:0]


def finished_clip(sound: "Samples", rate: int, tract: int = 100) -> "Samples":
    """Return an engine's output as a clip: trimmed, at 44,100 Hz, with the vocal tract scaled.

    Played faster, a voice becomes higher in pitch and in its formants at once, like that of a smaller
    person; the engine is asked for a slower pace to make up for the time.

    Args:
        sound: the engine's output, of shape (n,).
        rate: its sample rate in hertz.
        tract: the playback speed in percent; 100 leaves the voice as it is.
    """
    return resampled(trimmed(sound), rate * tract // 100, SAMPLE_RATE)
