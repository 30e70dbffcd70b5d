"""What a clip's samples tell of it: its level, the silence around it, cut ends, clicks and clipping."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from studio.audio.samples import Samples

SILENT = 0.006
"""The part of a clip's peak below which a sample is silent."""
MOST_SILENCE_MS = 150
"""More silence than that at an end makes a trainer late, or leaves a hole."""
EDGE_MS = 10
LOUDEST_EDGE_DB = -20.0
"""A word that ends naturally has died away by then: the last 10 ms beside the whole clip."""
STRONGEST_CLICK = 20.0
"""By how much a sample's bend may pass that of the 4 ms around it; speech comes to 14."""
FLAT = 4
"""So many samples in a row at the very top are clipped."""


@dataclass(frozen=True, slots=True)
class ClipMeasures:
    """What was measured on a clip."""

    length_ms: int
    level_db: float
    """The root mean square of what is not silent, below full scale."""
    before_ms: int
    after_ms: int
    """The silence at both ends."""
    start_db: float
    end_db: float
    """The first and the last 10 ms beside the clip's level."""
    click: float
    """The strongest bend of the waveform beside those around it."""
    clipped: int
    """The samples that lie in a row at the very top."""

    def faults(self) -> Iterator[str]:
        """Yield what is wrong with the clip, in words."""
        for name, silence in (("before", self.before_ms), ("after", self.after_ms)):
            if silence > MOST_SILENCE_MS:
                yield f"{silence} ms of silence {name} it"
        if self.end_db > LOUDEST_EDGE_DB:
            yield f"its end is cut off: the last {EDGE_MS} ms are at {self.end_db:.0f} dB of its level"
        if self.start_db > LOUDEST_EDGE_DB:
            yield f"its start is cut off: the first {EDGE_MS} ms are at {self.start_db:.0f} dB of its level"
        if self.click > STRONGEST_CLICK:
            yield f"a click: {self.click:.0f} times the bend of what surrounds it"
        if self.clipped:
            yield f"{self.clipped} clipped samples"


def measure_clip(sound: "Samples", rate: int) -> ClipMeasures:
    """Return what a clip's samples tell.

    Args:
        sound: of shape (n,), at least 20 ms.
        rate: its sample rate in hertz.
    """
    size = np.abs(sound)
    peak = float(size.max(initial=1e-9))
    heard = np.flatnonzero(size > SILENT * peak)
    first, last = (int(heard[0]), int(heard[-1])) if len(heard) else (0, len(sound) - 1)
    level = _level(sound[first : last + 1])
    edge = EDGE_MS * rate // 1000
    return ClipMeasures(
        len(sound) * 1000 // rate,
        round(_db(level), 2),
        first * 1000 // rate,
        (len(sound) - 1 - last) * 1000 // rate,
        round(_db(_level(sound[:edge]) / level), 1),
        round(_db(_level(sound[-edge:]) / level), 1),
        round(_strongest_bend(sound, rate), 1),
        _samples_in_a_row(size >= peak * 0.9995),
    )


def _level(sound: "Samples") -> float:
    return float(np.sqrt(np.mean(np.square(sound, dtype=np.float64)))) + 1e-9


def _db(ratio: float) -> float:
    return float(20 * np.log10(ratio))


def _strongest_bend(sound: "Samples", rate: int) -> float:
    """Return the largest second difference beside the mean of those within 4 ms around it."""
    bend = np.abs(np.diff(sound, 2))
    around = max(3, 4 * rate // 1000)
    mean = np.convolve(bend, np.full(around, 1 / around, np.float32), "same")
    return float((bend / (mean + 1e-4 * float(bend.max(initial=1e-9)) + 1e-7)).max(initial=0))


def _samples_in_a_row(at_top: "np.ndarray[tuple[int], np.dtype[np.bool_]]") -> int:
    """Return how many samples lie in rows of `FLAT` or more."""
    edges = np.flatnonzero(np.diff(np.concatenate([[False], at_top, [False]]).astype(np.int8)))
    rows = edges[1::2] - edges[::2]
    return int(rows[rows >= FLAT].sum())
