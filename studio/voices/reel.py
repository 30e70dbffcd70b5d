"""Reels: the shipped clips, one compact file per trainer, so that the good voice is heard without its engine.

A reel holds all that a trainer says in the library, clip after clip, with an index of where each begins. A
clip is read from the middle of the file: decoding all of it would cost a render more time and memory than
the mixing does.
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
from studio.audio.ffmpeg import ffmpeg
from studio.audio.resample import resampled
from studio.audio.samples import SAMPLE_RATE
from studio.errors import VoiceError
from studio.voices import clip_index
from studio.voices.clip_index import REEL_RATE

if TYPE_CHECKING:
    from studio.audio.samples import Samples

BITRATE = "24k"
GAP = REEL_RATE // 5
"""Silence between two clips, so that the codec does not smear one into the next."""
PEAK = 0.7
"""The peak level of every clip on a reel: loud enough for the codec's low bit rate."""


def reel_clip(trainer: str, text: str) -> "Samples":
    """Return the clip of a text from a trainer's reel, of shape (n,) at 44,100 Hz.

    Raises:
        VoiceError: the reel does not hold the text, or cannot be read.
    """
    kept = clip_index.reel_index(trainer)
    if kept is None or text not in kept.clips:
        raise VoiceError(f"{trainer}'s reel does not hold {text!r}: say 'python -m studio voice make'")
    start, length = kept.clips[text]
    return read_sound(_file(trainer), start, length)


def read_sound(file: Path, start: int = 0, length: int = -1) -> "Samples":
    """Return a part of a sound file, mixed to mono, of shape (n,) at 44,100 Hz.

    Args:
        file: WAV, FLAC, MP3, Vorbis or Opus.
        start: the first sample, at the file's own rate.
        length: how many samples, at the file's own rate; -1 for all that follow.

    Raises:
        VoiceError: the file does not exist, is no sound, or is shorter than asked for.
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
        voice: the trainer's voice, with the settings that the clips were made with.
        clips: by text, the sound of shape (n,) at 44,100 Hz.
        engine: the name of the engine that made the clips.

    Raises:
        VoiceError: ffmpeg could not encode it, or the disk is full.
    """
    reel = _file(voice.trainer)
    sound, places = _laid_out(clips)
    kept = {"engine": engine, "how": clip_index.voice_fingerprint(voice, engine), "clips": places}
    lines = json.dumps(kept, ensure_ascii=False, indent=0, sort_keys=True) + "\n"
    made, index = reel.with_suffix(".part.opus"), reel.with_suffix(".part.json")
    try:
        reel.parent.mkdir(parents=True, exist_ok=True)
        _encode(sound, made)
        index.write_text(lines, "utf-8")
        os.replace(made, reel)
        os.replace(index, reel.with_suffix(".json"))
    except OSError as error:
        raise VoiceError(f"{reel} could not be written: {error.strerror}") from error
    finally:
        made.unlink(missing_ok=True)
        index.unlink(missing_ok=True)
        clip_index.forget()
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
    asked = ["-v", "error", "-y", "-f", "f32le", "-ac", "1", "-ar", str(REEL_RATE), "-i", "-"]
    # A random stream serial and dated headers are left out, so that the same clips make the same file.
    asked += ["-c:a", "libopus", "-b:a", BITRATE, "-application", "voip", "-fflags", "+bitexact"]
    asked += ["-flags:a", "+bitexact", str(made)]
    done = subprocess.run([ffmpeg(), *asked], input=sound.tobytes(), capture_output=True, check=False)
    if done.returncode != 0:
        raise VoiceError(f"{made.name} could not be encoded: {done.stderr.decode()[-200:].strip()}")


def _file(trainer: str) -> Path:
    return clip_index.VOICES / trainer / "reel.opus"
