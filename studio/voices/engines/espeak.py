"""espeak-ng, the speech engine that works on any machine and in every language."""

import ctypes
from typing import TYPE_CHECKING, Any

from skill.content.authored import VoiceFile
from studio.audio.pcm import from_pcm16
from studio.errors import VoiceError
from studio.voices.espeak_library import RATE, UTF8, espeak_data, opened_espeak
from studio.voices.post_processing import finished_clip

if TYPE_CHECKING:
    from studio.audio.samples import Samples

_BY_CHARACTER = 1
_RATE, _PITCH = 1, 3
_CALLBACK = ctypes.CFUNCTYPE(ctypes.c_int, ctypes.POINTER(ctypes.c_short), ctypes.c_int, ctypes.c_void_p)
_SYNTH = [
    *[ctypes.c_char_p, ctypes.c_size_t],
    *[ctypes.c_uint, ctypes.c_int, ctypes.c_uint, ctypes.c_uint],
    *[ctypes.c_void_p] * 2,
]


class EspeakEngine:
    """espeak-ng from the wheel `espeakng-loader`."""

    def speak(self, text: str, voice: VoiceFile) -> "Samples":
        """Return the spoken text; see `VoiceEngine.speak`."""
        _refuse_unknown_variant(voice.espeak)
        with opened_espeak() as lib:
            heard = _speak(lib, text, voice)
        return finished_clip(from_pcm16(heard), RATE)


def _refuse_unknown_variant(name: str) -> None:
    # espeak-ng itself falls back to the plain voice when it does not know the variant.
    variant = name.partition("+")[2]
    if variant and not (espeak_data() / "voices" / "!v" / variant).is_file():
        raise VoiceError(f"espeak-ng has no voice {name!r}: no variant {variant!r}; f1 to f5, m1 to m8 are")


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
    lib.espeak_Synth(said, len(said) + 1, 0, _BY_CHARACTER, 0, UTF8, None, None)
    return b"".join(heard)
