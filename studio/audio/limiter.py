"""Peak limiting and soft clipping: what keeps a sound below a ceiling without distorting it."""

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from studio.audio.samples import Samples
from studio.audio.gains import FRAME, frames_in, sample_gains

CEILING = 0.535
"""−5.4 dBFS: MP3 cuts the highest tones; a sharp stroke that loses them rises by up to three decibels."""

LIMITER_RELEASE = 8.0

_RELEASED = 256
"""Frames after which the limiter has let go of a peak to the last bit."""


def frame_peaks(sound: "Samples") -> "Samples":
    """Return the highest peak in each frame of a sound of shape (n, 2) or (n,)."""
    missing = -len(sound) % FRAME
    if missing:
        sound = np.pad(sound, [(0, missing)] + [(0, 0)] * (sound.ndim - 1))
    rows = sound.reshape(frames_in(len(sound)), FRAME * (sound.size // max(1, len(sound))))
    return np.asarray(np.maximum(rows.max(axis=1), -rows.min(axis=1)), np.float32)


def limiter_gains(peaks: "Samples") -> "Samples":
    """Return the gains that keep each frame below the ceiling, whatever its peak.

    The gain is on its way down before a peak comes and takes its time afterwards; it turns the
    whole sound down for a moment and leaves its shape alone, so it does not distort.
    """
    need = np.minimum(1, CEILING / np.maximum(peaks, 1e-6))
    around = np.pad(need, (5, 5), constant_values=1.0)
    lowest = np.lib.stride_tricks.sliding_window_view(around, 6).min(axis=1)
    # By how much it turns down is the most of what is asked for and of what is left of each time before;
    # gathered over twice as many frames at each step, which needs no step for each frame.
    taken, over = 1.0 - lowest.astype(np.float64), 1
    while over < min(_RELEASED, len(taken)):
        taken[over:] = np.maximum(taken[over:], taken[:-over] * (1 - 1 / LIMITER_RELEASE) ** over)
        over *= 2
    return np.convolve(1 - taken, np.ones(5) / 5, "valid").astype(np.float32)


def peak_limited(sound: "Samples", most: float) -> "Samples":
    """Return a sound of shape (n,) whose highest peaks are turned down to a level, its shape kept.

    A voice is tamed by itself, so that its loudest syllable does not pull the music down with it.
    """
    peaks = frame_peaks(sound)
    return soft_clipped(
        sound * sample_gains(limiter_gains(peaks * np.float32(CEILING / most)), 0, len(sound)),
        most * 0.7,
        most,
    )


def soft_clipped(sound: "Samples", knee: float, top: float) -> "Samples":
    """Return a sound whose highest peaks are rounded, as a tape does; below the knee it stays as it is."""
    over = np.maximum(np.abs(sound) - knee, 0)
    bent = np.sign(sound) * (knee + (top - knee) * np.tanh(over / (top - knee)))
    return np.asarray(np.where(over > 0, bent, sound), np.float32)
