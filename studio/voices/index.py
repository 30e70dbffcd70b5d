"""The index: which clips are there, without hearing them. Light, for the names of renders depend on it."""

import hashlib
import json
import re
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from functools import lru_cache
from pathlib import Path

from skill.content.authored import VoiceFile

VOICES = Path(__file__).parent.parent.parent / "audio_assets" / "voices"
ENDINGS = (".wav", ".flac", ".mp3", ".ogg")
LONGEST = 80


@dataclass(frozen=True, slots=True)
class Index:
    """What a reel holds."""

    engine: str
    how: str
    """The voice that its clips were made with, as `how` tells it."""
    clips: Mapping[str, tuple[int, int]]
    """By text: from which sample on, and how many samples, at 44,100 Hz."""


@lru_cache(maxsize=16)
def index_of(trainer: str) -> Index | None:
    """Return the index of a trainer's reel; None if there is no reel."""
    file = VOICES / trainer / "reel.json"
    if not trainer or not file.exists():
        return None
    kept = json.loads(file.read_text("utf-8"))
    return Index(kept["engine"], kept["how"], {text: (at, n) for text, (at, n) in kept["clips"].items()})


def how(voice: VoiceFile) -> str:
    """Return a short name for how a voice is made: another pitch, another name."""
    return hashlib.sha256(json.dumps(asdict(voice), sort_keys=True).encode()).hexdigest()[:12]


def slug(text: str) -> str:
    """Return the file name of a recorded clip: the words, joined by hyphens, cut where they are many."""
    words = "-".join(re.findall(r"[a-z0-9]+", text.lower().replace("'", "")))
    if len(words) <= LONGEST:
        return words
    return f"{words[:LONGEST]}-{hashlib.sha256(text.encode()).hexdigest()[:6]}"


def recorded(trainer: str, text: str) -> Path | None:
    """Return the file in which a trainer recorded a text; None if nobody did."""
    folder = VOICES / trainer / "recorded"
    if not trainer or not folder.is_dir():
        return None
    return next((one for end in ENDINGS if (one := folder / f"{slug(text)}{end}").exists()), None)


def take_of(text: str, voice: VoiceFile) -> str:
    """Return which sound a text will be: a recording by its content, a clip of the reel, or `synthesis`."""
    file = recorded(voice.trainer, text)
    if file is not None:
        return hashlib.sha256(file.read_bytes()).hexdigest()[:12]
    index = index_of(voice.trainer)
    if index is not None and index.how == how(voice) and text in index.clips:
        return f"{index.engine}/{index.how}"
    return "synthesis"


def stale(voice: VoiceFile, texts: set[str]) -> set[str]:
    """Return which of the texts have no shipped clip of this voice."""
    return {text for text in texts if take_of(text, voice) == "synthesis"}
