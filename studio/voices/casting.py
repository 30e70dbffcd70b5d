"""Casting: who says it. A recording wins; then the shipped clip; then the best engine that is there."""

import os
from functools import cached_property
from typing import TYPE_CHECKING

from skill.content.authored import VoiceFile
from studio.voices.engines import SAMPLE_RATE, VoiceEngine, VoiceError
from studio.voices.index import how, recorded
from studio.voices.reel import open_reel
from studio.voices.shaping import trimmed

if TYPE_CHECKING:
    from pathlib import Path

    from studio.voices.engines import Samples

CHOICE = "AUDIO_TRAINER_VOICES"
"""`polly`, `flite` or `espeak`, to be used for what is not recorded; without it, what is there."""


class CastEngine:
    """All the voices behind one door."""

    def speak(self, text: str, voice: VoiceFile) -> "Samples":
        """Return the text as sound; see the port."""
        file = recorded(voice.trainer, text)
        if file is not None:
            return _read(file)
        if not os.environ.get(CHOICE):
            reel = open_reel(voice.trainer)
            clip = reel.clip(text) if reel is not None and reel.index.how == how(voice) else None
            if clip is not None:
                return clip
        return self.synthesiser(voice)[1].speak(text, voice)

    def synthesiser(self, voice: VoiceFile) -> tuple[str, VoiceEngine]:
        """Return the engine for what is not recorded, with its name.

        Raises:
            VoiceError: AUDIO_TRAINER_VOICES names no engine of ours.
        """
        from studio.voices.flite import is_there

        choice = os.environ.get(CHOICE, "")
        if not choice:
            choice = "flite" if voice.flite and is_there() else "espeak"
        if choice not in {"polly", "flite", "espeak"}:
            raise VoiceError(f"{CHOICE}={choice!r} is no engine of ours: say polly, flite or espeak")
        engine: VoiceEngine = getattr(self, f"_{choice}")
        return choice, engine

    @cached_property
    def _polly(self) -> VoiceEngine:
        from studio.voices.polly import PollyEngine

        return PollyEngine()

    @cached_property
    def _flite(self) -> VoiceEngine:
        from studio.voices.flite import FliteEngine

        return FliteEngine()

    @cached_property
    def _espeak(self) -> VoiceEngine:
        from studio.voices.espeak import EspeakEngine

        return EspeakEngine()


def _read(file: "Path") -> "Samples":
    from studio.audit.meter import decoded
    from studio.mixdown.errors import RenderError

    try:
        return trimmed(decoded(file))
    except RenderError as error:
        raise VoiceError(f"the recording {file} cannot be read at {SAMPLE_RATE} Hz: {error}") from error
