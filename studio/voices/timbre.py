"""Timbre: the pitch and the brightness of a voice in hertz, to check that no two trainers sound alike."""

from typing import TYPE_CHECKING

import numpy as np

from studio.audio.samples import SAMPLE_RATE

if TYPE_CHECKING:
    from studio.audio.samples import Samples

LOWEST_HZ, HIGHEST_HZ = 60, 400
FRAME = 2_048


def pitch_hz(sound: "Samples") -> float:
    """Return the median pitch of the voiced frames, by autocorrelation; 0 if no frame is voiced."""
    low, high = SAMPLE_RATE // HIGHEST_HZ, SAMPLE_RATE // LOWEST_HZ
    pitches = []
    for frame in _frames(sound):
        spectrum = np.fft.rfft(frame - frame.mean(), 2 * FRAME)
        alike = np.fft.irfft(np.abs(spectrum) ** 2)
        if alike[0] <= 0:
            continue
        lag = low + int(np.argmax(alike[low:high]))
        if alike[lag] > 0.5 * alike[0]:
            pitches.append(SAMPLE_RATE / lag)
    return float(np.median(pitches)) if pitches else 0.0


def brightness_hz(sound: "Samples") -> float:
    """Return the spectral centroid: the mean frequency, weighted by power."""
    power = np.mean([np.abs(np.fft.rfft(one * np.hanning(FRAME))) ** 2 for one in _frames(sound)], axis=0)
    return float(np.sum(power * np.fft.rfftfreq(FRAME, 1 / SAMPLE_RATE)) / np.sum(power))


def _frames(sound: "Samples") -> "np.ndarray":
    frames = sound[: len(sound) // FRAME * FRAME].reshape(-1, FRAME)
    level = np.sqrt(np.mean(frames**2, axis=1))
    return np.asarray(frames[level > 0.3 * level.max()])
