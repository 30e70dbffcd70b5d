"""Music: a composed track as sound, exact to the bar, so that workouts can run over any stretch of it."""

from functools import lru_cache
from typing import TYPE_CHECKING

import numpy as np

from skill.content.authored import TrackFile
from studio import instruments
from studio.composing import Stroke, compose
from studio.plan import BEATS_A_BAR, SAMPLE_RATE, bars_to_samples

if TYPE_CHECKING:
    from studio.voices import Samples

PANS = {
    "pad": 0.0,
    "bass": 0.0,
    "kick": 0.0,
    "snare": 0.05,
    "hat": 0.25,
    "open": 0.25,
    "pluck": -0.2,
}
LEVEL = 0.125
"""The level of a track, as root mean square: about −18 dBFS, with room for the voice."""


@lru_cache(maxsize=3)
def sound_of(track: TrackFile) -> "Samples":
    """Return a track as stereo samples of shape (n, 2) at 44,100 Hz; bar b begins at bars_to_samples(b).

    What rings on past the last bar rings into the first, so that the track can go round.
    """
    length = bars_to_samples(track.bars, track.bpm)
    sound = np.zeros((length, 2), np.float32)
    for stroke in compose(track):
        _place(sound, stroke, track)
    loudness = float(np.sqrt(np.mean(sound**2)))
    return np.asarray(np.tanh(sound * (LEVEL / max(loudness, 1e-6))), np.float32)


def stretch(track: TrackFile, start_bar: int, samples: int) -> "Samples":
    """Return so many samples of a track from a bar on, going round at its end."""
    sound = sound_of(track)
    start = bars_to_samples(start_bar % track.bars, track.bpm)
    at = np.arange(start, start + samples) % len(sound)
    return sound[at]


def _place(sound: "Samples", stroke: Stroke, track: TrackFile) -> None:
    wave = _wave(stroke, track.bpm) * stroke.level
    bar_starts = bars_to_samples(stroke.bar, track.bpm)
    bar_ends = bars_to_samples(stroke.bar + 1, track.bpm)
    at = bar_starts + round(stroke.beat * (bar_ends - bar_starts) / BEATS_A_BAR)
    pan = PANS[stroke.instrument]
    both = np.stack((wave * (1 - pan), wave * (1 + pan)), axis=1)
    room = len(sound) - at
    sound[at : at + len(both)] += both[:room]
    if room < len(both):
        rest = both[max(0, room) :][: len(sound)]
        sound[: len(rest)] += rest


def _wave(stroke: Stroke, bpm: int) -> "Samples":
    if stroke.instrument == "kick":
        return instruments.kick()
    if stroke.instrument == "snare":
        return instruments.snare()
    if stroke.instrument in {"hat", "open"}:
        return instruments.hat(is_open=stroke.instrument == "open")
    samples = round(stroke.beats * 60 * SAMPLE_RATE / bpm)
    make = {"pad": instruments.pad, "bass": instruments.bass, "pluck": instruments.pluck}
    return make[stroke.instrument](stroke.note, samples)
