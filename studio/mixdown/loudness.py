"""Loudness as a person hears it (ITU-R BS.1770), measured on hops of a tenth of a second.

The hops are kept, not only their sum: what a limiter would do to a mix can then be reckoned
without mixing it again.
"""

from functools import lru_cache
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from studio.voices.engines import Samples

SAMPLE_RATE = 44_100
HOP = SAMPLE_RATE // 10
"""Samples in a hop."""

_HEAD = ((1.53512485958697, -2.69169618940638, 1.19839281085285), (1.0, -1.69065929318241, 0.73248077421585))
_FLOOR = ((1.0, -2.0, 1.0), (1.0, -1.99004745483398, 0.99007225036621))
_FILTER_RATE = 48_000
"""The standard gives its two filters at this rate: a head's shelf, and a floor under the bass."""

SILENCE = -70.0
"""What the standard leaves out as silence, in LUFS."""


def powers(sound: "Samples") -> "Samples":
    """Return the weighted power of each hop, both channels summed.

    Args:
        sound: shape (n, 2) or (n,); one channel counts as heard from both sides.
    """
    channels = sound.reshape(len(sound), -1)
    hops = -(-len(channels) // HOP)
    padded = np.zeros((hops * HOP, 2), np.float32)
    padded[: len(channels)] = channels
    # Both channels as one complex sound: a single transform holds the sum of their powers.
    spectrum = np.fft.fft(padded.view(np.complex64).reshape(hops, HOP), axis=1)
    energy = (spectrum.real**2 + spectrum.imag**2) @ _weights()
    return np.asarray(energy / np.float32(HOP**2), np.float32)


def integrated(hop_powers: "Samples") -> float:
    """Return the gated loudness of a row of hops, in LUFS; at least that of silence."""
    if not len(hop_powers):
        return SILENCE
    width = min(4, len(hop_powers))
    blocks = np.convolve(hop_powers, np.ones(width) / width, "valid")
    heard = blocks[blocks > _power(SILENCE)]
    if not len(heard):
        return SILENCE
    kept = heard[heard > heard.mean() * 0.1]
    return lufs(float(kept.mean()))


def loudness(sound: "Samples") -> float:
    """Return the gated loudness of a sound, in LUFS."""
    return integrated(powers(sound))


def gain(decibels: float) -> float:
    """Return the factor of so many decibels."""
    return float(10 ** (decibels / 20))


def _power(lufs: float) -> float:
    return float(10 ** ((lufs + 0.691) / 10))


def lufs(power: float) -> float:
    """Return the loudness of a weighted power, in LUFS."""
    return float(-0.691 + 10 * np.log10(max(power, 1e-12)))


@lru_cache(maxsize=1)
def _weights() -> "Samples":
    """Return by how much each frequency of a hop counts."""
    z = np.exp(-2j * np.pi * np.fft.fftfreq(HOP, 1 / SAMPLE_RATE) / _FILTER_RATE)
    response = np.ones(len(z), complex)
    for above, below in (_HEAD, _FLOOR):
        response *= np.polyval(above[::-1], z) / np.polyval(below[::-1], z)
    return np.asarray(np.abs(response) ** 2, np.float32)
