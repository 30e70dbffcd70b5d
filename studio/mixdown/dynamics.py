"""Dynamics: how loud what is at each moment. Gains are reckoned on frames of ten milliseconds.

A row of gains holds one for the beginning of each frame and one for the end of the last; between
them the gain runs straight, so that no level ever jumps.
"""

from collections.abc import Iterable
from typing import TYPE_CHECKING

import numpy as np

from studio.mixdown.loudness import HOP, integrated
from studio.mixdown.loudness import gain as factor

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from studio.voices.engines import Samples

FRAME = 441
"""Samples in a frame."""

DUCK_DB = -13.3
LEAD, HOLD = 30, 25
"""Frames by which the bed is on its way down before a voice, and stays down after it."""
ATTACK, RELEASE = 9.0, 32.0
"""Frames in which two thirds of the way down, or up, are gone."""

TARGET = -13.95
"""Of every mix, in LUFS. MP3 at 128 kbit/s takes half a unit of it; the last half costs the most limiting."""
CEILING = 0.535
"""−5.4 dBFS: MP3 cuts the highest tones; a sharp stroke that loses them rises by up to three decibels."""
LIMITER_RELEASE = 8.0
OVERSHOOT = 1.6

_RELEASED = 256
"""Frames after which the limiter has let go of a peak to the last bit."""

_RAMP = np.arange(FRAME, dtype=np.float32)[None, :] / np.float32(FRAME)


def frames_in(samples: int) -> int:
    """Return how many frames hold so many samples."""
    return -(-samples // FRAME)


def spread(gains: "Samples", start: int, samples: int, channels: int = 1) -> "Samples":
    """Return a gain for each of so many samples from a start on.

    Of shape (n,), or (n, channels) for several: those are made in one go, for numpy takes longer to repeat
    a row over two channels than to reckon it.
    """
    first, inside = divmod(start, FRAME)
    count = frames_in(inside + samples)
    some = gains[first : first + count + 1].astype(np.float32)
    some = np.pad(some, (0, count + 1 - len(some)), "edge")
    # By frames and not by np.interp, which takes five times as long.
    rows = (some[1:] - some[:-1])[:, None] * np.repeat(_RAMP, channels, axis=1)
    rows += some[:-1, None]
    flat = rows.ravel()[inside * channels : (inside + samples) * channels]
    return np.asarray(flat if channels == 1 else flat.reshape(samples, channels))


def ducking(speech: Iterable[tuple[int, int]], samples: int) -> "Samples":
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


def fading(samples: int, begin: int, end: int) -> "Samples":
    """Return the gains of a sound that swells from nothing and fades to nothing.

    Args:
        samples: its length.
        begin: over how many frames it swells.
        end: over how many frames it fades.
    """
    count = frames_in(samples) + 1
    gains = np.ones(count, np.float32)
    rise = np.sin(np.linspace(0, np.pi / 2, min(begin, count) + 1)) ** 2
    fall = np.sin(np.linspace(np.pi / 2, 0, min(end, count - 1) + 1)) ** 2
    gains[: len(rise)] *= rise[:count]
    gains[-len(fall) - 1 :] *= np.append(fall, 0)[-count:]
    return gains


def peaks_of(sound: "Samples") -> "Samples":
    """Return the highest peak in each frame of a sound of shape (n, 2) or (n,)."""
    missing = -len(sound) % FRAME
    if missing:
        sound = np.pad(sound, [(0, missing)] + [(0, 0)] * (sound.ndim - 1))
    rows = sound.reshape(frames_in(len(sound)), FRAME * (sound.size // max(1, len(sound))))
    return np.asarray(np.maximum(rows.max(axis=1), -rows.min(axis=1)), np.float32)


def limiting(peaks: "Samples") -> "Samples":
    """Return the gains that keep each frame below the ceiling, whatever its peak.

    The gain is on its way down before a peak comes and takes its time afterwards; it turns the
    whole sound down for a moment and leaves its shape alone, so it does not distort.
    """
    need = np.minimum(1, CEILING / np.maximum(peaks, 1e-6))
    around = np.pad(need, (5, 5), constant_values=1.0)
    lowest = np.lib.stride_tricks.sliding_window_view(around, 6).min(axis=1)
    # By how much it turns down is the most of what is asked for and of what is left of each time before;
    # gathered over twice as many frames at each step, which needs no step for each frame.
    taken, over = 1.0 - lowest.astype(np.float64), 1
    while over < min(_RELEASED, len(taken)):
        taken[over:] = np.maximum(taken[over:], taken[:-over] * (1 - 1 / LIMITER_RELEASE) ** over)
        over *= 2
    return np.convolve(1 - taken, np.ones(5) / 5, "valid").astype(np.float32)


def tamed(sound: "Samples", most: float) -> "Samples":
    """Return a sound of shape (n,) whose highest peaks are turned down to a level, its shape kept.

    A voice is tamed by itself, so that its loudest syllable does not pull the music down with it.
    """
    peaks = peaks_of(sound)
    return rounded(
        sound * spread(limiting(peaks * np.float32(CEILING / most)), 0, len(sound)), most * 0.7, most
    )


def rounded(sound: "Samples", knee: float, top: float) -> "Samples":
    """Return a sound whose highest peaks are rounded, as a tape does; below the knee it stays as it is."""
    over = np.maximum(np.abs(sound) - knee, 0)
    bent = np.sign(sound) * (knee + (top - knee) * np.tanh(over / (top - knee)))
    return np.asarray(np.where(over > 0, bent, sound), np.float32)


def levelling(hops: "Samples", peaks: "Samples") -> "Samples":
    """Return the gains that bring a whole sound to the target without letting it over the ceiling.

    Args:
        hops: its power by hops, as `studio.mixdown.loudness` gives it.
        peaks: its peaks by frames.
    """
    turn = 1.0
    gains: NDArray[np.float32] = limiting(peaks)
    for _ in range(10):
        heard = _by_hops(gains, peaks, len(hops)) * hops
        loud = integrated(heard)
        if loud <= -69 or abs(loud - TARGET) < 0.2:
            break
        # The limiter takes back a part of each turn, so we turn further than what is missing.
        turn *= factor((TARGET - loud) * OVERSHOOT)
        gains = (turn * limiting(peaks * turn)).astype(np.float32)
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
