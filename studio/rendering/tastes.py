"""Tastes: a trainer's introduction in their own voice, or some seconds of a playlist.

Alexa plays them within its own speech, so they are MP3 of 48 kbit/s at 24 kHz, at most 240 seconds long.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from skill.content.authored import Authored, TrackFile, TrainerFile
from studio.audio.gains import fade_gains
from studio.audio.samples import SAMPLE_RATE
from studio.mixdown.export import ALEXA_SPEECH, export
from studio.mixdown.mixer import mixed
from studio.mixdown.stems import FADE_IN, FINAL_FADE, Clip, Stems, silence
from studio.music.track_sound import excerpt
from studio.score.editions import editions
from studio.voices.casting import voice_engine

if TYPE_CHECKING:
    from studio.audio.samples import Pcm

FOLDER = "tastes/"
MUSIC_MS = 18_000
FIRST_BAR = 16
"""The bar with which the music begins: a track's first bars are thin, and by here all instruments play."""
PAUSE_MS = 200
"""Silence before and after the voice, so that Alexa's own voice does not follow at once."""


@dataclass(frozen=True, slots=True)
class Taste:
    """One taste's file that should exist."""

    path: str
    """Below the folder of renders: `tastes/….mp3`, named by the edition of the trainer or playlist."""
    name: str
    """For messages to the user."""
    of: TrainerFile | TrackFile


def tastes(authored: Authored) -> Iterator[Taste]:
    """Yield the taste of each trainer and each playlist."""
    named = editions(authored)
    for one, trainer in authored.trainers.items():
        yield Taste(f"{FOLDER}{named['trainer', one]}.mp3", f"taste of {one}", trainer)
    for one, playlist in authored.playlists.items():
        yield Taste(f"{FOLDER}{named['playlist', one]}.mp3", f"taste of {one}", playlist.tracks[0])


def make_taste(taste: Taste, target: Path) -> bool:
    """Render a taste's file unless it exists; return True if it was rendered now.

    Raises:
        RenderError: it could not be rendered; no unfinished file is left.
    """
    if target.exists():
        return False
    sound = _introduction(taste.of) if isinstance(taste.of, TrainerFile) else _music(taste.of)
    export(sound, target, round(len(sound) * 1000 / SAMPLE_RATE), taste.name, ALEXA_SPEECH)
    return True


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
    return mixed(Stems(f"taste of {track.id}", samples, partial(excerpt, track, FIRST_BAR), (), gains))
