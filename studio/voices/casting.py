"""Casting: what speaks a text. A recording wins, then the shipped reel, then the best installed engine."""

import os
from functools import lru_cache
from importlib import import_module
from typing import TYPE_CHECKING

from skill.content.authored import VoiceFile
from skill.domain.ground.sentences import sentences
from studio.errors import VoiceError
from studio.voices.clip_index import ENGINE_VARIABLE, ENGINES, has_takes, recorded_file
from studio.voices.engine import VoiceEngine
from studio.voices.engines import festival, flite
from studio.voices.post_processing import joined, trimmed
from studio.voices.reel import read_sound, reel_clip

if TYPE_CHECKING:
    from studio.audio.samples import Samples


class CastEngine:
    """The engine of all renders: chooses for each text between recording, reel and synthesis."""

    def speak(self, text: str, voice: VoiceFile) -> "Samples":
        """Return the spoken text; see `VoiceEngine.speak`.

        A text is put together from its sentences, unless it was recorded as a whole. One voice says all of
        it: where one of its sentences is neither recorded nor on a reel, the whole text is synthesised.
        """
        file = recorded_file(voice.trainer, text)
        if file is not None:
            return trimmed(read_sound(file))
        if not os.environ.get(ENGINE_VARIABLE) and has_takes(text, voice):
            return joined([_kept(one, voice.trainer) for one in sentences(text)])
        return engine_by_name(synthesiser_name(voice)).speak(text, voice)


def _kept(sentence: str, trainer: str) -> "Samples":
    file = recorded_file(trainer, sentence)
    return trimmed(read_sound(file)) if file is not None else reel_clip(trainer, sentence)


@lru_cache(maxsize=1)
def voice_engine() -> VoiceEngine:
    """Return the process's one `CastEngine`."""
    return CastEngine()


def synthesiser_name(voice: VoiceFile) -> str:
    """Return the name of the engine that synthesises a text which is neither recorded nor on a reel.

    Raises:
        VoiceError: AUDIO_TRAINER_VOICES names an unknown engine.
    """
    choice = os.environ.get(ENGINE_VARIABLE, "")
    if choice and choice not in ENGINES:
        raise VoiceError(f"{ENGINE_VARIABLE}={choice!r} is no engine of ours: say {', '.join(ENGINES)}")
    if choice:
        return choice
    if voice.festival and festival.is_installed():
        return "festival"
    return "flite" if voice.flite and flite.is_installed() else "espeak"


def preferred_engine(voice: VoiceFile) -> str:
    """Return the name of the best free engine that a voice has settings for, installed here or not."""
    return next(one for one in ENGINES[1:] if getattr(voice, one))


@lru_cache(maxsize=len(ENGINES))
def engine_by_name(name: str) -> VoiceEngine:
    """Return an engine by its name; it is loaded now, and started once per process.

    Raises:
        VoiceError: what it needs is not installed, as in the cloud, where every text is on a reel.
    """
    try:
        module = import_module(f"studio.voices.engines.{name}")
    except ImportError as error:
        raise VoiceError(f"the voice {name} needs {error.name}, which is not installed") from error
    engine: VoiceEngine = getattr(module, f"{name.capitalize()}Engine")()
    return engine
