"""Shaping: what every engine's clip needs before it is a clip of ours."""

from math import gcd
from typing import TYPE_CHECKING

import numpy as np

from studio.voices.engines import SAMPLE_RATE

if TYPE_CHECKING:
    from studio.voices.engines import Samples

EDGE = 512
"""Samples of silence around a sound while it is resampled, so that its end does not ring into its start."""


def trimmed(sound: "Samples") -> "Samples":
    """Return the sound from its first to its last sample above the noise."""
    loud = np.flatnonzero(np.abs(sound) > 0.01)
    return sound[loud[0] : loud[-1] + 1] if len(loud) else sound[:0]


def shaped(sound: "Samples", rate: int, tract: int = 100) -> "Samples":
    """Return an engine's sound as a clip: trimmed, at 44,100 Hz, in a tract of so many percent.

    Played faster, a voice is smaller and higher at once, in its pitch and in its vowels, as that of
    another person is; the engine is asked for another pace to make up for the time.
    """
    return resampled(trimmed(sound), rate * tract // 100, SAMPLE_RATE)


def from_pcm(raw: bytes) -> "Samples":
    """Return 16-bit little-endian samples as sound of shape (n,), from -1 to 1."""
    return (np.frombuffer(raw, "<i2") / 32_768).astype(np.float32)


def resampled(sound: "Samples", rate: int, wanted: int) -> "Samples":
    """Return a sound at another rate: its spectrum, and nothing above what both rates can hold.

    A straight line between two samples would leave a mirror of the voice above it: a lisp.
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
    """Return the next number from this on that is made of twos, threes and fives alone.

    A transform whose length has a great prime in it takes many times as long.
    """
    while True:
        left = count
        for prime in (2, 3, 5):
            while left % prime == 0:
                left //= prime
        if left == 1:
            return count
        count += 1
