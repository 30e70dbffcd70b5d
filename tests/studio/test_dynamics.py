"""The limiter turns down and does not bend: measured as harmonic distortion of a tone while it is at work."""

import numpy as np
import pytest

from skill.content.authored import CONTENT
from skill.content.validation import validate
from studio.audio.gains import sample_gains
from studio.audio.limiter import CEILING, LIMITER_RELEASE, frame_peaks, limiter_gains
from studio.audio.loudness import HOP, hop_powers, integrated_loudness
from studio.audio.samples import SAMPLE_RATE
from studio.mixdown.dynamics import levelling_gains
from studio.music.track_sound import excerpt

TONE, MOST_THD = 1_000, 0.0001
SECONDS = 8


def test_a_tone_keeps_its_shape_while_the_limiter_works() -> None:
    """Under strokes that would clip, a tone gains under 0.01 % of harmonics; clipped it gains more."""
    t = np.arange(SECONDS * SAMPLE_RATE) / SAMPLE_RATE
    tone = 0.2 * np.sin(2 * np.pi * TONE * t)
    strokes = np.sin(2 * np.pi * 55 * t) * np.exp(-30 * (t % 0.5)) * np.minimum(1, t % 0.5 / 0.004)
    sound = np.repeat((tone + 1.2 * strokes).astype(np.float32)[:, None], 2, axis=1)
    gains = levelling_gains(hop_powers(sound), frame_peaks(sound))
    assert gains.min() < 0.75 * gains.max()
    mixed = sound * sample_gains(gains, 0, len(sound))[:, None]
    assert np.abs(mixed).max() <= CEILING * 1.001
    assert thd(mixed[:, 0]) < MOST_THD
    clipped = np.clip(sound[:, 0] * gains.max(), -0.4, 0.4)
    assert thd(clipped) > 5 * MOST_THD


def test_a_peak_never_passes_the_ceiling() -> None:
    """Whatever the peaks, the gain around each of them keeps it below the ceiling."""
    chance = np.random.default_rng(7)
    peaks = (chance.random(500) ** 6 * 4).astype(np.float32)
    gains = limiter_gains(peaks)
    between = np.maximum(gains[: len(peaks)], gains[1 : len(peaks) + 1])
    assert np.all(between * peaks <= CEILING * 1.001)


def test_the_limiter_lets_go_as_it_would_frame_by_frame() -> None:
    """Reckoned at once or one frame after another, its gains are the same."""
    chance = np.random.default_rng(8)
    peaks = (chance.random(2_000) ** 9 * 4).astype(np.float32)
    need = np.pad(np.minimum(1, CEILING / np.maximum(peaks, 1e-6)), (5, 5), constant_values=1.0)
    now, held = 1.0, []
    for wanted in np.lib.stride_tricks.sliding_window_view(need, 6).min(axis=1):
        now = min(float(wanted), now + (1 - now) / LIMITER_RELEASE)
        held.append(now)
    assert limiter_gains(peaks) == pytest.approx(np.convolve(held, np.ones(5) / 5, "valid"), abs=1e-6)


def test_gains_for_two_channels_are_those_for_one() -> None:
    """From the middle of a frame on, past the last of the gains."""
    gains = np.linspace(0, 1, 7).astype(np.float32)
    assert np.array_equal(
        sample_gains(gains, 500, 3_000, 2), np.repeat(sample_gains(gains, 500, 3_000)[:, None], 2, axis=1)
    )


@pytest.mark.parametrize("hertz", [30, 100, 1_000, 4_000, 5_900, 8_820, 12_000])
def test_the_power_of_a_tone_is_that_of_the_standard(hertz: int) -> None:
    """The small transform weighs a tone as the whole transform does."""
    tone = np.sin(2 * np.pi * hertz * np.arange(2 * SAMPLE_RATE) / SAMPLE_RATE).astype(np.float32)
    assert 10 * np.log10(hop_powers(tone) / whole_powers(tone)) == pytest.approx(0, abs=0.07)


def test_the_loudness_of_music_is_that_of_the_standard() -> None:
    """So it is with all tones at once."""
    music = excerpt(validate(CONTENT)[0]["en-US"].track("solid-ground"), 0, 0, 20 * SAMPLE_RATE)
    exact = integrated_loudness(sum(whole_powers(music[:, channel]) / 2 for channel in (0, 1)))
    assert integrated_loudness(hop_powers(music)) == pytest.approx(exact, abs=0.02)


def whole_powers(sound: np.ndarray) -> np.ndarray:
    """Return the weighted power of each hop of one channel heard from both sides, by the whole spectrum."""
    z = np.exp(-2j * np.pi * np.fft.rfftfreq(HOP, 1 / SAMPLE_RATE) / 48_000)
    head = (1.53512485958697 - 2.69169618940638 * z + 1.19839281085285 * z**2) / (
        1 - 1.69065929318241 * z + 0.73248077421585 * z**2
    )
    floor = (1 - 2 * z + z**2) / (1 - 1.99004745483398 * z + 0.99007225036621 * z**2)
    power = np.abs(np.fft.rfft(sound.reshape(-1, HOP)) * head * floor) ** 2
    return (4 * power.sum(axis=1) / HOP**2).astype(np.float32)


def thd(sound: np.ndarray) -> float:
    """Return how strong the tone's harmonics are beside the tone itself."""
    window = np.hanning(len(sound))
    power = np.abs(np.fft.rfft(sound * window)) ** 2
    each = len(sound) / SAMPLE_RATE

    def at(hertz: float) -> float:
        place = round(hertz * each)
        return float(power[place - 4 : place + 5].sum())

    return float(np.sqrt(sum(at(TONE * n) for n in range(2, 12)) / at(TONE)))
