"""Which clips exist, recorded or on a reel; nothing is decoded, for every render's name depends on this."""

import hashlib
import json
import os
import re
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from functools import lru_cache
from pathlib import Path

from skill.content.authored import VoiceFile
from skill.domain.ground.sentences import sentences
from studio.paths import AUDIO_ASSETS

VOICES = AUDIO_ASSETS / "voices"
ENDINGS = (".wav", ".flac", ".mp3", ".ogg")
"""File types of recordings; a reel is always Opus."""
LONGEST = 80
"""Letters of a recording's file name before it is cut."""
TAKES = "takes.json"
"""The file that tells which sentences are said in another take than the first."""
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
    """The index of a trainer's reels."""

    engine: str
    fingerprint: str
    """The voice that the clips were made with, as `voice_fingerprint` returns it."""
    reels: tuple[str, ...]
    """The names of the reels' files; further ones hold the lines that came later."""
    clips: Mapping[str, tuple[int, int, int]]
    """By sentence: the number of its reel, its first sample there and its number of samples, at
    `REEL_RATE`."""


def reel_index(trainer: str) -> ReelIndex | None:
    """Return the index of a trainer's reels; None if the trainer has none."""
    return _index(VOICES / trainer / "reel.json") if trainer else None


@lru_cache(maxsize=16)
def _index(file: Path) -> ReelIndex | None:
    if not file.exists():
        return None
    kept = json.loads(file.read_text("utf-8"))
    if "reels" not in kept:  # of a release whose clips were whole texts: none is of use
        return None
    clips = {text: (reel, at, n) for text, (reel, at, n) in kept["clips"].items()}
    return ReelIndex(kept["engine"], kept["how"], tuple(kept["reels"]), clips)


def forget() -> None:
    """Forget the indexes and takes that were read, so that changed ones are read anew."""
    _index.cache_clear()
    _takes.cache_clear()


def chosen_takes(trainer: str) -> Mapping[str, int]:
    """Return by sentence the take that was chosen for it; 0 goes without saying (`voice retake`)."""
    return _takes(VOICES / trainer / TAKES)


@lru_cache(maxsize=16)
def _takes(file: Path) -> Mapping[str, int]:
    try:
        takes: dict[str, int] = json.loads(file.read_text("utf-8"))
    except FileNotFoundError:
        return {}
    return takes


def choose_takes(trainer: str, takes: Mapping[str, int]) -> None:
    """Keep for sentences of a trainer which take is used from now on."""
    chosen = {one: take for one, take in {**chosen_takes(trainer), **takes}.items() if take}
    file = VOICES / trainer / TAKES
    part = file.with_suffix(".part")
    part.write_text(json.dumps(chosen, ensure_ascii=False, indent=0, sort_keys=True) + "\n", "utf-8")
    os.replace(part, file)
    forget()


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


def reel_with(sentence: str, voice: VoiceFile) -> ReelIndex | None:
    """Return the index of the trainer's reels if they have a sentence in the voice's present settings."""
    index = reel_index(voice.trainer)
    if (
        index is None
        or sentence not in index.clips
        or index.fingerprint != voice_fingerprint(voice, index.engine)
    ):
        return None
    return index


def reel_length_ms(sentence: str, voice: VoiceFile) -> int | None:
    """Return how long a sentence takes on the trainer's reels, in milliseconds, rounded up.

    None if something else will be heard: a recording, another engine that was asked for, or synthesis.
    """
    index = reel_with(sentence, voice)
    if index is None or recorded_file(voice.trainer, sentence) is not None or os.environ.get(ENGINE_VARIABLE):
        return None
    return -(-index.clips[sentence][2] * 1000 // REEL_RATE)


def has_takes(text: str, voice: VoiceFile) -> bool:
    """Return whether a text was recorded, or each of its sentences was or is on a reel."""
    return recorded_file(voice.trainer, text) is not None or all(
        recorded_file(voice.trainer, one) is not None or reel_with(one, voice) is not None
        for one in sentences(text)
    )


def take_of(text: str, voice: VoiceFile) -> str:
    """Return an identifier of the clips that will be used for a text; the names of renders are made of it.

    A recording is identified by the hash of its file; a reel's clip or a chosen engine by the engine and the
    voice's fingerprint. All else is `synthesis`, by the best engine of this machine: a stopgap until the reel
    is made anew, and named alike on every machine.
    """
    file = recorded_file(voice.trainer, text)
    if file is not None:
        return _hash_of(file)
    choice = os.environ.get(ENGINE_VARIABLE, "")
    if choice in ENGINES:
        return f"{choice}/{voice_fingerprint(voice, choice)}"
    if not has_takes(text, voice):
        return "synthesis"
    return "+".join(dict.fromkeys(_take_of_sentence(one, voice) for one in sentences(text)))


def _take_of_sentence(sentence: str, voice: VoiceFile) -> str:
    file = recorded_file(voice.trainer, sentence)
    if file is not None:
        return _hash_of(file)
    index = reel_with(sentence, voice)
    if index is None:
        return "synthesis"
    take = chosen_takes(voice.trainer).get(sentence, 0)
    return f"{index.engine}/{index.fingerprint}" + (f"/{take}" if take else "")


def _hash_of(file: Path) -> str:
    return hashlib.sha256(file.read_bytes()).hexdigest()[:12]


def stale_texts(voice: VoiceFile, texts: Iterable[str]) -> set[str]:
    """Return the texts of which a sentence is neither recorded nor on this voice's reels."""
    return {one for one in texts if not has_takes(one, voice)}
