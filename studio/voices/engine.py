"""The port of a speech engine: text in, sound out."""

from collections.abc import Hashable
from typing import TYPE_CHECKING, Protocol

from skill.content.authored import VoiceFile

if TYPE_CHECKING:
    from studio.audio.samples import Samples


class VoiceEngine(Hashable, Protocol):
    """Anything that speaks a text in a trainer's voice."""

    def speak(self, text: str, voice: VoiceFile) -> "Samples":
        """Return the spoken text, of shape (n,), without silence before and after.

        The same text in the same voice gives the same samples, whatever was said before: the gate
        measures a clip in one process, and the mix must find the same length in another.

        Raises:
            VoiceError: the engine does not have this voice, or does not start.
        """
        ...
