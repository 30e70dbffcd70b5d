"""Reels: the shipped clips, one compact file for each trainer, so that a newcomer hears the better voice.

A reel is all that a trainer says in the library, one clip after another, with an index of what stands
where. A clip is read from the middle of it: decoding all of it would cost a render more time and
memory than the mixing does.
"""

import json
import os
import subprocess
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import soundfile

from skill.content.authored import VoiceFile
from studio.voices import index
from studio.voices.engines import SAMPLE_RATE, VoiceError
from studio.voices.index import REEL_RATE
from studio.voices.shaping import resampled

if TYPE_CHECKING:
    from studio.voices.engines import Samples

BITRATE = "24k"
GAP = REEL_RATE // 5
"""Silence between two clips, so that the codec does not smear one into the next."""
PEAK = 0.7
"""Of every clip on a reel: loud enough for the codec's few bits."""


def clip_of(trainer: str, text: str) -> "Samples":
    """Return a clip of a trainer's reel, of shape (n,) at 44,100 Hz.

    Raises:
        VoiceError: there is no such clip, or it cannot be read.
    """
    kept = index.index_of(trainer)
    if kept is None or text not in kept.clips:
        raise VoiceError(f"{trainer}'s reel does not hold {text!r}: say 'python -m studio voice make'")
    start, length = kept.clips[text]
    return read_sound(_file(trainer), start, length)


def read_sound(file: Path, start: int = 0, length: int = -1) -> "Samples":
    """Return a stretch of a sound file as one channel of shape (n,) at 44,100 Hz.

    Args:
        file: WAV, FLAC, MP3, Vorbis or Opus.
        start: from which of its samples on.
        length: how many; all, if it is -1.

    Raises:
        VoiceError: it is not there, or no sound.
    """
    try:
        with soundfile.SoundFile(file) as opened:
            opened.seek(start)
            heard = opened.read(length, dtype="float32", always_2d=True)
            rate = opened.samplerate
    except (soundfile.SoundFileError, OSError) as error:
        raise VoiceError(f"{file} cannot be read as sound: {error}") from error
    if 0 <= length != len(heard):
        raise VoiceError(f"{file} ends before its index does: say 'python -m studio voice make'")
    return resampled(np.asarray(heard.mean(axis=1), np.float32), rate, SAMPLE_RATE)


def make_reel(voice: VoiceFile, clips: Mapping[str, "Samples"], engine: str) -> Path:
    """Write a trainer's reel and its index, whole or not at all, and return the reel.

    Args:
        voice: how the clips were made; it tells whose they are.
        clips: sound of shape (n,) at 44,100 Hz, by text.
        engine: the name of the engine that made them.

    Raises:
        VoiceError: ffmpeg could not encode it, or the disk is full.
    """
    reel = _file(voice.trainer)
    sound, places = _laid_out(clips)
    kept = {"engine": engine, "how": index.how(voice, engine), "clips": places}
    lines = json.dumps(kept, ensure_ascii=False, indent=0, sort_keys=True) + "\n"
    made, told = reel.with_suffix(".part.opus"), reel.with_suffix(".part.json")
    try:
        reel.parent.mkdir(parents=True, exist_ok=True)
        _encode(sound, made)
        told.write_text(lines, "utf-8")
        os.replace(made, reel)
        os.replace(told, reel.with_suffix(".json"))
    except OSError as error:
        raise VoiceError(f"{reel} could not be written: {error.strerror}") from error
    finally:
        made.unlink(missing_ok=True)
        told.unlink(missing_ok=True)
        index.forget()
    return reel


def _laid_out(clips: Mapping[str, "Samples"]) -> tuple["Samples", dict[str, tuple[int, int]]]:
    places: dict[str, tuple[int, int]] = {}
    pieces, at = [np.zeros(GAP, np.float32)], GAP
    for text, sound in sorted(clips.items()):
        piece = resampled(sound, SAMPLE_RATE, REEL_RATE)
        places[text] = (at, len(piece))
        pieces += [piece * np.float32(PEAK / max(1e-6, np.abs(piece).max())), np.zeros(GAP, np.float32)]
        at += len(piece) + GAP
    return np.concatenate(pieces), places


def _encode(sound: "Samples", made: Path) -> None:
    from studio.mixdown.ffmpeg import ffmpeg

    asked = ["-v", "error", "-y", "-f", "f32le", "-ac", "1", "-ar", str(REEL_RATE), "-i", "-"]
    # Without a serial of its own and with bit-exact headers the same clips make the same file.
    asked += ["-c:a", "libopus", "-b:a", BITRATE, "-application", "voip", "-fflags", "+bitexact"]
    asked += ["-flags:a", "+bitexact", str(made)]
    done = subprocess.run([ffmpeg(), *asked], input=sound.tobytes(), capture_output=True, check=False)
    if done.returncode != 0:
        raise VoiceError(f"{made.name} could not be encoded: {done.stderr.decode()[-200:].strip()}")


def _file(trainer: str) -> Path:
    return index.VOICES / trainer / "reel.opus"
