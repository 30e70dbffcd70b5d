"""What turns an engine's output into a clip: trimming, resampling, and the size of the vocal tract."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

import numpy as np

from studio.audio.resample import resampled
from studio.audio.samples import SAMPLE_RATE
from studio.voices.delivery import BREATH_MS

if TYPE_CHECKING:
    from studio.audio.samples import Samples

NOISE = 0.01
"""The level, as a part of full scale, below which a sample counts as silence."""
FAINT = 0.004
"""The level, as a part of a clip's peak, below which a silent engine is silent."""
WEAK = 0.02
"""The level, as a part of a clip's peak, below which nothing of a short word would be missed."""
BEFORE_S, AFTER_S = 0.01, 0.03
"""What is kept before and after that."""
STRETCH_S = 0.01
"""The stretches in which a voice is looked for."""
QUIET = 0.01
"""The level, as a part of a clip's peak, below which nobody hears a voice."""
LONGEST_STOP_S = 0.16
"""No sound of speech is silent for longer; what is weak and stands so far apart is the engine's noise."""
STRAY = 0.05
"""The level, as a part of a clip's peak, below which a sound that stands so far apart is stray."""


def trimmed(sound: "Samples") -> "Samples":
    """Return a sound without the silence before its first and after its last audible sample."""
    loud = np.flatnonzero(np.abs(sound) > NOISE)
    return sound[loud[0] : loud[-1] + 1] if len(loud) else sound[:0]


def speech_of(sound: "Samples", rate: int, level: float = FAINT) -> "Samples":
    """Return a sound without the silence around it, but with what of its first and last sounds is faint.

    For engines whose silence is silent: what is a few thousandths as loud as the peak is still speech.

    Args:
        sound: the engine's output, of shape (n,).
        rate: its sample rate in hertz.
        level: what is weaker than this part of the peak is no speech.
    """
    loud = np.flatnonzero(np.abs(sound) > level * np.abs(sound).max(initial=NOISE))
    if not len(loud):
        return sound[:0]
    before, after = round(BEFORE_S * rate), round(AFTER_S * rate)
    return sound[max(0, loud[0] - before) : loud[-1] + 1 + after]


def heard_span(sound: "Samples", rate: int) -> tuple[int, int]:
    """Return the first sample of what is heard of a clip, and the first one after it.

    Left out are silence, and an engine's faint noises that stand apart from the voice: some last for half a
    second after the word, and would make whatever follows it late.

    Args:
        sound: of shape (n,).
        rate: its sample rate in hertz.
    """
    stretch = round(STRETCH_S * rate)
    levels = np.abs(np.pad(sound, (0, -len(sound) % stretch))).reshape(-1, stretch).max(axis=1)
    loudest = float(levels.max(initial=0))
    voiced = np.flatnonzero(levels > QUIET * loudest)
    if not len(voiced):
        return 0, len(sound)
    parts = np.split(voiced, np.flatnonzero(np.diff(voiced) > LONGEST_STOP_S / STRETCH_S) + 1)
    strong = [one for one in parts if levels[one].max() > STRAY * loudest]
    first = int(strong[0][0]) * stretch - round(BEFORE_S * rate)
    end = (int(strong[-1][-1]) + 1) * stretch + round(AFTER_S * rate)
    return max(0, first), min(len(sound), end)


def joined(sounds: Sequence["Samples"]) -> "Samples":
    """Return sentences as one sound, with a breath between two of them, of shape (n,) at 44,100 Hz."""
    breath = np.zeros(BREATH_MS * SAMPLE_RATE // 1000, np.float32)
    return np.concatenate([piece for one in sounds for piece in (breath, one)][1:])


def finished_clip(sound: "Samples", rate: int, tract: int = 100) -> "Samples":
    """Return an engine's output as a clip: trimmed, at 44,100 Hz, with the vocal tract scaled.

    Played faster, a voice becomes higher in pitch and in its formants at once, like that of a smaller
    person; the engine is asked for a slower pace to make up for the time.

    Args:
        sound: the engine's output, of shape (n,).
        rate: its sample rate in hertz.
        tract: the playback speed in percent; 100 leaves the voice as it is.
    """
    return resampled(trimmed(sound), rate * tract // 100, SAMPLE_RATE)
