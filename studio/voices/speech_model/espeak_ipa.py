"""How words are said, by espeak-ng: the library of a Python wheel, asked for phonemes and not for sound."""

import ctypes
import threading
from typing import Any

import espeakng_loader

from studio.errors import VoiceError
from studio.voices.speech_model.phonemes import TIE

VOICES = {"en-us": "en-us", "en-gb": "en-gb-x-rp"}
"""By accent: espeak-ng's voice. Its `en-gb` crashes the
process when it is the first voice that is set (1.52)."""

_SYNCHRONOUS, _NO_EXIT, _UTF8, _AS_IPA, _WITH_TIE = 2, 0x8000, 1, 0x02, 0x80


class EspeakIpa:
    """espeak-ng, opened once; its phonemes do not depend on what was asked before."""

    def __init__(self) -> None:
        self._lib: Any = ctypes.CDLL(espeakng_loader.get_library_path())
        self._one_at_a_time = threading.Lock()
        if (
            self._lib.espeak_Initialize(_SYNCHRONOUS, 0, espeakng_loader.get_data_path().encode(), _NO_EXIT)
            < 0
        ):
            raise VoiceError("espeak-ng would not start: its data is missing; 'make clean build'")
        self._lib.espeak_TextToPhonemes.restype = ctypes.c_char_p

    def __call__(self, words: str, accent: str) -> str:
        """Return words in the international alphabet, with `TIE` between the letters of one sound."""
        with self._one_at_a_time:
            if self._lib.espeak_SetVoiceByName(VOICES[accent].encode()) != 0:
                raise VoiceError(f"espeak-ng has no voice {VOICES[accent]!r}")
            rest = ctypes.c_char_p(words.encode())
            said = []
            while rest.value:
                mode = _AS_IPA | _WITH_TIE | ord(TIE) << 8
                said.append(self._lib.espeak_TextToPhonemes(ctypes.byref(rest), _UTF8, mode).decode())
        return " ".join(said).strip()
