"""espeak-ng, the speech engine that works on any machine and in every language: a library in a Python wheel.

The library is loaded anew for each clip. Its output depends on what it said before (it keeps the phase
of its tremor, and seeds its breath noise by the clock), and no call resets that. Loading it takes less than a
millisecond, and the same text then gives the same samples everywhere.
"""

import ctypes
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import espeakng_loader

from skill.content.authored import VoiceFile
from studio.audio.pcm import from_pcm16
from studio.errors import VoiceError
from studio.voices.post_processing import finished_clip

if TYPE_CHECKING:
    from studio.audio.samples import Samples

ENGINE_RATE = 22_050

_SYNCHRONOUS, _NO_EXIT = 2, 0x8000
_UTF8, _BY_CHARACTER = 1, 1
_RATE, _PITCH = 1, 3
_SEED = 1
_CALLBACK = ctypes.CFUNCTYPE(ctypes.c_int, ctypes.POINTER(ctypes.c_short), ctypes.c_int, ctypes.c_void_p)
_SYNTH = [
    *[ctypes.c_char_p, ctypes.c_size_t],
    *[ctypes.c_uint, ctypes.c_int, ctypes.c_uint, ctypes.c_uint],
    *[ctypes.c_void_p] * 2,
]


class EspeakEngine:
    """espeak-ng from the wheel `espeakng-loader`."""

    def __init__(self) -> None:
        self._path = str(espeakng_loader.get_library_path())
        self._data = Path(espeakng_loader.get_data_path())
        self._one_at_a_time = threading.Lock()

    def speak(self, text: str, voice: VoiceFile) -> "Samples":
        """Return the spoken text; see `VoiceEngine.speak`."""
        self._refuse_unknown_variant(voice.espeak)
        with self._one_at_a_time, self._opened() as lib:
            heard = _speak(lib, text, voice)
        return finished_clip(from_pcm16(heard), ENGINE_RATE)

    def _refuse_unknown_variant(self, name: str) -> None:
        # espeak-ng itself falls back to the plain voice when it does not know the variant.
        variant = name.partition("+")[2]
        folder = self._data / "voices" / "!v"
        if variant and not (folder / variant).is_file():
            raise VoiceError(
                f"espeak-ng has no voice {name!r}: no variant {variant!r}; f1 to f5, m1 to m8 are"
            )

    @contextmanager
    def _opened(self) -> Iterator[Any]:
        lib = ctypes.CDLL(self._path)
        try:
            rate = lib.espeak_Initialize(_SYNCHRONOUS, 0, str(self._data).encode(), _NO_EXIT)
            if rate != ENGINE_RATE:
                raise VoiceError("espeak-ng would not start: its data is missing; 'make clean build'")
            lib.espeak_ng_SetRandSeed(ctypes.c_long(_SEED))
            yield lib
        finally:
            lib.espeak_Terminate()
            _closed(lib)


def _speak(lib: Any, text: str, voice: VoiceFile) -> bytes:
    heard: list[bytes] = []

    def take(samples: Any, count: int, _events: Any) -> int:
        if samples and count > 0:
            heard.append(ctypes.string_at(samples, count * 2))
        return 0

    callback = _CALLBACK(take)
    lib.espeak_SetSynthCallback(callback)
    if lib.espeak_SetVoiceByName(voice.espeak.encode()) != 0:
        raise VoiceError(f"espeak-ng has no voice {voice.espeak!r}; try en-us, en-us+f3 or en")
    lib.espeak_SetParameter(_RATE, voice.words_per_minute, 0)
    lib.espeak_SetParameter(_PITCH, voice.pitch, 0)
    lib.espeak_Synth.argtypes = _SYNTH
    said = text.encode()
    lib.espeak_Synth(said, len(said) + 1, 0, _BY_CHARACTER, 0, _UTF8, None, None)
    return b"".join(heard)


def _closed(lib: Any) -> None:
    """Unload the library, and with it the state that it keeps between texts."""
    close = ctypes.CDLL(None).dlclose
    close.argtypes = [ctypes.c_void_p]
    close(lib._handle)  # noqa: SLF001  ctypes documents it, and offers no other way to unload
