"""The clarity of a clip: its part from 1 to 4 kHz, where words are told apart, lifted where it is weak."""

from typing import TYPE_CHECKING

import numpy as np

from studio.audio.samples import SAMPLE_RATE

if TYPE_CHECKING:
    from studio.audio.samples import Samples

WORDS_HZ = (1_000, 4_000)
"""The band in which words are told apart."""
CLEAR_DB = -9.0
"""The level of that band beside the whole clip's, from which words stand out of music."""
MOST_DB = 6.0
"""More would sound like a telephone."""
SLOPE = 0.5
"""How far the lift reaches beyond the band, in octaves."""


def with_clear_words(sound: "Samples") -> "Samples":
    """Return a clip of shape (n,) at 44,100 Hz with the band of words lifted as far as it is weak."""
    size = 1 << max(1, len(sound) - 1).bit_length()
    spectrum = np.fft.rfft(sound, size)
    power = np.square(np.abs(spectrum))
    hz = np.arange(len(spectrum)) * (SAMPLE_RATE / size)
    inside = (hz >= WORDS_HZ[0]) & (hz < WORDS_HZ[1])
    level = 10 * np.log10((power[inside].sum() + 1e-12) / (power.sum() + 1e-12))
    lift = min(MOST_DB, max(0.0, CLEAR_DB - float(level)))
    if not lift:
        return sound
    octaves = np.log2(np.maximum(hz, 1) / WORDS_HZ[0]), np.log2(WORDS_HZ[1] / np.maximum(hz, 1))
    within = np.clip(np.minimum(*octaves) / SLOPE + 1, 0, 1)
    gains = 10 ** (lift * (0.5 - 0.5 * np.cos(np.pi * within)) / 20)
    return np.asarray(np.fft.irfft(spectrum * gains, size)[: len(sound)], np.float32)
