"""The kit: every drum as a stored sound, which the mix adds where a track's score has a hit.

The kit is a file without loss, so a mix is the same to the byte on every machine. It is made by
`python -m studio music --kit`.
"""

import tomllib
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import soundfile

from studio.audio.samples import SAMPLE_RATE
from studio.errors import RenderError
from studio.paths import AUDIO_ASSETS

if TYPE_CHECKING:
    from studio.audio.samples import Samples

KIT = AUDIO_ASSETS / "music" / "kit.flac"
"""All sounds one after the other; where each of them stands tells the file beside it, of the same name."""
MACHINE = "machine"
"""The kit of the drums that are synthesised in every style that asks for them."""


@dataclass(frozen=True, slots=True)
class Shot:
    """Where a sound stands in the kit's file, in samples."""

    first: int
    samples: int


@lru_cache(maxsize=1)
def shots(kit: Path = KIT) -> dict[str, Shot]:
    """Return the sounds of a kit's file by name: `24/hat` for a drum of a General MIDI kit, `machine/kick`.

    Raises:
        RenderError: the index is not there.
    """
    try:
        told = tomllib.loads(kit.with_suffix(".toml").read_text("utf-8"))["shots"]
    except (OSError, tomllib.TOMLDecodeError, KeyError) as error:
        raise RenderError(f"{kit.name}: has no index: say 'python -m studio music --kit'") from error
    return {name: Shot(*place) for name, place in told.items()}


@lru_cache(maxsize=64)
def shot(name: str, kit: Path = KIT) -> "Samples":
    """Return a sound of a kit, of shape (n, 2), from -1 to 1.

    Raises:
        RenderError: there is no such sound, or the file cannot be read.
    """
    found = shots(kit).get(name)
    if found is None:
        raise RenderError(f"{kit.name}: has no {name}: say 'python -m studio music --kit'")
    try:
        with soundfile.SoundFile(kit) as opened:
            opened.seek(found.first)
            pcm = opened.read(found.samples, dtype="int16", always_2d=True)
            rate = opened.samplerate
    except (soundfile.SoundFileError, OSError) as error:
        raise RenderError(f"{kit.name}: could not be read: {error}") from error
    if pcm.shape != (found.samples, 2) or rate != SAMPLE_RATE:
        raise RenderError(f"{kit.name}: does not hold {name} as its index says")
    return np.asarray(pcm / np.float32(32_768), np.float32)
