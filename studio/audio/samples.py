"""The studio's sample rate, and the types of its arrays. Without numpy: the score needs the rate only."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Samples = NDArray[np.float32]
    """Sound at `SAMPLE_RATE`, full scale from -1 to 1: shape (n,) for mono, (n, 2) for stereo."""
    Pcm = NDArray[np.int16]
    """Stereo sound of shape (n, 2) at `SAMPLE_RATE`, as 16-bit integers."""

SAMPLE_RATE = 44_100
"""Samples per second of everything that is mixed."""
