"""Which clips exist, recorded or on a reel; nothing is decoded, for every render's name depends on this."""

import hashlib
import json
import os
import re
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from functools import lru_cache
from pathlib import Path

from skill.content.authored import VoiceFile
from studio.paths import AUDIO_ASSETS

VOICES = AUDIO_ASSETS / "voices"
ENDINGS = (".wav", ".flac", ".mp3", ".ogg")
"""File types of recordings; a reel is always `reel.opus`."""
LONGEST = 80
"""Letters of a recording's file name before it is cut."""
REEL_RATE = 48_000
"""A reel's sample rate in hertz; Opus decodes to no higher one."""

ENGINES = ("polly", "kokoro", "festival", "flite", "espeak")
"""The names of the speech engines, the best first."""
ENGINE_VARIABLE = "AUDIO_TRAINER_VOICES"
"""The environment variable that names one engine for everything that is not recorded."""

_FIELDS = {
    "polly": ("polly", "words_per_minute"),
    "kokoro": ("kokoro", "kokoro_accent", "kokoro_pace"),
    "festival": ("festival", "festival_pace", "tract"),
    "flite": ("flite", "flite_pitch", "flite_stretch", "tract"),
    "espeak": ("espeak", "pitch", "words_per_minute"),
}
"""The settings of a voice that each engine uses; another setting changes nothing in its clips."""


@dataclass(frozen=True, slots=True)
class ReelIndex:
    """The index of a trainer's reel."""

    engine: str
    fingerprint: str
    """The voice that the clips were made with, as `voice_fingerprint` returns it."""
    clips: Mapping[str, tuple[int, int]]
    """By text: the clip's first sample on the reel and its number of samples, at `REEL_RATE`."""


def reel_index(trainer: str) -> ReelIndex | None:
    """Return the index of a trainer's reel; None if the trainer has no reel."""
    return _index(VOICES / trainer / "reel.json") if trainer else None


@lru_cache(maxsize=16)
def _index(file: Path) -> ReelIndex | None:
    if not file.exists():
        return None
    kept = json.loads(file.read_text("utf-8"))
    return ReelIndex(kept["engine"], kept["how"], {text: (at, n) for text, (at, n) in kept["clips"].items()})


def forget() -> None:
    """Forget the indexes that were read, so that changed ones are read anew."""
    _index.cache_clear()


@lru_cache(maxsize=64)
def voice_fingerprint(voice: VoiceFile, engine: str) -> str:
    """Return a short hash of the settings with which an engine makes a voice."""
    used = {key: value for key, value in asdict(voice).items() if key in _FIELDS[engine]}
    return hashlib.sha256(json.dumps(used, sort_keys=True).encode()).hexdigest()[:12]


def recording_name(text: str) -> str:
    """Return the file name of a text's recording, without suffix: the words, hyphenated, cut if long."""
    words = "-".join(re.findall(r"[a-z0-9]+", text.lower().replace("'", "")))
    if len(words) <= LONGEST:
        return words
    return f"{words[:LONGEST]}-{hashlib.sha256(text.encode()).hexdigest()[:6]}"


def recorded_file(trainer: str, text: str) -> Path | None:
    """Return the file in which a trainer recorded a text; None if it was not recorded."""
    folder = VOICES / trainer
    if not trainer:
        return None
    name = recording_name(text)
    return next((folder / f"{name}{end}" for end in ENDINGS if f"{name}{end}" in _names(folder)), None)


def _names(folder: Path) -> frozenset[str]:
    try:
        return _names_at(folder, folder.stat().st_mtime_ns)
    except OSError:
        return frozenset()


@lru_cache(maxsize=32)
def _names_at(folder: Path, _changed: int) -> frozenset[str]:
    return frozenset(one.name for one in folder.iterdir())


def reel_with(text: str, voice: VoiceFile) -> ReelIndex | None:
    """Return the index of the trainer's reel if it has a text in the voice's present settings."""
    index = reel_index(voice.trainer)
    if (
        index is None
        or text not in index.clips
        or index.fingerprint != voice_fingerprint(voice, index.engine)
    ):
        return None
    return index


def take_of(text: str, voice: VoiceFile) -> str:
    """Return an identifier of the clip that will be used for a text; the names of renders are made of it.

    A recording is identified by the hash of its file; a reel's clip or a chosen engine by the engine and the
    voice's fingerprint. All else is `synthesis`, by the best engine of this machine: a stopgap until the reel
    is made anew, and named alike on every machine.
    """
    file = recorded_file(voice.trainer, text)
    if file is not None:
        return hashlib.sha256(file.read_bytes()).hexdigest()[:12]
    choice = os.environ.get(ENGINE_VARIABLE, "")
    if choice in ENGINES:
        return f"{choice}/{voice_fingerprint(voice, choice)}"
    index = reel_with(text, voice)
    return f"{index.engine}/{index.fingerprint}" if index is not None else "synthesis"


def stale_texts(voice: VoiceFile, texts: set[str]) -> set[str]:
    """Return the texts that are neither recorded nor on this voice's reel."""
    return {
        one for one in texts if recorded_file(voice.trainer, one) is None and reel_with(one, voice) is None
    }
