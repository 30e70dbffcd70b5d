"""Gain curves over time, kept on frames of ten milliseconds.

A curve has one gain for the beginning of each frame and one for the end of the last; between two of them the
gain is interpolated linearly, so that the level never jumps.
"""

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from studio.audio.samples import Samples


FRAME = 441
"""Samples in a frame: ten milliseconds."""

_RAMP = np.arange(FRAME, dtype=np.float32)[None, :] / np.float32(FRAME)


def frames_in(samples: int) -> int:
    """Return the number of frames that hold a number of samples."""
    return -(-samples // FRAME)


def sample_gains(gains: "Samples", start: int, samples: int, channels: int = 1) -> "Samples":
    """Return the gain of each sample of a range, from the gains of the frames.

    The shape is (n,), or (n, channels) for several channels, which are computed at once, because repeating a
    row over two channels takes numpy longer than computing it.
    """
    first, inside = divmod(start, FRAME)
    count = frames_in(inside + samples)
    some = gains[first : first + count + 1].astype(np.float32)
    some = np.pad(some, (0, count + 1 - len(some)), "edge")
    # Computed frame by frame, for np.interp takes five times as long.
    rows = (some[1:] - some[:-1])[:, None] * np.repeat(_RAMP, channels, axis=1)
    rows += some[:-1, None]
    flat = rows.ravel()[inside * channels : (inside + samples) * channels]
    return np.asarray(flat if channels == 1 else flat.reshape(samples, channels))


def fade_gains(samples: int, begin: int, end: int) -> "Samples":
    """Return the gains of a fade-in and a fade-out.

    Args:
        samples: the length of the sound.
        begin: the length of the fade-in, in frames.
        end: the length of the fade-out, in frames.
    """
    count = frames_in(samples) + 1
    gains = np.ones(count, np.float32)
    rise = np.sin(np.linspace(0, np.pi / 2, min(begin, count) + 1)) ** 2
    fall = np.sin(np.linspace(np.pi / 2, 0, min(end, count - 1) + 1)) ** 2
    gains[: len(rise)] *= rise[:count]
    gains[-len(fall) - 1 :] *= np.append(fall, 0)[-count:]
    return gains
