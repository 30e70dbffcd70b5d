"""Sample-rate conversion by the spectrum, free of aliasing."""

from math import gcd
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from studio.audio.samples import Samples


EDGE = 512
"""Samples of silence around a sound while it is resampled, so that its end does not wrap into its start."""


def resampled(sound: "Samples", rate: int, wanted: int) -> "Samples":
    """Return a sound at another sample rate, band-limited to what both rates can hold.

    Linear interpolation would leave a mirror image of the spectrum, which is heard as a lisp.

    Args:
        sound: shape (n,).
        rate: its sample rate in hertz.
        wanted: the new sample rate in hertz.
    """
    if not len(sound) or rate == wanted:
        return sound
    common = gcd(rate, wanted)
    step = rate // common
    length = _smooth(-(-(len(sound) + 2 * EDGE) // step)) * step
    around = np.zeros(length, np.float32)
    around[EDGE : EDGE + len(sound)] = sound
    spectrum = np.fft.rfft(around)
    other = length // step * (wanted // common)
    out = np.fft.irfft(spectrum, other)
    first = round(EDGE * wanted / rate)
    return np.asarray(out[first : first + round(len(sound) * wanted / rate)] * np.float32(other / length))


def _smooth(count: int) -> int:
    """Return the first number from `count` on whose prime factors are 2, 3 and 5 only.

    A transform whose length has a large prime factor takes many times as long.
    """
    while True:
        left = count
        for prime in (2, 3, 5):
            while left % prime == 0:
                left //= prime
        if left == 1:
            return count
        count += 1
