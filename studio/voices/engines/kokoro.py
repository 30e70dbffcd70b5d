"""Kokoro-82M, the engine of the shipped voices: a speech model that a processor runs.

It is needed where clips are made, and nowhere else: `make voices` brings it, into an environment of its own.
"""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from skill.content.authored import VoiceFile
from skill.domain.ground.sentences import sentences
from studio.audio.resample import resampled
from studio.audio.samples import SAMPLE_RATE
from studio.errors import VoiceError
from studio.voices.delivery import COUNT_MS, Delivery
from studio.voices.post_processing import WEAK, joined, speech_of
from studio.voices.speech_model.espeak_ipa import espeak_ipa
from studio.voices.speech_model.model_files import model_files
from studio.voices.speech_model.pace import FASTEST, QUICKER, speed_of
from studio.voices.speech_model.phonemes import phonemes, tokens
from studio.voices.speech_model.session import RATE, OnnxSession, Session
from studio.voices.speech_model.styles import parts, style

if TYPE_CHECKING:
    from studio.audio.samples import Samples


class KokoroEngine:
    """Kokoro on one thread; the same text gives the same samples in every process and on every Python."""

    def __init__(
        self,
        session: Session | None = None,
        spoken: Callable[[str, str], str] | None = None,
        voices: Path | None = None,
    ) -> None:
        """Open the model, unless parts are given in its stead.

        Raises:
            VoiceError: the model is not here.
        """
        files = model_files()
        if session is None and not files.are_here:
            raise VoiceError("Kokoro's model is not here: 'make voices' brings it")
        self._session: Session = session or OnnxSession.open(files.model, files.planner)
        self._spoken = spoken or espeak_ipa
        self._voices = voices or files.voices

    def speak(self, text: str, voice: VoiceFile) -> "Samples":
        """Return the spoken text; see `VoiceEngine.speak`. It is said sentence by sentence."""
        return joined([resampled(self.say(one, voice), RATE, SAMPLE_RATE) for one in sentences(text)])

    def say(
        self, sentence: str, voice: VoiceFile, delivery: Delivery = Delivery.PLAIN, take: int = 0
    ) -> "Samples":
        """Return a spoken sentence, of shape (n,) at `RATE`, with its breath but without silence around it.

        Args:
            sentence: the sentence.
            voice: the trainer's voice.
            delivery: how it is said.
            take: 0, or the number of another style in which it is said, up to three.

        Raises:
            VoiceError: this trainer has no voice of Kokoro's, or the sentence cannot be said.
        """
        if not voice.kokoro:
            raise VoiceError("this trainer has no Kokoro voice: give [voice] a key 'kokoro'")
        numbers = tokens(phonemes(sentence, voice.kokoro_accent, self._spoken))
        how = style(parts(voice.kokoro), len(numbers), self._voices, take)
        speed = speed_of(sentence, self._session.frames(numbers, how), voice.kokoro_pace, delivery)
        if delivery is Delivery.COUNT:
            return self._counted(numbers, how, speed)
        return np.asarray(speech_of(self._session.sound(numbers, how, speed), RATE), np.float32)

    def _counted(self, numbers: list[int], how: "Samples", speed: float) -> "Samples":
        """Return a counted number: as quick as it must be, and without the breath that follows it."""
        while True:
            sound = speech_of(self._session.sound(numbers, how, speed), RATE, WEAK)
            if len(sound) <= COUNT_MS * RATE // 1000 or speed > FASTEST:
                return np.asarray(sound, np.float32)
            speed *= QUICKER
