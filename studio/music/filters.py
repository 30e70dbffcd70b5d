"""Filters of whole sounds: a high-pass and a high shelf, by one transform."""

from collections.abc import Callable
from typing import TYPE_CHECKING

import numpy as np

from studio.audio.loudness import db_to_gain
from studio.audio.samples import SAMPLE_RATE

if TYPE_CHECKING:
    from studio.audio.samples import Samples

_EDGE, _BLOCK = 8_192, 65_536


def high_passed(sound: "Samples", hertz: float) -> "Samples":
    """Return a looped sound high-passed at a frequency in hertz; the filter runs on across the loop."""
    return _filtered(sound, lambda at: 1 / np.sqrt(1 + (np.float32(hertz) / at) ** 6))


def shelved(sound: "Samples", hertz: float, decibels: float) -> "Samples":
    """Return a looped sound with another level above a frequency in hertz, half of it there."""
    way = np.float32(np.log(db_to_gain(decibels)))
    return _filtered(sound, lambda at: np.exp(way / (1 + (np.float32(hertz) / at) ** 4)))


def _filtered(sound: "Samples", keeps: "Callable[[Samples], Samples]") -> "Samples":
    # A whole number of blocks: a transform whose length has a large prime factor takes many times as long.
    size = -(-(len(sound) + 2 * _EDGE) // _BLOCK) * _BLOCK
    at = np.maximum(np.fft.rfftfreq(size, 1 / SAMPLE_RATE).astype(np.float32), np.float32(0.1))
    answer = keeps(at)
    for side in range(sound.shape[1]):
        around = np.pad(sound[:, side], (_EDGE, size - len(sound) - _EDGE), "wrap")
        sound[:, side] = np.fft.irfft(np.fft.rfft(around) * answer, size)[_EDGE : _EDGE + len(sound)]
    return sound
