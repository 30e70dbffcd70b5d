"""The trainers' voices: text in, sound out. The port, the engine at hand, and how long a clip takes.

A clip's length is kept on disk, for the gate asks for all of them at every check.
"""

import hashlib
import json
import os
from collections.abc import Hashable, Iterator
from contextlib import contextmanager
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from skill.content.authored import VoiceFile
from studio.voices.index import CHOICE, REEL_RATE, on_reel, recorded, take_of

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Samples = NDArray[np.float32]
    """Sound at 44,100 Hz, from -1 to 1; its room says whether of shape (n,) or (n, 2)."""

BUILD = Path(__file__).parent.parent.parent / "build"
SAMPLE_RATE = 44_100
VOICE_VERSION = 3
"""Raised whenever the same text in the same voice would sound different."""


class VoiceError(Exception):
    """A voice that the engine does not have, or an engine that will not start."""


class VoiceEngine(Hashable, Protocol):
    """Something that speaks."""

    def speak(self, text: str, voice: VoiceFile) -> "Samples":
        """Return the text as sound of shape (n,), without silence before and after.

        The same text in the same voice gives the same samples, whatever was said before: the gate
        measures a clip in one process, and the mix must find it just as long in another.

        Raises:
            VoiceError: there is no such voice.
        """
        ...


@lru_cache(maxsize=1)
def engine() -> VoiceEngine:
    """Return the engine at hand; started once a process."""
    from studio.voices.casting import CastEngine

    return CastEngine()


def clip_length_ms(text: str, voice: VoiceFile) -> int:
    """Return how long a text takes in a voice, in milliseconds; measured once, then remembered.

    Raises:
        VoiceError: there is no such voice.
    """
    index = None if recorded(voice.trainer, text) or os.environ.get(CHOICE) else on_reel(text, voice)
    if index is not None:
        return -(-index.clips[text][1] * 1000 // REEL_RATE)
    key = _key(text, voice)
    lengths = _lengths()
    if key not in lengths:
        lengths[key] = -(-len(engine().speak(text, voice)) * 1000 // SAMPLE_RATE)
        _unsaved.append(key)
    return lengths[key]


@contextmanager
def remembered_lengths() -> Iterator[None]:
    """Keep on disk what is measured inside."""
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
    from studio.voices.casting import synthesiser

    which = f"{voice}/{take_of(text, voice)}/{synthesiser(voice)}/{text}"
    return hashlib.sha256(which.encode()).hexdigest()[:20]
