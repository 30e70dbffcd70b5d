"""The sound of the bells that mark the start and end of the work, its last seconds and its repetitions."""

from functools import lru_cache
from typing import TYPE_CHECKING

import numpy as np

from studio.audio.samples import SAMPLE_RATE

if TYPE_CHECKING:
    from studio.audio.samples import Samples

_STRIKES: dict[str, tuple[tuple[float, float, float, float], ...]] = {
    "start": ((0.0, 1_318.5, 0.16, 7.0), (0.0, 1_975.5, 0.07, 10.0)),
    "end": ((0.0, 987.8, 0.16, 9.0), (0.14, 659.3, 0.16, 6.0)),
    "pip": ((0.0, 1_318.5, 0.07, 40.0),),
    "rep": ((0.0, 1_760.0, 0.05, 60.0),),
}
"""Each strike of a bell: time in seconds, frequency in hertz, level (full scale is 1), decay per second."""

LENGTH_S = {"start": 0.7, "end": 0.9, "pip": 0.12, "rep": 0.08}


@lru_cache(maxsize=8)
def bell_sound(kind: str) -> "Samples":
    """Return the sound of a bell, of shape (n,) at 44,100 Hz, ending in silence.

    Args:
        kind: a `kind` of `studio.score.cues.Bell`.
    """
    t = np.arange(round(LENGTH_S[kind] * SAMPLE_RATE)) / SAMPLE_RATE
    sound = np.zeros(len(t))
    for at, hertz, level, decay in _STRIKES[kind]:
        since = np.maximum(t - at, 0)
        rise = np.minimum(1, since / 0.002)
        sound += level * rise * np.sin(2 * np.pi * hertz * since) * np.exp(-decay * since)
    sound[-441:] *= np.linspace(1, 0, 441)
    return np.asarray(sound, np.float32)
