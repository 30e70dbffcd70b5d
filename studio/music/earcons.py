"""Earcons: short sounds in Alexa's speech, referred to by SSML, all made from one motif.

The motif is D, A, F sharp: a fifth up, and a third down. Sounds that begin something rise along it, sounds
that end something fall, and a question leaves it open. Always synthesised by us, so that they are the same on
every machine.
"""

from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from studio.audio.ffmpeg import REPRODUCIBLE, encode
from studio.audio.loudness import db_to_gain, loudness
from studio.audio.mp3_frames import SSML_HERTZ, SSML_KBITS
from studio.audio.samples import SAMPLE_RATE
from studio.music.instruments import drum, tone
from studio.paths import AUDIO_ASSETS

if TYPE_CHECKING:
    from studio.audio.samples import Samples

SHIPPED_EARCONS = AUDIO_ASSETS / "earcons"
LOUDNESS, HIGHEST = -17.0, 0.6
"""In LUFS, a little below Alexa's voice; and the highest peak, as a part of full scale."""

Note = tuple[str, float, int, float, float]
"""Instrument, start in seconds, MIDI note (0 for a drum), length in seconds, level (1 is full)."""

EARCONS: dict[str, tuple[Note, ...]] = {
    "welcome": (
        ("round_bass", 0.0, 38, 1.2, 0.9), ("pad", 0.0, 62, 1.3, 0.7), ("pad", 0.0, 66, 1.3, 0.7),
        ("pad", 0.0, 69, 1.3, 0.7), ("pluck", 0.0, 62, 0.3, 0.8), ("pluck", 0.15, 69, 0.3, 0.9),
        ("pluck", 0.3, 74, 0.3, 0.9), ("bell", 0.45, 78, 1.1, 0.9), ("soft_kick", 0.0, 0, 0, 0.8),
        ("clap", 0.45, 0, 0, 0.4),
    ),
    "tip": (("bell", 0.0, 81, 0.4, 0.6), ("bell", 0.12, 86, 0.7, 0.7)),
    "offer": (("keys", 0.0, 69, 0.3, 0.8), ("keys", 0.16, 74, 0.3, 0.8), ("bell", 0.32, 76, 0.8, 0.7)),
    "done": (
        ("round_bass", 0.0, 43, 0.4, 0.8), ("round_bass", 0.48, 38, 1.2, 0.9), ("saw", 0.0, 67, 0.2, 0.6),
        ("saw", 0.0, 71, 0.2, 0.6), ("saw", 0.24, 69, 0.15, 0.6), ("saw", 0.24, 73, 0.15, 0.6),
        ("saw", 0.48, 66, 1.0, 0.6), ("saw", 0.48, 69, 1.0, 0.6), ("saw", 0.48, 74, 1.0, 0.8),
        ("bell", 0.6, 81, 0.8, 0.6), ("bell", 0.72, 86, 1.0, 0.6), ("crash", 0.48, 0, 0, 0.7),
        ("kick", 0.0, 0, 0, 0.6), ("kick", 0.48, 0, 0, 0.8),
    ),
    "milestone": (
        ("pluck", 0.0, 74, 0.2, 0.8), ("pluck", 0.1, 78, 0.2, 0.8), ("pluck", 0.2, 81, 0.2, 0.9),
        ("bell", 0.3, 86, 0.9, 0.8), ("tambourine", 0.3, 0, 0, 0.8),
    ),
    "resume": (("pluck", 0.0, 69, 0.25, 0.8), ("pluck", 0.14, 74, 0.5, 0.9), ("soft_kick", 0.14, 0, 0, 0.6)),
    "pause": (("pluck", 0.0, 74, 0.25, 0.8), ("pluck", 0.14, 69, 0.5, 0.8)),
    "goodbye": (
        ("pad", 0.0, 57, 1.2, 0.7), ("pad", 0.0, 62, 1.2, 0.7), ("keys", 0.0, 78, 0.4, 0.7),
        ("keys", 0.22, 74, 0.4, 0.7), ("keys", 0.44, 69, 0.9, 0.7), ("round_bass", 0.44, 38, 0.9, 0.7),
    ),
}  # fmt: skip


def earcon_path(name: str) -> str:
    """Return the path of an earcon below the audio address."""
    return f"earcons/{name}.mp3"


def earcon_sound(name: str) -> "Samples":
    """Return an earcon as mono sound of shape (n,) at 44,100 Hz, at the loudness of all earcons.

    Raises:
        KeyError: there is no earcon of that name.
    """
    waves = [
        (round(at * SAMPLE_RATE), level * _wave(instrument, note, seconds))
        for instrument, at, note, seconds, level in EARCONS[name]
    ]
    mixed = np.zeros(max(at + len(wave) for at, wave in waves), np.float32)
    for at, wave in waves:
        mixed[at : at + len(wave)] += wave.mean(axis=1)
    heard = np.flatnonzero(np.abs(mixed) > np.abs(mixed).max() * 1e-3)
    mixed = mixed[: heard[-1] + 1]
    fade = min(len(mixed), SAMPLE_RATE // 20)
    mixed[-fade:] *= np.linspace(1, 0, fade, dtype=np.float32)
    turned = mixed * np.float32(db_to_gain(LOUDNESS - loudness(mixed)))
    return turned * np.float32(min(1.0, HIGHEST / float(np.abs(turned).max())))


def _wave(instrument: str, note: int, seconds: float) -> "Samples":
    return tone(instrument, note, round(seconds * SAMPLE_RATE)) if note else drum(instrument, 0, 0)


def write_earcon(name: str, folder: Path = SHIPPED_EARCONS) -> Path:
    """Write an earcon as an MP3 for SSML, whole or not at all, and return the file.

    Raises:
        KeyError: there is no earcon of that name.
        RenderError: ffmpeg is missing, or the disk is full.
    """
    pcm = np.asarray(np.rint(earcon_sound(name) * 32_767), "<i2").tobytes()
    target = folder / f"{name}.mp3"
    options = ["-f", "s16le", "-ar", str(SAMPLE_RATE), "-ac", "1", "-i", "-", *REPRODUCIBLE,
               "-id3v2_version", "0", "-write_xing", "0", "-ar", str(max(SSML_HERTZ)), "-ac", "1",
               "-c:a", "libmp3lame", "-b:a", f"{SSML_KBITS}k"]  # fmt: skip
    encode(pcm, target, options)
    return target
