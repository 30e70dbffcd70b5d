"""Shaping: what every engine's clip needs before it is a clip of ours."""

from math import gcd
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from studio.voices.engines import Samples

EDGE = 512
"""Samples of silence around a sound while it is resampled, so that its end does not ring into its start."""


def trimmed(sound: "Samples") -> "Samples":
    """Return the sound from its first to its last sample above the noise."""
    loud = np.flatnonzero(np.abs(sound) > 0.01)
    return sound[loud[0] : loud[-1] + 1] if len(loud) else sound[:0]


def resampled(sound: "Samples", rate: int, wanted: int) -> "Samples":
    """Return a sound at another rate: its spectrum, and nothing above it.

    A straight line between two samples would leave a mirror of the voice above it: a lisp.
    """
    if not len(sound) or rate == wanted:
        return sound
    common = gcd(rate, wanted)
    step = rate // common
    length = -(-(len(sound) + 2 * EDGE) // step) * step
    around = np.zeros(length, np.float64)
    around[EDGE : EDGE + len(sound)] = sound
    spectrum = np.fft.rfft(around)
    longer = length // step * (wanted // common)
    out = np.fft.irfft(spectrum, longer) * (longer / length)
    first = round(EDGE * wanted / rate)
    return out[first : first + round(len(sound) * wanted / rate)].astype(np.float32)
