"""Rendering tastes: Alexa plays them within her own speech, so they are MP3 of 48 kbit/s at 24 kHz.

At most 240 seconds long, and all of them are much shorter.
"""

from pathlib import Path
from typing import TYPE_CHECKING

from skill.content.authored import TrackFile, TrainerFile
from studio.audio.gains import fade_gains
from studio.audio.samples import SAMPLE_RATE
from studio.mixdown.encoding import encoded
from studio.mixdown.export import export
from studio.mixdown.mixer import mixed
from studio.mixdown.mp3_forms import ALEXA_SPEECH
from studio.mixdown.stems import FADE_IN, FINAL_FADE, Clip, Stems, silence
from studio.music.track_sound import Playing
from studio.score.tastes import MUSIC_MS, PAUSE_MS, Taste
from studio.voices.casting import voice_engine

if TYPE_CHECKING:
    from studio.audio.samples import Pcm

FIRST_BAR = 16
"""The bar with which the music begins: a track's first bars are thin, and by here all instruments play."""


def make_taste(taste: Taste, target: Path) -> bool:
    """Render a taste's file unless it exists; return True if it was rendered now.

    Raises:
        RenderError: it could not be rendered; no unfinished file is left.
    """
    if target.exists():
        return False
    sound = _sound(taste)
    export(sound, target, _length_ms(sound), taste.name, ALEXA_SPEECH)
    return True


def rendered_taste(taste: Taste) -> bytes:
    """Return the MP3 of a taste, rendered now, without a file.

    Raises:
        RenderError: it could not be rendered.
        OSError: the encoder needs a temporary file, and there is no room for it.
    """
    sound = _sound(taste)
    return encoded(sound, _length_ms(sound), taste.name, ALEXA_SPEECH)


def _sound(taste: Taste) -> "Pcm":
    return _introduction(taste.of) if isinstance(taste.of, TrainerFile) else _music(taste.of)


def _length_ms(sound: "Pcm") -> int:
    return round(len(sound) * 1000 / SAMPLE_RATE)


def _introduction(trainer: TrainerFile) -> "Pcm":
    sound = voice_engine().speak(trainer.introduction, trainer.voice)
    pause = PAUSE_MS * SAMPLE_RATE // 1000
    samples = len(sound) + 2 * pause
    # The fade is for the music, of which there is none here; it does not touch the voice.
    stems = Stems(
        trainer.name, samples, silence, (Clip(pause, sound),), fade_gains(samples, FADE_IN, FADE_IN)
    )
    return mixed(stems)


def _music(track: TrackFile) -> "Pcm":
    samples = MUSIC_MS * SAMPLE_RATE // 1000
    gains = fade_gains(samples, FADE_IN, FINAL_FADE)
    return mixed(Stems(f"taste of {track.id}", samples, Playing(track, FIRST_BAR).play, (), gains))
