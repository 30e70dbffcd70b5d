"""Reels: the shipped clips, compact files, so that the good voice is heard without its engine.

Reels hold all that a trainer can come to say, sentence after sentence, with an index of where each begins. A
clip is read from the middle of its file: decoding all of it would cost a render more time and memory than
the mixing does. A line that came later goes onto a further reel, so that nothing is encoded twice.
"""

import json
import os
import subprocess
import tempfile
from collections.abc import Callable, Mapping
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
from studio.voices.post_processing import heard_span

if TYPE_CHECKING:
    from studio.audio.samples import Samples

BITRATE = "40k"
"""A lower one costs what predictors of quality hear: docs/sound.md."""
BAND_HZ = 12_000
"""The highest frequency that is kept: half of Kokoro's rate, so that no bits are spent on nothing."""
GAP = REEL_RATE // 8
"""Silence between two clips, so that the codec does not smear one into the next."""
PEAK = 0.7
"""The peak level of the loudest clip; the others keep their distance to it, as one voice says them."""


def reel_clip(trainer: str, sentence: str) -> "Samples":
    """Return the clip of a sentence from a trainer's reels, of shape (n,) at 44,100 Hz.

    Raises:
        VoiceError: no reel holds the sentence, or it cannot be read.
    """
    kept = clip_index.reel_index(trainer)
    if kept is None or sentence not in kept.clips:
        raise VoiceError(f"{trainer}'s reels do not hold {sentence!r}: say 'python -m studio voice make'")
    reel, start, length = kept.clips[sentence]
    return read_sound(_folder(trainer) / kept.reels[reel], start, length)


def read_sound(file: Path, start: int = 0, length: int = -1, rate: int = SAMPLE_RATE) -> "Samples":
    """Return a part of a sound file, mixed to mono, of shape (n,) at a rate, 44,100 Hz if none is given.

    Args:
        file: WAV, FLAC, MP3, Vorbis or Opus.
        start: the first sample, at the file's own rate.
        length: how many samples, at the file's own rate; -1 for all that follow.
        rate: the rate of what is returned, in hertz.

    Raises:
        VoiceError: the file does not exist, is no sound, or is shorter than asked for.
    """
    try:
        with soundfile.SoundFile(file) as opened:
            opened.seek(start)
            heard = opened.read(length, dtype="float32", always_2d=True)
            own_rate = opened.samplerate
    except (soundfile.SoundFileError, OSError) as error:
        raise VoiceError(f"{file} cannot be read as sound: {error}") from error
    if 0 <= length != len(heard):
        raise VoiceError(f"{file} ends before its index does: say 'python -m studio voice make'")
    return resampled(np.asarray(heard.mean(axis=1), np.float32), own_rate, rate)


def make_reel(voice: VoiceFile, sounds: Mapping[str, Callable[[], "Samples"]], engine: str) -> Path:
    """Write a trainer's sentences as their only reel, with its index, whole or not at all; return the reel.

    Args:
        voice: the trainer's voice, with the settings that the clips were made with.
        sounds: by sentence, what returns its sound of shape (n,) at `REEL_RATE`; each is asked twice.
        engine: the name of the engine that made the clips.

    Raises:
        VoiceError: ffmpeg could not encode it, or the disk is full.
    """
    return _write(voice, sounds, engine, None)


def add_reel(voice: VoiceFile, sounds: Mapping[str, Callable[[], "Samples"]]) -> Path:
    """Write sentences that came later as a further reel of a trainer, and return it; see `make_reel`.

    Raises:
        VoiceError: the trainer has no reel in these settings, ffmpeg could not encode it, or the disk is
        full.
    """
    kept = clip_index.reel_index(voice.trainer)
    if kept is None or kept.fingerprint != clip_index.voice_fingerprint(voice, kept.engine):
        raise VoiceError(f"{voice.trainer} has no reel in the present voice to add to: make it anew")
    return _write(voice, sounds, kept.engine, kept)


def _write(
    voice: VoiceFile,
    sounds: Mapping[str, Callable[[], "Samples"]],
    engine: str,
    before: clip_index.ReelIndex | None,
) -> Path:
    reels = (*(before.reels if before else ()), f"reel-{len(before.reels) + 1 if before else 1}.opus")
    reel = _folder(voice.trainer) / reels[-1]
    made, part = reel.with_suffix(".part.opus"), reel.with_suffix(".part.json")
    try:
        reel.parent.mkdir(parents=True, exist_ok=True)
        clips = {text: list(place) for text, place in before.clips.items()} if before else {}
        clips |= {text: [len(reels) - 1, *place] for text, place in _encoded(sounds, made).items()}
        how = clip_index.voice_fingerprint(voice, engine)
        kept = {"engine": engine, "how": how, "reels": reels, "clips": clips}
        part.write_text(json.dumps(kept, ensure_ascii=False, indent=0, sort_keys=True) + "\n", "utf-8")
        os.replace(made, reel)
        os.replace(part, reel.parent / "reel.json")
        for old in set(reel.parent.glob("reel*.opus")) - {reel.parent / one for one in reels}:
            old.unlink()
    except OSError as error:
        raise VoiceError(f"{reel} could not be written: {error.strerror}") from error
    finally:
        made.unlink(missing_ok=True)
        part.unlink(missing_ok=True)
        clip_index.forget()
    return reel


def _encoded(sounds: Mapping[str, Callable[[], "Samples"]], made: Path) -> dict[str, tuple[int, int]]:
    """Write sounds one after the other into an Opus file; return where each is heard, and for how long."""
    loudest = max((float(np.abs(sound()).max(initial=0)) for sound in sounds.values()), default=0)
    gain, gap = np.float32(PEAK / max(1e-6, loudest)), np.zeros(GAP, np.float32).tobytes()
    asked = ["-v", "error", "-y", "-f", "f32le", "-ac", "1", "-ar", str(REEL_RATE), "-i", "-"]
    # A random stream serial and dated headers are left out, so that the same clips make the same file.
    asked += ["-c:a", "libopus", "-b:a", BITRATE, "-application", "audio", "-cutoff", str(BAND_HZ)]
    asked += ["-fflags", "+bitexact", "-flags:a", "+bitexact", str(made)]
    places: dict[str, tuple[int, int]] = {}
    with (
        tempfile.TemporaryFile() as said,
        subprocess.Popen([ffmpeg(), *asked], stdin=subprocess.PIPE, stderr=said) as encoder,
    ):
        assert encoder.stdin is not None  # noqa: S101  asked for a line above
        try:
            encoder.stdin.write(gap)
            at = GAP
            for text in sorted(sounds):
                sound = sounds[text]() * gain
                first, end = heard_span(sound, REEL_RATE)
                places[text] = (at + first, end - first)
                encoder.stdin.write(sound.tobytes() + gap)
                at += len(sound) + GAP
            encoder.stdin.close()
        except BrokenPipeError:
            pass
        if encoder.wait() != 0:
            said.seek(0)
            raise VoiceError(f"{made.name} could not be encoded: {said.read().decode()[-200:].strip()}")
    return places


def _folder(trainer: str) -> Path:
    return clip_index.VOICES / trainer
