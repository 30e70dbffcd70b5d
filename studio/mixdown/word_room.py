"""Room for words: under a voice the music gives way most from 1 to 4 kHz, where words are told apart."""

from functools import lru_cache
from typing import TYPE_CHECKING

import numpy as np

from studio.audio.samples import SAMPLE_RATE
from studio.mixdown.word_clarity import WORDS_HZ

if TYPE_CHECKING:
    from studio.audio.samples import Samples

REACH = 128
"""By how many samples the filter looks back and ahead: three milliseconds, which makes slopes of 350 Hz."""
_BLOCK = 1_024
_SIZE = _BLOCK + 2 * REACH


def word_band(sound: "Samples") -> "Samples":
    """Return what a stereo sound has from 1 to 4 kHz, without delay.

    Args:
        sound: of shape (n + 2 · `REACH`, 2): the filter needs what lies around.

    Returns:
        The band, of shape (n, 2).
    """
    samples = len(sound) - 2 * REACH
    blocks = -(-samples // _BLOCK)
    padded = np.zeros((blocks * _BLOCK + 2 * REACH, 2), np.float32)
    padded[: len(sound)] = sound
    # Left and right as one complex number, for one transform; a filter of real numbers keeps them apart.
    both = np.lib.stride_tricks.sliding_window_view(padded.view(np.complex64)[:, 0], _SIZE)[::_BLOCK]
    filtered = np.fft.ifft(np.fft.fft(both) * _response())[:, :_BLOCK]
    return np.ascontiguousarray(filtered).view(np.float32).reshape(-1, 2)[:samples]


@lru_cache(maxsize=1)
def _response() -> "np.ndarray[tuple[int], np.dtype[np.complex64]]":
    """Return the filter's response: a windowed sinc of odd length, whose middle comes `REACH` samples in."""
    at = np.arange(-REACH, REACH + 1) / SAMPLE_RATE
    taps = sum(sign * 2 * hz * np.sinc(2 * hz * at) for sign, hz in zip((-1, 1), WORDS_HZ, strict=True))
    taps = taps * np.hamming(len(at)) / SAMPLE_RATE
    return np.asarray(np.conj(np.fft.fft(taps, _SIZE)), np.complex64)
