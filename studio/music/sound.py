"""Music: a composed track as sound, exact to the bar, so that workouts can run over any stretch of it.

A track is synthesised in about a second, note by note from a few dozen different ones, so it is kept
in memory while its segments are mixed and not on the disk.
"""

from functools import lru_cache
from typing import TYPE_CHECKING

import numpy as np

from skill.content.authored import TrackFile
from studio.mixdown.loudness import gain, loudness
from studio.music.composing import Stroke, compose
from studio.music.instruments import DRUMS, drum, tone
from studio.music.styles import STYLES
from studio.score.plan import BEATS_A_BAR, SAMPLE_RATE, bars_to_samples

if TYPE_CHECKING:
    from studio.voices.engines import Samples

LOUDNESS = -18.0
"""Of a track before the mixdown, in LUFS: all alike, with room for the voice."""

PUMP_S = 0.26
"""How long the music gives way to a stroke of the bass drum."""


@lru_cache(maxsize=2)
def sound_of(track: TrackFile) -> "Samples":
    """Return a track as stereo samples of shape (n, 2) at 44,100 Hz; bar b begins at bars_to_samples(b).

    What rings on past the last bar rings into the first, so that the track can go round.
    """
    length = bars_to_samples(track.bars, track.bpm)
    sound, drums = np.zeros((length, 2), np.float32), np.zeros((length, 2), np.float32)
    kicks = []
    for stroke in compose(track):
        at = _starts_at(stroke, track)
        if stroke.instrument == "kick":
            kicks.append(at)
        _place(drums if _is_drum(stroke) else sound, _wave(stroke, track.bpm), at, stroke)
    sound *= pumped(length, kicks, STYLES[track.style].pump)[:, None]
    sound += drums
    sound *= np.float32(gain(LOUDNESS - loudness(sound)))
    return sound


def stretch(track: TrackFile, start_bar: int, start: int, samples: int) -> "Samples":
    """Return a copy of so many samples of a track, going round at its end.

    Args:
        track: the track.
        start_bar: the bar that counts as the beginning.
        start: samples after that bar's beginning.
        samples: how many are wanted.
    """
    sound = sound_of(track)
    first = (bars_to_samples(start_bar % track.bars, track.bpm) + start) % len(sound)
    pieces, left = [], samples
    while left > 0:
        piece = sound[first : first + left]
        pieces.append(piece)
        left, first = left - len(piece), 0
    return np.concatenate(pieces) if pieces else sound[:0].copy()


def pumped(length: int, kicks: list[int], depth: float) -> "Samples":
    """Return the gain of what gives way to the bass drum: down at its stroke, and back."""
    shape = np.ones(length, np.float32)
    dip = 1 - depth * (1 - np.linspace(0, 1, int(PUMP_S * SAMPLE_RATE), dtype=np.float32)) ** 2
    dip[:90] = np.linspace(1, dip[90], 90)  # two milliseconds down: no click
    for at in kicks if depth else ():
        room = shape[at : at + len(dip)]
        np.minimum(room, dip[: len(room)], out=room)
    return shape


def _is_drum(stroke: Stroke) -> bool:
    return stroke.instrument in DRUMS or stroke.instrument in {"tom", "riser"}


def _starts_at(stroke: Stroke, track: TrackFile) -> int:
    bar_starts = bars_to_samples(stroke.bar, track.bpm)
    bar_ends = bars_to_samples(stroke.bar + 1, track.bpm)
    return bar_starts + round(stroke.beat * (bar_ends - bar_starts) / BEATS_A_BAR)


def _wave(stroke: Stroke, bpm: int) -> "Samples":
    samples = round(stroke.beats * 60 * SAMPLE_RATE / bpm)
    make = drum if _is_drum(stroke) else tone
    return make(stroke.instrument, stroke.note, samples)


def _place(sound: "Samples", wave: "Samples", at: int, stroke: Stroke) -> None:
    sides = np.array([1 - max(0, stroke.pan), 1 + min(0, stroke.pan)], np.float32) * np.float32(stroke.level)
    at %= len(sound)
    while len(wave):
        fits = wave[: len(sound) - at]
        sound[at : at + len(fits)] += fits * sides
        wave, at = wave[len(fits) :], 0
