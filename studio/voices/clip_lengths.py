"""How long a text takes in a voice. Kept on disk, for the content gate asks for every clip at every check."""

import hashlib
import json
import os
from collections.abc import Iterator
from contextlib import contextmanager
from functools import lru_cache
from pathlib import Path

from skill.content.authored import VoiceFile
from skill.domain.ground.sentences import sentences
from studio.audio.samples import SAMPLE_RATE
from studio.paths import BUILD
from studio.voices.casting import synthesiser_name, voice_engine
from studio.voices.clip_index import recorded_file, reel_length_ms, take_of
from studio.voices.delivery import BREATH_MS

VOICE_VERSION = 4
"""Raised whenever the same text in the same voice would sound different."""


def clip_length_ms(text: str, voice: VoiceFile) -> int:
    """Return how long a text takes in a voice, in milliseconds, rounded up; measured once, then remembered.

    Raises:
        VoiceError: the engine does not have this voice.
    """
    parts = sentences(text)
    kept = [reel_length_ms(one, voice) for one in parts]
    if recorded_file(voice.trainer, text) is None and None not in kept:
        return sum(one or 0 for one in kept) + BREATH_MS * (len(parts) - 1)
    key = _key(text, voice)
    lengths = _lengths()
    if key not in lengths:
        lengths[key] = -(-len(voice_engine().speak(text, voice)) * 1000 // SAMPLE_RATE)
        _unsaved.append(key)
    return lengths[key]


@contextmanager
def remembered_lengths() -> Iterator[None]:
    """Save the lengths that are measured inside the `with` block to disk, also when it fails."""
    try:
        yield
    finally:
        if _unsaved:
            BUILD.mkdir(exist_ok=True)
            made = _lengths_file().with_suffix(f".{os.getpid()}.part")
            made.write_text(json.dumps(_lengths(), sort_keys=True), "utf-8")
            os.replace(made, _lengths_file())
            _unsaved.clear()


_unsaved: list[str] = []


@lru_cache(maxsize=1)
def _lengths() -> dict[str, int]:
    try:
        kept: dict[str, int] = json.loads(_lengths_file().read_text("utf-8"))
    except (OSError, ValueError):
        return {}
    return kept


def _lengths_file() -> Path:
    return BUILD / f"clip-lengths-{VOICE_VERSION}.json"


def _key(text: str, voice: VoiceFile) -> str:
    which = f"{voice}/{take_of(text, voice)}/{synthesiser_name(voice)}/{text}"
    return hashlib.sha256(which.encode()).hexdigest()[:20]
