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

DUCK_DB = -10.6
"""By how much all of the music goes down under a voice."""
WORDS_DB = -11.0
"""By how much it goes down further from 1 to 4 kHz."""

DUCK_LEAD, DUCK_HOLD = 30, 25
"""Frames by which the music goes down before a voice begins, and stays down after it ends."""

DUCK_ATTACK, DUCK_RELEASE = 9.0, 32.0
"""Time constants of the ducking in frames: two thirds of the change are done after this time."""

TARGET_LUFS = -13.95
"""The loudness of every mix before encoding, in LUFS. MP3 at 128 kbit/s lowers it by up to half a unit."""

OVERSHOOT = 1.6


def ducking_depths(speech: Iterable[tuple[int, int]], samples: int) -> "Samples":
    """Return how far music is down under a voice, frame by frame, from 0 to 1.

    It goes down before the voice begins, and smoothly up after it.

    Args:
        speech: the first sample of each clip, and the first sample after it.
        samples: the length of the music.
    """
    down = np.zeros(frames_in(samples) + 1, bool)
    for start, end in speech:
        down[max(0, start // FRAME - DUCK_LEAD) : end // FRAME + DUCK_HOLD] = True
    depth, depths = 0.0, np.empty(len(down), np.float32)
    for place, is_down in enumerate(down):
        pace = DUCK_ATTACK if is_down else DUCK_RELEASE
        depth += (is_down - depth) / pace
        depths[place] = depth
    return depths


def down_by(decibels: float, depths: "Samples") -> "Samples":
    """Return the gains of frames that are down by so many decibels where the depth is 1."""
    return np.asarray(10 ** (depths * (decibels / 20)), np.float32)


def levelling_gains(hops: "Samples", peaks: "Samples") -> "Samples":
    """Return the gains that bring a sound to the target loudness and keep it below the ceiling.

    Args:
        hops: the power of each hop, from `studio.audio.loudness.hop_powers`.
        peaks: the peak of each frame.
    """
    turn = 1.0
    gains: NDArray[np.float32] = limiter_gains(peaks)
    for _ in range(10):
        heard = _by_hops(gains, peaks, len(hops)) * hops
        loud = integrated_loudness(heard)
        if loud <= -69 or abs(loud - TARGET_LUFS) < 0.2:
            break
        # The limiter undoes a part of each step, so a step is larger than what is missing.
        turn *= factor((TARGET_LUFS - loud) * OVERSHOOT)
        gains = (turn * limiter_gains(peaks * turn)).astype(np.float32)
    return gains


def _by_hops(gains: "Samples", peaks: "Samples", hops: int) -> "Samples":
    """Return the factor by which the gains change the power of each hop.

    The frames of a hop are weighted by their peaks, because a limiter turns down the frames that hold most of
    its power.
    """
    each = HOP // FRAME
    weights = np.square(peaks) + np.float32(1e-9)
    turned = np.square(gains[: len(peaks)]) * weights
    rows = [np.pad(one, (0, max(0, hops * each - len(one)))) for one in (turned, weights)]
    above, below = (one[: hops * each].reshape(hops, each).sum(axis=1) for one in rows)
    return np.asarray(above / np.maximum(below, np.float32(1e-9)), np.float32)
