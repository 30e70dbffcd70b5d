"""Instruments, synthesised: a note or a stroke as an array. Plain, warm, and free of clicks."""

from functools import lru_cache
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from studio.voices import Samples

SAMPLE_RATE = 44_100


def pitch(note: int) -> float:
    """Return the frequency of a MIDI note number, in hertz; 69 is A at 440."""
    return float(440.0 * 2.0 ** ((note - 69) / 12))


def shaped(wave: "Samples", attack_s: float, release_s: float) -> "Samples":
    """Return a wave that swells and fades, so that it neither begins nor ends with a click."""
    attack = min(len(wave), max(1, int(attack_s * SAMPLE_RATE)))
    release = min(len(wave), max(1, int(release_s * SAMPLE_RATE)))
    shape = np.ones(len(wave), np.float32)
    shape[:attack] = np.linspace(0, 1, attack, dtype=np.float32)
    shape[-release:] *= np.linspace(1, 0, release, dtype=np.float32)
    return (wave * shape).astype(np.float32)


def _time(samples: int) -> "Samples":
    return (np.arange(samples) / SAMPLE_RATE).astype(np.float32)


@lru_cache(maxsize=512)
def pad(note: int, samples: int) -> "Samples":
    """A soft chord tone: three slightly detuned voices with few overtones."""
    t = _time(samples)
    wave = sum(
        np.sin(2 * np.pi * pitch(note) * detune * part * t) / (part * part)
        for detune in (0.997, 1.0, 1.003)
        for part in (1, 2, 3)
    )
    return shaped(np.asarray(wave, np.float32) * 0.12, 0.08, 0.12)


@lru_cache(maxsize=512)
def pluck(note: int, samples: int) -> "Samples":
    """A melody tone that rings and dies away."""
    t = _time(samples)
    wave = sum(
        np.sin(2 * np.pi * pitch(note) * part * t) * np.exp(-t * (3 + 2 * part)) / part
        for part in (1, 2, 3, 4)
    )
    return shaped(np.asarray(wave, np.float32) * 0.35, 0.004, 0.05)


@lru_cache(maxsize=256)
def bass(note: int, samples: int) -> "Samples":
    """A round bass tone."""
    t = _time(samples)
    wave = np.sin(2 * np.pi * pitch(note) * t) + 0.35 * np.sin(4 * np.pi * pitch(note) * t)
    return shaped(np.tanh(wave * 1.2).astype(np.float32) * 0.5, 0.006, 0.04)


@lru_cache(maxsize=4)
def kick() -> "Samples":
    """A bass drum: a sine that falls from 110 to 45 hertz."""
    t = _time(int(0.28 * SAMPLE_RATE))
    phase = 2 * np.pi * (45 * t - 65 / 28 * (np.exp(-28 * t) - 1))
    return shaped((np.sin(phase) * np.exp(-9 * t)).astype(np.float32) * 0.9, 0.001, 0.05)


@lru_cache(maxsize=4)
def snare() -> "Samples":
    """A snare drum: noise over a short tone."""
    t = _time(int(0.18 * SAMPLE_RATE))
    noise = np.random.default_rng(7).standard_normal(len(t))
    wave = noise * np.exp(-22 * t) * 0.35 + np.sin(2 * np.pi * 185 * t) * np.exp(-26 * t) * 0.4
    return shaped(wave.astype(np.float32) * 0.6, 0.001, 0.04)


@lru_cache(maxsize=4)
def hat(*, is_open: bool = False) -> "Samples":
    """A hi-hat: bright noise, short or a little longer."""
    t = _time(int((0.16 if is_open else 0.05) * SAMPLE_RATE))
    noise = np.random.default_rng(11).standard_normal(len(t) + 1)
    bright = np.diff(noise)
    return shaped((bright * np.exp(-t * (20 if is_open else 70))).astype(np.float32) * 0.11, 0.001, 0.01)
