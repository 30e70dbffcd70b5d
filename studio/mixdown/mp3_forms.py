"""The two forms of MP3 that are made, and what an encoder is."""

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from studio.audio.mp3_frames import SSML_HERTZ, SSML_KBITS
from studio.audio.samples import SAMPLE_RATE

if TYPE_CHECKING:
    from studio.audio.samples import Pcm


@dataclass(frozen=True, slots=True)
class Mp3Form:
    """A form of MP3: constant bit rate, stereo."""

    kbits: int
    hertz: int
    tells_length: bool
    """True for an information frame at the beginning, which tells players what the encoder has padded."""
    most_drift_ms: int
    """How far an MP3 may be from its planned length."""


STREAM = Mp3Form(128, SAMPLE_RATE, tells_length=True, most_drift_ms=26)
"""What an Echo streams; its length is right to a frame."""
ALEXA_SPEECH = Mp3Form(SSML_KBITS, max(SSML_HERTZ), tells_length=False, most_drift_ms=75)
"""The only form that Alexa plays within its speech.

An information frame would need a higher bit rate; so what an encoder pads, up to three frames, is heard.
"""


class Encoder(Protocol):
    """What turns sound into an MP3: the same sound into the same bytes."""

    def encode(self, sound: "Pcm", form: Mp3Form, folder: Path | None = None) -> bytes:
        """Return a sound as an MP3.

        Args:
            sound: shape (n, 2) at the studio's sample rate.
            form: how to encode it.
            folder: where temporary files may stand; None for the system's own folder.

        Raises:
            RenderError: the encoder is missing or fails.
            OSError: there is no room for a temporary file.
        """
        ...
