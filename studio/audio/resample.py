"""Sample-rate conversion by soxr, which keeps all that both rates can hold and adds nothing."""

from typing import TYPE_CHECKING

import numpy as np
import soxr

if TYPE_CHECKING:
    from studio.audio.samples import Samples


def resampled(sound: "Samples", rate: int, wanted: int) -> "Samples":
    """Return a sound at another sample rate, as long and in phase.

    Linear interpolation would leave a mirror image of the spectrum, which is heard as a lisp.

    Args:
        sound: shape (n,) or (n, channels).
        rate: its sample rate in hertz.
        wanted: the new sample rate in hertz.
    """
    if not len(sound) or rate == wanted:
        return sound
    length = round(len(sound) * wanted / rate)
    out = soxr.resample(sound, rate, wanted, quality="HQ")[:length]
    missing = [(0, length - len(out))] + [(0, 0)] * (out.ndim - 1)
    return np.asarray(np.pad(out, missing), np.float32)
