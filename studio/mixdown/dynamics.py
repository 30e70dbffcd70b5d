"""Dynamics of a mix: the ducking of the music under a voice, and the gain that sets the mix's loudness."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

import numpy as np

from studio.audio.loudness import HOP, integrated_loudness
from studio.audio.loudness import db_to_gain as factor

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from studio.audio.samples import Samples
from studio.audio.gains import FRAME, frames_in
from studio.audio.limiter import limiter_gains

DUCK_DB = -13.3

LEAD, HOLD = 30, 25
"""Frames by which the bed is on its way down before a voice, and stays down after it."""

ATTACK, RELEASE = 9.0, 32.0
"""Frames in which two thirds of the way down, or up, are gone."""

TARGET = -13.95
"""Of every mix, in LUFS. MP3 at 128 kbit/s takes half a unit of it; the last half costs the most limiting."""

OVERSHOOT = 1.6


def ducking_gains(speech: Iterable[tuple[int, int]], samples: int) -> "Samples":
    """Return the gains of a bed under a voice: down before it speaks, and smoothly up after it.

    Args:
        speech: from which sample to which sample somebody speaks.
        samples: the length of the bed.
    """
    down = np.zeros(frames_in(samples) + 1, bool)
    for start, end in speech:
        down[max(0, start // FRAME - LEAD) : end // FRAME + HOLD] = True
    depth, depths = 0.0, np.empty(len(down), np.float32)
    for place, is_down in enumerate(down):
        pace = ATTACK if is_down else RELEASE
        depth += ((DUCK_DB if is_down else 0.0) - depth) / pace
        depths[place] = depth
    return np.asarray(10 ** (depths / 20), np.float32)


def levelling_gains(hops: "Samples", peaks: "Samples") -> "Samples":
    """Return the gains that bring a whole sound to the target without letting it over the ceiling.

    Args:
        hops: its power by hops, as `studio.mixdown.loudness` gives it.
        peaks: its peaks by frames.
    """
    turn = 1.0
    gains: NDArray[np.float32] = limiter_gains(peaks)
    for _ in range(10):
        heard = _by_hops(gains, peaks, len(hops)) * hops
        loud = integrated_loudness(heard)
        if loud <= -69 or abs(loud - TARGET) < 0.2:
            break
        # The limiter takes back a part of each turn, so we turn further than what is missing.
        turn *= factor((TARGET - loud) * OVERSHOOT)
        gains = (turn * limiter_gains(peaks * turn)).astype(np.float32)
    return gains


def _by_hops(gains: "Samples", peaks: "Samples", hops: int) -> "Samples":
    """Return by what factor the gains change the power of each hop.

    A limiter turns down the frames that hold most of a hop's power, so they count by their peaks.
    """
    each = HOP // FRAME
    weights = np.square(peaks) + np.float32(1e-9)
    turned = np.square(gains[: len(peaks)]) * weights
    rows = [np.pad(one, (0, max(0, hops * each - len(one)))) for one in (turned, weights)]
    above, below = (one[: hops * each].reshape(hops, each).sum(axis=1) for one in rows)
    return np.asarray(above / np.maximum(below, np.float32(1e-9)), np.float32)
