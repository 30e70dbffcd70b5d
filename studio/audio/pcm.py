"""16-bit PCM, as files and programs give it, turned into the studio's arrays."""

import wave
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from studio.audio.samples import Samples


def from_pcm16(raw: bytes) -> "Samples":
    """Return 16-bit little-endian samples as an array of shape (n,), from -1 to 1."""
    return (np.frombuffer(raw, "<i2") / np.float32(32_768)).astype(np.float32)


def read_wav(file: Path) -> tuple[int, bytes]:
    """Return a WAV file's sample rate in hertz, and its samples as bytes."""
    with wave.open(str(file)) as opened:
        return opened.getframerate(), opened.readframes(opened.getnframes())
