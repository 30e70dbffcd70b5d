"""Reels: the shipped clips, one compact file for each trainer, so that a newcomer hears the better voice.

A reel is all that a trainer says in the library, one clip after another, with an index of what stands
where. One file is decoded once; a thousand small ones would cost more time than all the mixing.
"""

import json
import os
import subprocess
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from skill.content.authored import VoiceFile
from studio.voices.engines import SAMPLE_RATE, VoiceError
from studio.voices.index import VOICES, Index, how, index_of

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from studio.voices.engines import Samples

BITRATE = "28k"
GAP = SAMPLE_RATE // 5
"""Silence between two clips, so that the codec does not smear one into the next."""


@dataclass(frozen=True, slots=True)
class Reel:
    """A trainer's clips, decoded."""

    index: Index
    sound: "NDArray[np.int16]"

    def clip(self, text: str) -> "Samples | None":
        """Return a clip of shape (n,); None if the reel has no such text."""
        place = self.index.clips.get(text)
        if place is None:
            return None
        start, length = place
        return (self.sound[start : start + length] / np.float32(32_768)).astype(np.float32)


@lru_cache(maxsize=8)
def open_reel(trainer: str) -> Reel | None:
    """Return a trainer's reel, decoded once a process; None if there is none.

    Raises:
        VoiceError: it cannot be decoded.
    """
    index = index_of(trainer)
    if index is None:
        return None
    asked = [
        "-v",
        "error",
        "-i",
        str(_file(trainer)),
        "-f",
        "s16le",
        "-ac",
        "1",
        "-ar",
        str(SAMPLE_RATE),
        "-",
    ]
    done = subprocess.run([_ffmpeg(), *asked], capture_output=True, check=False, stdin=subprocess.DEVNULL)
    if done.returncode != 0:
        raise VoiceError(
            f"{_file(trainer)}: ffmpeg could not decode it: {done.stderr.decode()[-200:].strip()}"
        )
    return Reel(index, np.frombuffer(done.stdout, "<i2"))


def make_reel(trainer: str, voice: VoiceFile, clips: Mapping[str, "Samples"], engine: str) -> None:
    """Write a trainer's reel and its index, whole or not at all.

    Args:
        trainer: the trainer's id.
        voice: how the clips were made.
        clips: sound of shape (n,) at 44,100 Hz, by text.
        engine: the engine's name, to be remembered.

    Raises:
        VoiceError: ffmpeg could not encode it, or the disk is full.
    """
    places, pieces, at = {}, [], 0
    for text, sound in sorted(clips.items()):
        places[text] = (at, len(sound))
        pieces += [sound, np.zeros(GAP, np.float32)]
        at += len(sound) + GAP
    pcm = (np.clip(np.concatenate(pieces), -1, 1) * 32_767).astype("<i2").tobytes()
    made = _file(trainer).with_suffix(".part.ogg")
    made.parent.mkdir(parents=True, exist_ok=True)
    asked = ["-v", "error", "-y", "-f", "s16le", "-ac", "1", "-ar", str(SAMPLE_RATE), "-i", "-"]
    asked += ["-c:a", "libopus", "-b:a", BITRATE, "-application", "voip", str(made)]
    done = subprocess.run([_ffmpeg(), *asked], input=pcm, capture_output=True, check=False)
    if done.returncode != 0:
        made.unlink(missing_ok=True)
        raise VoiceError(f"{trainer}'s reel could not be encoded: {done.stderr.decode()[-200:].strip()}")
    index = {"engine": engine, "how": how(voice), "clips": places}
    lines = json.dumps(index, ensure_ascii=False, indent=0, sort_keys=True)
    (VOICES / trainer / "reel.json").write_text(lines + "\n", "utf-8")
    os.replace(made, _file(trainer))
    open_reel.cache_clear()
    index_of.cache_clear()


def _file(trainer: str) -> Path:
    return VOICES / trainer / "reel.ogg"


def _ffmpeg() -> str:
    import imageio_ffmpeg

    return str(imageio_ffmpeg.get_ffmpeg_exe())
