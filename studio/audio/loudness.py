"""Loudness as a person hears it (ITU-R BS.1770), measured on hops of a tenth of a second.

The hops are kept, not only their sum: what a limiter would do to a mix can then be reckoned
without mixing it again.
"""

from functools import lru_cache
from typing import TYPE_CHECKING

import numpy as np

from studio.audio.samples import SAMPLE_RATE

if TYPE_CHECKING:
    from studio.audio.samples import Samples

HOP = SAMPLE_RATE // 10
"""Samples in a hop."""
EACH = 5
"""Samples that are added up to one before the transform; HOP is a multiple of it."""

_HEAD = ((1.53512485958697, -2.69169618940638, 1.19839281085285), (1.0, -1.69065929318241, 0.73248077421585))
_FLOOR = ((1.0, -2.0, 1.0), (1.0, -1.99004745483398, 0.99007225036621))
_FILTER_RATE = 48_000
"""The standard gives its two filters at this rate: a head's shelf, and a floor under the bass."""

SILENCE = -70.0
"""What the standard leaves out as silence, in LUFS."""


def hop_powers(sound: "Samples") -> "Samples":
    """Return the weighted power of each hop, both channels summed.

    Args:
        sound: shape (n, 2) or (n,); one channel counts as heard from both sides.

    Above 4 kHz all tones count about the same, so all power is counted as that of high tones, for which no
    transform is needed, and a small transform of the low tones takes back what they count less. Held against
    the whole transform, music differs by 0.01 dB, no tone by more than 0.06, at a third of the time.
    """
    channels = sound.reshape(len(sound), -1)
    hops = -(-len(channels) // HOP)
    padded = np.zeros((hops * HOP, 2), np.float32)
    padded[: len(channels)] = channels
    rows = padded.reshape(hops, 2 * HOP)
    high, less = _weights()
    # Both channels as one complex sound: a single transform holds the sum of their powers.
    both = padded.view(np.complex64).reshape(hops, HOP // EACH, EACH)
    low = both[:, :, 0] + both[:, :, 1]
    for place in range(2, EACH):
        low += both[:, :, place]
    tones = np.fft.fft(low, axis=1).view(np.float32)
    np.square(tones, out=tones)
    energy = np.einsum("ij,ij->i", rows, rows) * high - tones @ less
    return np.asarray(np.maximum(energy, 0) / np.float32(HOP**2), np.float32)


def integrated_loudness(hop_powers: "Samples") -> float:
    """Return the gated loudness of a row of hops, in LUFS; at least that of silence."""
    if not len(hop_powers):
        return SILENCE
    width = min(4, len(hop_powers))
    blocks = np.convolve(hop_powers, np.ones(width) / width, "valid")
    heard = blocks[blocks > _power(SILENCE)]
    if not len(heard):
        return SILENCE
    kept = heard[heard > heard.mean() * 0.1]
    return power_to_lufs(float(kept.mean()))


def loudness(sound: "Samples") -> float:
    """Return the gated loudness of a sound, in LUFS."""
    return integrated_loudness(hop_powers(sound))


def db_to_gain(decibels: float) -> float:
    """Return the factor of so many decibels."""
    return float(10 ** (decibels / 20))


def _power(lufs: float) -> float:
    return float(10 ** ((lufs + 0.691) / 10))


def power_to_lufs(power: float) -> float:
    """Return the loudness of a weighted power, in LUFS."""
    return float(-0.691 + 10 * np.log10(max(power, 1e-12)))


@lru_cache(maxsize=1)
def _weights() -> "tuple[np.float32, Samples]":
    """Return by how much the power of high tones counts, and how much less each tone of the small transform.

    Those stand as (real, imaginary) pairs. Adding up samples weakens the tones below its rate's half a
    little, which is made up for, and those above it by far; what is left of them falls where nothing is
    taken back.
    """
    tones = np.fft.fftfreq(HOP // EACH, EACH / SAMPLE_RATE)
    response = np.ones(len(tones) + 1, complex)
    z = np.exp(-2j * np.pi * np.append(tones, SAMPLE_RATE / 2) / _FILTER_RATE)
    for above, below in (_HEAD, _FLOOR):
        response *= np.polyval(above[::-1], z) / np.polyval(below[::-1], z)
    counted = np.abs(response) ** 2
    angle = np.pi * tones[1:] / SAMPLE_RATE
    kept = np.append(1.0, np.sin(EACH * angle) / np.sin(angle) / EACH)
    less = (counted[-1] - counted[:-1]) / kept**2
    return np.float32(counted[-1] * HOP), np.repeat(less, 2).astype(np.float32)
