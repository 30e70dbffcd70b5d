"""Alexa's voice for browsers without one: a speech script as a WAV file, synthesized by espeak-ng."""

import io
import subprocess
import wave
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from simulator.page.speech_script import BLEEP, Piece
from skill.content.authored import VoiceFile
from studio.audio.samples import SAMPLE_RATE
from studio.errors import VoiceError
from studio.voices.casting import voice_engine

if TYPE_CHECKING:
    from studio.audio.samples import Samples

FileOf = Callable[[str], Path | None]
"""Returns the file of a URL; None if it is not on this machine."""

USUAL = "en-us+f3"
SPEED, PITCH = 165, 52
LEVEL = 0.8
LONGEST_S = 240


def speech_wav(script: Sequence[Piece], locale: str, file_of: FileOf) -> bytes:
    """Return a script as a WAV: 44,100 Hz, one channel."""
    parts = [_sound(piece, locale, file_of) for piece in script]
    sound = np.concatenate([*parts, np.zeros(1, np.float32)]).astype(np.float32)
    peak = float(np.abs(sound).max())
    return _as_wav(sound * np.float32(min(1.0, LEVEL / peak)) if peak else sound)


def _sound(piece: Piece, locale: str, file_of: FileOf) -> "Samples":
    if piece.clip:
        file = file_of(piece.clip)
        return _decoded(file) if file else _signal(piece.clip)
    if piece.pause_ms:
        return np.zeros(piece.pause_ms * SAMPLE_RATE // 1000, np.float32)
    prosody = piece.prosody
    voice = VoiceFile(
        espeak=USUAL if locale == "en-US" else f"{locale.partition('-')[0].lower()}+f3",
        words_per_minute=min(450, max(80, round(SPEED * prosody.rate))),
        pitch=min(99, max(0, round(PITCH + 60 * (prosody.pitch - 1)))),
    )
    said = _spoken(piece.text, voice) * np.float32(LEVEL * 10 ** (prosody.decibels / 20) / 1.6)
    # Synthesized clips have no silence at their ends, so a short pause is added before the next piece.
    return np.concatenate([said, np.zeros(SAMPLE_RATE // 10, np.float32)]).astype(np.float32)


def _spoken(text: str, voice: VoiceFile) -> "Samples":
    try:
        return voice_engine().speak(text, voice)
    except VoiceError:
        return voice_engine().speak(text, replace(voice, espeak=USUAL))


def _decoded(file: Path) -> "Samples":
    import imageio_ffmpeg

    command = [
        *[imageio_ffmpeg.get_ffmpeg_exe(), "-v", "error", "-t", str(LONGEST_S), "-i", str(file)],
        *["-ac", "1", "-ar", str(SAMPLE_RATE), "-f", "f32le", "-"],
    ]
    done = subprocess.run(command, capture_output=True, check=False, timeout=30)  # noqa: S603
    return np.frombuffer(done.stdout[: len(done.stdout) // 4 * 4], np.float32)


def _signal(name: str) -> "Samples":
    """Return the samples of a bleep, or of the chime that replaces a clip that is not on this machine."""
    seconds = np.arange(SAMPLE_RATE * 3 // 10, dtype=np.float32) / SAMPLE_RATE
    if name == BLEEP:
        return (0.2 * np.sin(2 * np.pi * 1_000 * seconds)).astype(np.float32)
    tones = [np.sin(2 * np.pi * pitch * seconds) * np.exp(-9 * seconds) for pitch in (660, 880)]
    return (0.25 * np.concatenate(tones)).astype(np.float32)


def _as_wav(sound: "Samples") -> bytes:
    made = io.BytesIO()
    with wave.open(made, "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(SAMPLE_RATE)
        file.writeframes((np.clip(sound, -1, 1) * 32_767).astype("<i2").tobytes())
    return made.getvalue()
