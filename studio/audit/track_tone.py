"""The tone of each track as it is delivered, decoded and with its drums: loudness, range, brightness."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from skill.content.authored import TrackFile
from studio.audio.loudness import hop_powers, integrated_loudness, power_to_lufs
from studio.audio.samples import SAMPLE_RATE
from studio.music.track_sound import track_sound

if TYPE_CHECKING:
    from studio.audio.samples import Samples

LOUDNESS, MOST_OFF = -18.0, 0.5
"""The loudness of every track in LUFS, and by how much it may be missed."""
LEAST_RANGE = 5.0
"""The least loudness range, in LU: a track has quiet parts and loud ones."""
BRIGHTEST_DB = -15.0
"""The most of its power that a track may have from 6 to 20 kHz, where it tires and covers sibilants."""
BRIGHT_HZ = (6_000, 20_000)
_WINDOW = 1 << 15
_SHORT_TERM, _EVERY = 30, 10
"""In tenths of a second: what loudness range is measured on, and how often."""


@dataclass(frozen=True, slots=True)
class TrackTone:
    """The measurements of a track."""

    track: str
    lufs: float
    range_lu: float
    bright_db: float
    """The part of its power from 6 to 20 kHz, in decibels."""
    peak: float

    def faults(self) -> Iterator[str]:
        """Yield a sentence for each measurement outside its limits."""
        if abs(self.lufs - LOUDNESS) > MOST_OFF:
            yield f"track {self.track}: {self.lufs:.1f} LUFS"
        if self.range_lu < LEAST_RANGE:
            yield f"track {self.track}: a loudness range of only {self.range_lu:.1f} LU"
        if self.bright_db > BRIGHTEST_DB:
            yield f"track {self.track}: {self.bright_db:.1f} dB of its power above 6 kHz"


def track_tone(track: TrackFile) -> TrackTone:
    """Return the measurements of a track as it is heard on its own.

    Raises:
        RenderError: it is not shipped and could not be made, or cannot be read.
    """
    sound = track_sound(track)
    powers = hop_powers(sound)
    return TrackTone(
        track.id,
        integrated_loudness(powers),
        loudness_range(powers),
        brightness_db(sound),
        float(np.abs(sound).max()),
    )


def loudness_range(powers: "Samples") -> float:
    """Return the loudness range (EBU Tech 3342) of a sound by the powers of its hops, in LU."""
    short = np.convolve(powers, np.ones(_SHORT_TERM) / _SHORT_TERM, "valid")[::_EVERY]
    heard = short[short > 10 ** ((-70 + 0.691) / 10)]
    if not len(heard):
        return 0.0
    heard = heard[heard > heard.mean() * 0.01]
    quiet, loud = np.percentile(heard, [10, 95])
    return power_to_lufs(float(loud)) - power_to_lufs(float(quiet))


def brightness_db(sound: "Samples") -> float:
    """Return the part of the power of a sound of shape (n, 2) that is from 6 to 20 kHz, in decibels."""
    hertz = np.fft.rfftfreq(_WINDOW, 1 / SAMPLE_RATE)
    inside = (hertz >= BRIGHT_HZ[0]) & (hertz < BRIGHT_HZ[1])
    window = np.hanning(_WINDOW).astype(np.float32)[:, None]
    bright = whole = 0.0
    for at in range(0, len(sound) - _WINDOW, _WINDOW):
        power = np.abs(np.fft.rfft(sound[at : at + _WINDOW] * window, axis=0)) ** 2
        bright, whole = bright + float(power[inside].sum()), whole + float(power.sum())
    return float(10 * np.log10(bright / whole + 1e-12))
