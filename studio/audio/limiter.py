"""Peak limiting and soft clipping: what keeps a sound below a ceiling without distorting it."""

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from studio.audio.samples import Samples
from studio.audio.gains import FRAME, frames_in, sample_gains

CEILING = 0.535
"""The highest peak before encoding, −5.4 dBFS. MP3 drops the highest frequencies, and a sharp attack without
them can peak up to three decibels higher."""

LIMITER_RELEASE = 8.0

_RELEASED = 256
"""Frames after which the limiter's reduction for a peak is below 16-bit precision."""


def frame_peaks(sound: "Samples") -> "Samples":
    """Return the peak of each frame of a sound of shape (n, 2) or (n,)."""
    missing = -len(sound) % FRAME
    if missing:
        sound = np.pad(sound, [(0, missing)] + [(0, 0)] * (sound.ndim - 1))
    rows = sound.reshape(frames_in(len(sound)), FRAME * (sound.size // max(1, len(sound))))
    return np.asarray(np.maximum(rows.max(axis=1), -rows.min(axis=1)), np.float32)


def limiter_gains(peaks: "Samples") -> "Samples":
    """Return the gains of a look-ahead limiter that keeps every frame below the ceiling.

    The gain goes down before a peak and recovers slowly after it, so the waveform is not distorted.
    """
    need = np.minimum(1, CEILING / np.maximum(peaks, 1e-6))
    around = np.pad(need, (5, 5), constant_values=1.0)
    lowest = np.lib.stride_tricks.sliding_window_view(around, 6).min(axis=1)
    # The reduction of a frame is the greatest of its own and of what remains of all earlier ones. Doubling
    # the distance at each step computes this without a loop over the frames.
    taken, over = 1.0 - lowest.astype(np.float64), 1
    while over < min(_RELEASED, len(taken)):
        taken[over:] = np.maximum(taken[over:], taken[:-over] * (1 - 1 / LIMITER_RELEASE) ** over)
        over *= 2
    return np.convolve(1 - taken, np.ones(5) / 5, "valid").astype(np.float32)


def peak_limited(sound: "Samples", most: float) -> "Samples":
    """Return a sound of shape (n,), limited to a peak level.

    Clips are limited on their own, so that a loud syllable does not turn the music down in the mix's limiter.
    """
    peaks = frame_peaks(sound)
    return soft_clipped(
        sound * sample_gains(limiter_gains(peaks * np.float32(CEILING / most)), 0, len(sound)),
        most * 0.7,
        most,
    )


def soft_clipped(sound: "Samples", knee: float, top: float) -> "Samples":
    """Return a soft-clipped sound: peaks above the knee are bent below `top`, as by tape saturation."""
    over = np.maximum(np.abs(sound) - knee, 0)
    bent = np.sign(sound) * (knee + (top - knee) * np.tanh(over / (top - knee)))
    return np.asarray(np.where(over > 0, bent, sound), np.float32)
