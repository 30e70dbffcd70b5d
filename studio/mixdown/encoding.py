"""Encoding: an MP3 by the encoder that is chosen, checked against its plan.

ffmpeg encodes at home. Where it cannot be, since it is larger than all the rest of a render function, LAME
does it alone, which is also the encoder within ffmpeg: both keep the same promises (docs/sound.md).
"""

from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from studio.audio.encoder_choice import ENCODER_VARIABLE, ENCODERS, chosen_encoder
from studio.audio.mp3_frames import length_ms
from studio.errors import RenderError
from studio.mixdown.mp3_forms import STREAM, Encoder, Mp3Form

if TYPE_CHECKING:
    from studio.audio.samples import Pcm


def encoded(
    sound: "Pcm", planned_ms: int, name: str, form: Mp3Form = STREAM, folder: Path | None = None
) -> bytes:
    """Return a sound as an MP3, by the encoder that is chosen, checked against its planned length.

    Raises:
        RenderError: the encoder is unknown, missing or fails, or the MP3 is not as long as planned.
        OSError: there is no room for a temporary file.
    """
    data = encoder(chosen_encoder()).encode(sound, form, folder)
    try:
        length = length_ms(data)
    except ValueError as error:
        raise RenderError(f"{name}: the encoder wrote a broken file: {error}") from error
    if abs(length - planned_ms) > form.most_drift_ms:
        raise RenderError(f"{name}: is {length} ms long, planned were {planned_ms} ms")
    return data


@lru_cache(maxsize=len(ENCODERS))
def encoder(name: str) -> Encoder:
    """Return the encoder of a name; its libraries are loaded only then.

    Raises:
        RenderError: there is no such encoder, or its library is not installed.
    """
    if name == "lame":
        from studio.mixdown.lame_encoder import LameEncoder

        return LameEncoder()
    if name == "ffmpeg":
        from studio.mixdown.ffmpeg_encoder import FfmpegEncoder

        return FfmpegEncoder()
    raise RenderError(f"{ENCODER_VARIABLE}={name!r} is no encoder of ours: say {' or '.join(ENCODERS)}")
