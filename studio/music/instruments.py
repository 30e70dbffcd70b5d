"""Synthesised instruments: a note or a drum hit as an array of samples, without clicks."""

from collections.abc import Callable
from functools import lru_cache
from typing import TYPE_CHECKING

import numpy as np

from studio.audio.samples import SAMPLE_RATE

if TYPE_CHECKING:
    from studio.audio.samples import Samples


Tone = Callable[[float, "Samples"], "Samples"]
"""From a frequency in hertz and the time of each sample in seconds to a waveform, before its envelope."""


def pitch(note: int) -> float:
    """Return the frequency of a MIDI note number, in hertz; 69 is A at 440."""
    return float(440.0 * 2.0 ** ((note - 69) / 12))


def enveloped(wave: "Samples", attack_s: float, release_s: float) -> "Samples":
    """Return a wave with a linear attack and release, so that it neither begins nor ends with a click."""
    attack = min(len(wave), max(1, int(attack_s * SAMPLE_RATE)))
    release = min(len(wave), max(1, int(release_s * SAMPLE_RATE)))
    shape = np.ones(len(wave), np.float32)
    shape[:attack] = np.linspace(0, 1, attack, dtype=np.float32)
    shape[-release:] *= np.linspace(1, 0, release, dtype=np.float32)
    return np.asarray(wave * shape, np.float32)


def with_reverb(wave: "Samples", amount: float) -> "Samples":
    """Return a mono sound of shape (n,) with stereo reverb: shape (m, 2), longer by the tail."""
    size = 1 << (len(wave) + len(_impulse_response()) - 1).bit_length()
    spectrum = np.fft.rfft(wave, size)[:, None] * np.fft.rfft(_impulse_response(), size, axis=0)
    wet = np.fft.irfft(spectrum, size, axis=0)[: len(wave) + len(_impulse_response())] * amount
    wet[: len(wave)] += wave[:, None]
    return np.asarray(wet, np.float32)


@lru_cache(maxsize=1)
def _impulse_response() -> "Samples":
    """Return the impulse response of the reverb, left and right: decaying, low-passed noise."""
    t = _time(0.9)
    noise = np.random.default_rng(3).standard_normal((len(t), 2))
    dark = np.apply_along_axis(lambda side: np.convolve(side, np.hanning(24), "same"), 0, noise)
    answer = dark * (np.exp(-t * 6.5) * np.minimum(1, t / 0.012))[:, None]
    answer[-2000:] *= np.linspace(1, 0, 2000)[:, None]
    return np.asarray(answer / np.sqrt((answer**2).sum(axis=0)), np.float32)


def _time(seconds: float) -> "Samples":
    return np.arange(round(seconds * SAMPLE_RATE), dtype=np.float32) / np.float32(SAMPLE_RATE)


def _noise(seconds: float, low: float, high: float, seed: int) -> "Samples":
    """Return noise between two frequencies in hertz, with a root mean square of 1."""
    samples = round(seconds * SAMPLE_RATE)
    spectrum = np.fft.rfft(np.random.default_rng(seed).standard_normal(samples))
    hertz = np.fft.rfftfreq(samples, 1 / SAMPLE_RATE)
    spectrum *= 1 / (1 + (low / np.maximum(hertz, 1)) ** 4) / (1 + (hertz / high) ** 4)
    wave = np.fft.irfft(spectrum, samples)
    return np.asarray(wave / np.sqrt(np.mean(wave**2)), np.float32)


def _harmonics(hertz: float, t: "Samples", count: int, tilt: float, decay: float) -> "Samples":
    """Return a tone whose n-th harmonic is weaker by n to the power of `tilt`, and decays n times faster."""
    wave = np.zeros(len(t), np.float32)
    for part in range(1, count + 1):
        if hertz * part < 15_000:
            phase = np.float32(2 * np.pi * hertz * part) * t
            wave += np.sin(phase) * np.exp(-t * np.float32(decay * part)) / np.float32(part**tilt)
    return wave


def _pad(hertz: float, t: "Samples") -> "Samples":
    """A soft pad: two detuned voices that beat slowly."""
    tones = (_harmonics(hertz * detune, t, 8, 1.25, 0.0) for detune in (0.9975, 1.0025))
    return np.asarray(sum(tones) * np.float32(0.07), np.float32)


def _bell(hertz: float, t: "Samples") -> "Samples":
    swing = np.sin(2 * np.pi * hertz * 2 * t) * np.exp(-3 * t) * 1.1
    return np.asarray(np.sin(2 * np.pi * hertz * t + swing) * np.exp(-1.6 * t) * 0.3, np.float32)


def _keys(hertz: float, t: "Samples") -> "Samples":
    swing = np.sin(2 * np.pi * hertz * t) * np.exp(-4 * t) * 1.3
    tine = np.sin(2 * np.pi * hertz * 7 * t) * np.exp(-24 * t) * 0.08
    return np.asarray((np.sin(2 * np.pi * hertz * t + swing) * np.exp(-2.4 * t) + tine) * 0.3, np.float32)


def _pluck(hertz: float, t: "Samples") -> "Samples":
    return _harmonics(hertz, t, 8, 0.9, 2.6) * np.float32(0.3)


def _saw(hertz: float, t: "Samples") -> "Samples":
    wide = _harmonics(hertz * 0.998, t, 9, 0.95, 0.7) + _harmonics(hertz * 1.002, t, 9, 0.95, 0.7)
    return np.asarray(wide * 0.15, np.float32)


def _spark(hertz: float, t: "Samples") -> "Samples":
    return _harmonics(hertz, t, 4, 1.2, 9.0) * np.float32(0.2)


def _round_bass(hertz: float, t: "Samples") -> "Samples":
    return np.asarray(np.tanh(_harmonics(hertz, t, 4, 1.6, 0.6) * 1.3) * 0.25, np.float32)


def _bright_bass(hertz: float, t: "Samples") -> "Samples":
    return np.asarray(np.tanh(_harmonics(hertz, t, 10, 1.15, 1.1) * 1.1) * 0.25, np.float32)


TONES: dict[str, tuple[Tone, float, float, float]] = {
    "pad": (_pad, 0.18, 0.45, 0.35),
    "bell": (_bell, 0.004, 0.9, 0.4),
    "keys": (_keys, 0.004, 0.25, 0.2),
    "pluck": (_pluck, 0.003, 0.2, 0.25),
    "saw": (_saw, 0.02, 0.15, 0.3),
    "spark": (_spark, 0.003, 0.1, 0.3),
    "round_bass": (_round_bass, 0.006, 0.05, 0.0),
    "bright_bass": (_bright_bass, 0.004, 0.04, 0.0),
}
"""By name: the waveform, its attack and release in seconds, and the amount of reverb."""


@lru_cache(maxsize=1024)
def tone(instrument: str, note: int, samples: int) -> "Samples":
    """Return a note as stereo of shape (n, 2): so many samples, then its release and its reverb."""
    make, attack_s, release_s, room = TONES[instrument]
    wave = enveloped(make(pitch(note), _time(samples / SAMPLE_RATE + release_s)), attack_s, release_s)
    return with_reverb(wave, room) if room else np.repeat(wave[:, None], 2, axis=1)


@lru_cache(maxsize=64)
def drum(instrument: str, note: int, samples: int) -> "Samples":
    """Return a drum hit as stereo of shape (n, 2); only toms use the note, only the riser the length."""
    if instrument in {"tom_high", "tom_middle", "tom_low"}:
        return with_reverb(_tom(pitch(note)), 0.2)
    if instrument == "riser":
        return with_reverb(_riser(samples / SAMPLE_RATE), 0.3)
    make, room = DRUMS[instrument]
    return with_reverb(make(), room)


def _kick() -> "Samples":
    """A bass drum: a sine that falls from 150 to 48 hertz, with a short click of the beater."""
    t = _time(0.32)
    phase = 2 * np.pi * (48 * t - 102 / 34 * (np.exp(-34 * t) - 1))
    knock = _noise(0.32, 1_500, 6_000, 5) * np.exp(-260 * t) * 0.2
    return enveloped(np.asarray((np.sin(phase) * np.exp(-8 * t) + knock) * 0.68, np.float32), 0.001, 0.06)


def _soft_kick() -> "Samples":
    t = _time(0.3)
    phase = 2 * np.pi * (52 * t - 48 / 30 * (np.exp(-30 * t) - 1))
    return enveloped(np.asarray(np.sin(phase) * np.exp(-9 * t) * 0.6, np.float32), 0.003, 0.06)


def _snare() -> "Samples":
    t = _time(0.24)
    rattle = _noise(0.24, 1_200, 9_000, 7) * np.exp(-20 * t) * 0.27
    skin = np.sin(2 * np.pi * (190 * t - 2 * (np.exp(-40 * t) - 1))) * np.exp(-24 * t) * 0.35
    return enveloped(np.asarray(rattle + skin, np.float32), 0.001, 0.05)


def _clap() -> "Samples":
    """A hand clap: four bursts of noise, slightly apart."""
    t = _time(0.26)
    hands = sum(
        np.where(t >= late, np.exp(-decay * np.maximum(t - late, 0)), 0)
        for late, decay in ((0.0, 160), (0.009, 160), (0.019, 140), (0.028, 22))
    )
    return enveloped(np.asarray(_noise(0.26, 900, 5_500, 13) * hands * 0.22, np.float32), 0.001, 0.05)


def _rim() -> "Samples":
    t = _time(0.09)
    wood = (np.sin(2 * np.pi * 820 * t) + 0.5 * np.sin(2 * np.pi * 1_730 * t)) * np.exp(-70 * t)
    return enveloped(np.asarray(wood * 0.28, np.float32), 0.001, 0.02)


def _hat() -> "Samples":
    t = _time(0.06)
    return enveloped(
        np.asarray(_noise(0.06, 7_000, 13_000, 11) * np.exp(-75 * t) * 0.2, np.float32), 0.001, 0.01
    )


def _open_hat() -> "Samples":
    t = _time(0.22)
    return enveloped(
        np.asarray(_noise(0.22, 6_500, 13_000, 17) * np.exp(-15 * t) * 0.14, np.float32), 0.001, 0.05
    )


def _shaker() -> "Samples":
    t = _time(0.09)
    grain = np.minimum(1, t / 0.02) * np.exp(-42 * t)
    return enveloped(np.asarray(_noise(0.09, 4_500, 10_000, 19) * grain * 0.13, np.float32), 0.004, 0.02)


def _ride() -> "Samples":
    t = _time(0.5)
    ping = np.sin(2 * np.pi * 5_100 * t) + np.sin(2 * np.pi * 3_430 * t)
    return enveloped(
        np.asarray((_noise(0.5, 5_000, 12_000, 37) * 0.08 + ping * 0.02) * np.exp(-9 * t), np.float32),
        0.001,
        0.1,
    )


def _tambourine() -> "Samples":
    t = _time(0.16)
    jingles = np.exp(-30 * t) + 0.6 * np.where(t > 0.03, np.exp(-34 * np.maximum(t - 0.03, 0)), 0)
    return enveloped(np.asarray(_noise(0.16, 7_500, 14_000, 41) * jingles * 0.1, np.float32), 0.002, 0.03)


def _crash() -> "Samples":
    t = _time(1.6)
    return enveloped(
        np.asarray(_noise(1.6, 3_500, 12_000, 23) * np.exp(-2.6 * t) * 0.1, np.float32), 0.002, 0.4
    )


def _tom(hertz: float) -> "Samples":
    t = _time(0.3)
    phase = 2 * np.pi * (hertz * t - hertz / 40 * (np.exp(-20 * t) - 1))
    return enveloped(np.asarray(np.sin(phase) * np.exp(-10 * t) * 0.4, np.float32), 0.001, 0.06)


def _riser(seconds: float) -> "Samples":
    """A riser: noise that grows brighter and louder."""
    t = _time(seconds)
    way = t / max(seconds, 0.1)
    wind = _noise(seconds, 500, 2_500, 29) * (1 - way) + _noise(seconds, 2_500, 8_000, 31) * way
    return enveloped(np.asarray(wind * way**2 * 0.07, np.float32), 0.05, 0.03)


DRUMS: dict[str, tuple[Callable[[], "Samples"], float]] = {
    "kick": (_kick, 0.0),
    "soft_kick": (_soft_kick, 0.05),
    "snare": (_snare, 0.15),
    "clap": (_clap, 0.2),
    "rim": (_rim, 0.25),
    "hat": (_hat, 0.03),
    "open_hat": (_open_hat, 0.05),
    "shaker": (_shaker, 0.1),
    "crash": (_crash, 0.3),
    "ride": (_ride, 0.1),
    "tambourine": (_tambourine, 0.1),
}
"""By name: the function that makes the hit, and the amount of reverb."""
