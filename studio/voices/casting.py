"""Casting: who says it. A recording wins; then the shipped clip; then the best engine that is there."""

import os
from functools import lru_cache
from typing import TYPE_CHECKING

from skill.content.authored import VoiceFile
from studio.voices.engines import VoiceEngine, VoiceError
from studio.voices.index import CHOICE, ENGINES, on_reel, recorded
from studio.voices.reel import clip_of, read_sound
from studio.voices.shaping import trimmed

if TYPE_CHECKING:
    from studio.voices.engines import Samples


class CastEngine:
    """All the voices behind one door."""

    def speak(self, text: str, voice: VoiceFile) -> "Samples":
        """Return the text as sound; see the port."""
        file = recorded(voice.trainer, text)
        if file is not None:
            return trimmed(read_sound(file))
        if not os.environ.get(CHOICE) and on_reel(text, voice):
            return clip_of(voice.trainer, text)
        return engine_called(synthesiser(voice)).speak(text, voice)


def synthesiser(voice: VoiceFile) -> str:
    """Return the name of the engine for what is neither recorded nor on a reel.

    Raises:
        VoiceError: AUDIO_TRAINER_VOICES names no engine of ours.
    """
    from studio.voices import festival, flite

    choice = os.environ.get(CHOICE, "")
    if choice and choice not in ENGINES:
        raise VoiceError(f"{CHOICE}={choice!r} is no engine of ours: say {', '.join(ENGINES)}")
    if choice:
        return choice
    if voice.festival and festival.is_there():
        return "festival"
    return "flite" if voice.flite and flite.is_there() else "espeak"


def best(voice: VoiceFile) -> str:
    """Return the name of the engine that a voice was written for, be it here or not; Polly is not free."""
    return next(one for one in ENGINES[1:] if getattr(voice, one))


@lru_cache(maxsize=len(ENGINES))
def engine_called(name: str) -> VoiceEngine:
    """Return an engine by its name, started once a process."""
    from studio.voices.espeak import EspeakEngine
    from studio.voices.festival import FestivalEngine
    from studio.voices.flite import FliteEngine
    from studio.voices.polly import PollyEngine

    made: dict[str, type[VoiceEngine]] = {
        "polly": PollyEngine,
        "festival": FestivalEngine,
        "flite": FliteEngine,
        "espeak": EspeakEngine,
    }
    return made[name]()
