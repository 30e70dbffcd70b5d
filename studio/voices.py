"""The trainers' voices: text in, sound out. One port, and the engine that runs anywhere.

espeak-ng comes as a wheel and is called in this process; a clip's length is kept on disk, for the
gate asks for all of them at every check.
"""

import ctypes
import hashlib
import json
import os
from collections.abc import Iterator
from contextlib import contextmanager
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

from skill.content.authored import VoiceFile

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Samples = NDArray[np.float32]
    """One channel at 44,100 Hz, from -1 to 1."""

BUILD = Path(__file__).parent.parent / "build"
SAMPLE_RATE = 44_100
VOICE_VERSION = 1

_SYNCHRONOUS, _UTF8, _RATE, _PITCH, _CHARACTER = 2, 1, 1, 3, 1
_NO_EXIT = 0x8000
_CALLBACK = ctypes.CFUNCTYPE(ctypes.c_int, ctypes.POINTER(ctypes.c_short), ctypes.c_int, ctypes.c_void_p)

_SYNTH: list[Any] = [
    ctypes.c_char_p,
    ctypes.c_size_t,
    *[ctypes.c_uint, ctypes.c_int, ctypes.c_uint, ctypes.c_uint],
    *[ctypes.c_void_p] * 2,
]


class VoiceError(Exception):
    """A voice that the engine does not have, or an engine that will not start."""


class VoiceEngine(Protocol):
    """Something that speaks."""

    def speak(self, text: str, voice: VoiceFile) -> "Samples":
        """Return the text as sound, without silence before and after.

        Raises:
            VoiceError: there is no such voice.
        """
        ...


class EspeakEngine:
    """espeak-ng, by the wheel `espeakng-loader`: no system package, every language."""

    def __init__(self) -> None:
        import espeakng_loader

        self._lib: Any = ctypes.CDLL(espeakng_loader.get_library_path())
        data = str(espeakng_loader.get_data_path()).encode()
        self._rate = self._lib.espeak_Initialize(_SYNCHRONOUS, 0, data, _NO_EXIT)
        if self._rate <= 0:
            raise VoiceError("espeak-ng would not start: its data is missing; 'make clean build'")
        self._heard: list[bytes] = []
        self._callback = _CALLBACK(self._take)
        self._lib.espeak_SetSynthCallback(self._callback)
        self._lib.espeak_Synth.argtypes = _SYNTH

    def speak(self, text: str, voice: VoiceFile) -> "Samples":
        """Return the text as sound; see the port."""
        import numpy as np

        if self._lib.espeak_SetVoiceByName(voice.espeak.encode()) != 0:
            raise VoiceError(f"espeak-ng has no voice {voice.espeak!r}; try en-us, en-us+f3 or en")
        self._lib.espeak_SetParameter(_RATE, voice.words_per_minute, 0)
        self._lib.espeak_SetParameter(_PITCH, voice.pitch, 0)
        self._heard.clear()
        said = text.encode()
        self._lib.espeak_Synth(said, len(said) + 1, 0, _CHARACTER, 0, _UTF8, None, None)
        raw = (np.frombuffer(b"".join(self._heard), dtype=np.int16) / 32_768).astype(np.float32)
        return _resampled(_trimmed(raw), self._rate)

    def _take(self, samples: Any, count: int, _events: Any) -> int:
        if samples and count > 0:
            self._heard.append(ctypes.string_at(samples, count * 2))
        return 0


@lru_cache(maxsize=1)
def engine() -> VoiceEngine:
    """Return the engine at hand; started once a process."""
    return EspeakEngine()


def clip_length_ms(text: str, voice: VoiceFile) -> int:
    """Return how long a text takes in a voice, in milliseconds; measured once, then remembered."""
    key = _key(text, voice)
    lengths = _lengths()
    if key not in lengths:
        lengths[key] = round(len(engine().speak(text, voice)) * 1000 / SAMPLE_RATE)
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
    how = f"{voice.espeak}/{voice.words_per_minute}/{voice.pitch}/{text}"
    return hashlib.sha256(how.encode()).hexdigest()[:20]


def _trimmed(sound: "Samples") -> "Samples":
    """Return the sound from its first to its last sample above the noise."""
    import numpy as np

    loud = np.flatnonzero(np.abs(sound) > 0.01)
    return sound[loud[0] : loud[-1] + 1] if len(loud) else sound[:0]


def _resampled(sound: "Samples", rate: int) -> "Samples":
    """Return the sound at 44,100 Hz; espeak-ng's 22,050 Hz is exactly half."""
    import numpy as np

    if rate == SAMPLE_RATE or not len(sound):
        return sound
    length = round(len(sound) * SAMPLE_RATE / rate)
    at = np.arange(length) * (rate / SAMPLE_RATE)
    return np.asarray(np.interp(at, np.arange(len(sound)), sound), np.float32)
