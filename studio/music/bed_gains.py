"""How loud a track's bed is in each bar, by the layers of what is played."""

from collections.abc import Sequence
from functools import lru_cache
from typing import TYPE_CHECKING

import numpy as np

from skill.content.authored import TrackFile
from studio.audio.loudness import db_to_gain
from studio.audio.samples import SAMPLE_RATE
from studio.music.layers import LayerChange, bed_db, layer_at
from studio.music.songs import part_of
from studio.music.tempo import bars_to_samples

if TYPE_CHECKING:
    from studio.audio.samples import Samples

GLIDE = round(0.3 * SAMPLE_RATE)
"""Samples over which the gain goes from one bar's to the next one's, up to the bar line."""


class BedGains:
    """The gains of a track's bed from a bar on."""

    def __init__(self, track: TrackFile, start_bar: int, layers: Sequence[LayerChange]) -> None:
        """Take a track, looped, with samples and the layers' bars counted from a bar on."""
        self._track, self._start_bar, self._layers = track, start_bar, layers
        self._a_bar = bars_to_samples(1, track.bpm)

    def of(self, start: int, samples: int) -> "float | Samples":
        """Return the gain from a sample on: one for all, or of shape (n, 1) where it changes."""
        bars = range(start // self._a_bar, (start + samples + GLIDE) // self._a_bar + 1)
        gains = [self._gain(bar) for bar in bars]
        if len(set(gains)) == 1:
            return gains[0]
        points, values = [], []
        for bar, gain in zip(bars, gains, strict=True):
            points += [self._starts(bar), self._starts(bar + 1) - GLIDE]
            values += [gain, gain]
        at = np.arange(start, start + samples)
        return np.interp(at, points, values).astype(np.float32)[:, None]

    def _starts(self, bar: int) -> int:
        bpm = self._track.bpm
        return bars_to_samples(self._start_bar + bar, bpm) - bars_to_samples(self._start_bar, bpm)

    def _gain(self, bar: int) -> float:
        whole = (self._start_bar + bar) % self._track.bars
        first = self._layers[0][0] if self._layers else 0
        return _gain_of(layer_at(self._layers, max(bar, first)), whole, self._track.bars)


@lru_cache(maxsize=4096)
def _gain_of(layer: str, bar: int, bars: int) -> float:
    return db_to_gain(bed_db(layer, part_of(bar, bars)))
