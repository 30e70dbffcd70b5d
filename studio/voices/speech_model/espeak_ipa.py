"""How words are said, by espeak-ng, which is asked for phonemes and not for sound."""

import ctypes

from studio.errors import VoiceError
from studio.voices.espeak_library import UTF8, opened_espeak
from studio.voices.speech_model.phonemes import TIE

VOICES = {"en-us": "en-us", "en-gb": "en-gb-x-rp"}
"""By accent: espeak-ng's voice. Its `en-gb` crashes the process when it is the first that is set (1.52)."""

_AS_IPA, _WITH_TIE = 0x02, 0x80


def espeak_ipa(words: str, accent: str) -> str:
    """Return words in the international alphabet, with `TIE` between the letters of one sound.

    Raises:
        VoiceError: espeak-ng does not start, or lacks the voice of the accent.
    """
    mode = _AS_IPA | _WITH_TIE | ord(TIE) << 8
    with opened_espeak() as lib:
        lib.espeak_TextToPhonemes.restype = ctypes.c_char_p
        if lib.espeak_SetVoiceByName(VOICES[accent].encode()) != 0:
            raise VoiceError(f"espeak-ng has no voice {VOICES[accent]!r}")
        rest, said = ctypes.c_char_p(words.encode()), []
        while rest.value:
            said.append(lib.espeak_TextToPhonemes(ctypes.byref(rest), UTF8, mode).decode())
    return " ".join(said).strip()
