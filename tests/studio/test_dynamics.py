"""The limiter turns down and does not bend: measured as harmonic distortion of a tone while it is at work."""

import numpy as np

from studio.mixdown.dynamics import CEILING, levelling, limiting, peaks_of, spread
from studio.mixdown.loudness import powers
from studio.score.plan import SAMPLE_RATE

TONE, MOST_THD = 1_000, 0.0001
SECONDS = 8


def test_a_tone_keeps_its_shape_while_the_limiter_works() -> None:
    """Under strokes that would clip, a tone gains under 0.01 % of harmonics; clipped it gains more."""
    t = np.arange(SECONDS * SAMPLE_RATE) / SAMPLE_RATE
    tone = 0.2 * np.sin(2 * np.pi * TONE * t)
    strokes = np.sin(2 * np.pi * 55 * t) * np.exp(-30 * (t % 0.5)) * np.minimum(1, t % 0.5 / 0.004)
    sound = np.repeat((tone + 1.2 * strokes).astype(np.float32)[:, None], 2, axis=1)
    gains = levelling(powers(sound), peaks_of(sound))
    assert gains.min() < 0.75 * gains.max()
    mixed = sound * spread(gains, 0, len(sound))[:, None]
    assert np.abs(mixed).max() <= CEILING * 1.001
    assert thd(mixed[:, 0]) < MOST_THD
    clipped = np.clip(sound[:, 0] * gains.max(), -0.4, 0.4)
    assert thd(clipped) > 5 * MOST_THD


def test_a_peak_never_passes_the_ceiling() -> None:
    """Whatever the peaks, the gain around each of them keeps it below the ceiling."""
    chance = np.random.default_rng(7)
    peaks = (chance.random(500) ** 6 * 4).astype(np.float32)
    gains = limiting(peaks)
    between = np.maximum(gains[: len(peaks)], gains[1 : len(peaks) + 1])
    assert np.all(between * peaks <= CEILING * 1.001)


def thd(sound: np.ndarray) -> float:
    """Return how strong the tone's harmonics are beside the tone itself."""
    window = np.hanning(len(sound))
    power = np.abs(np.fft.rfft(sound * window)) ** 2
    each = len(sound) / SAMPLE_RATE

    def at(hertz: float) -> float:
        place = round(hertz * each)
        return float(power[place - 4 : place + 5].sum())

    return float(np.sqrt(sum(at(TONE * n) for n in range(2, 12)) / at(TONE)))
