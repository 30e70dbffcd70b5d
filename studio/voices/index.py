"""The index: which clips are there, without hearing them. Light, for the names of renders depend on it."""

import hashlib
import json
import os
import re
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from functools import lru_cache
from pathlib import Path

from skill.content.authored import VoiceFile

VOICES = Path(__file__).parent.parent.parent / "audio_assets" / "voices"
ENDINGS = (".wav", ".flac", ".mp3", ".ogg")
"""Of recordings; a reel is `reel.opus`."""
LONGEST = 80
REEL_RATE = 48_000
"""Of a reel's samples; Opus knows no other."""

ENGINES = ("polly", "festival", "flite", "espeak")
CHOICE = "AUDIO_TRAINER_VOICES"
"""The environment's word for one of them, to be used for all that is not recorded."""

_FIELDS = {
    "polly": ("polly", "words_per_minute"),
    "festival": ("festival", "festival_pace", "tract"),
    "flite": ("flite", "flite_pitch", "flite_stretch", "tract"),
    "espeak": ("espeak", "pitch", "words_per_minute"),
}
"""What of a voice each engine hears."""


@dataclass(frozen=True, slots=True)
class Index:
    """What a reel holds."""

    engine: str
    how: str
    """The voice that its clips were made with, as `how` tells it."""
    clips: Mapping[str, tuple[int, int]]
    """By text: from which sample of the reel on, and how many, at the reel's own rate."""


def index_of(trainer: str) -> Index | None:
    """Return the index of a trainer's reel; None if there is no reel."""
    return _index(VOICES / trainer / "reel.json") if trainer else None


@lru_cache(maxsize=16)
def _index(file: Path) -> Index | None:
    if not file.exists():
        return None
    kept = json.loads(file.read_text("utf-8"))
    return Index(kept["engine"], kept["how"], {text: (at, n) for text, (at, n) in kept["clips"].items()})


def forget() -> None:
    """Read the indexes anew when they are next asked for."""
    _index.cache_clear()


@lru_cache(maxsize=64)
def how(voice: VoiceFile, engine: str) -> str:
    """Return a short name for how an engine makes a voice: another pitch, another name."""
    heard = {key: value for key, value in asdict(voice).items() if key in _FIELDS[engine]}
    return hashlib.sha256(json.dumps(heard, sort_keys=True).encode()).hexdigest()[:12]


def slug(text: str) -> str:
    """Return the file name of a recorded clip: the words, joined by hyphens, cut where they are many."""
    words = "-".join(re.findall(r"[a-z0-9]+", text.lower().replace("'", "")))
    if len(words) <= LONGEST:
        return words
    return f"{words[:LONGEST]}-{hashlib.sha256(text.encode()).hexdigest()[:6]}"


def recorded(trainer: str, text: str) -> Path | None:
    """Return the file in which a trainer recorded a text; None if nobody did."""
    folder = VOICES / trainer
    if not trainer:
        return None
    name = slug(text)
    return next((folder / f"{name}{end}" for end in ENDINGS if f"{name}{end}" in _names(folder)), None)


def _names(folder: Path) -> frozenset[str]:
    try:
        return _names_at(folder, folder.stat().st_mtime_ns)
    except OSError:
        return frozenset()


@lru_cache(maxsize=32)
def _names_at(folder: Path, _changed: int) -> frozenset[str]:
    return frozenset(one.name for one in folder.iterdir())


def on_reel(text: str, voice: VoiceFile) -> Index | None:
    """Return the index of the trainer's reel if it holds a text as this voice says it."""
    index = index_of(voice.trainer)
    if index is None or text not in index.clips or index.how != how(voice, index.engine):
        return None
    return index


def take_of(text: str, voice: VoiceFile) -> str:
    """Return which sound a text will be: the same on every machine, for names are made of it.

    A recording is told by its content, a clip of a reel and a chosen engine by what made them. What is
    left is `synthesis`, by the best engine of the machine: a stopgap until the reel is made anew.
    """
    file = recorded(voice.trainer, text)
    if file is not None:
        return hashlib.sha256(file.read_bytes()).hexdigest()[:12]
    choice = os.environ.get(CHOICE, "")
    if choice in ENGINES:
        return f"{choice}/{how(voice, choice)}"
    index = on_reel(text, voice)
    return f"{index.engine}/{index.how}" if index is not None else "synthesis"


def stale(voice: VoiceFile, texts: set[str]) -> set[str]:
    """Return which of the texts are neither recorded nor on this voice's reel."""
    return {one for one in texts if recorded(voice.trainer, one) is None and on_reel(one, voice) is None}
