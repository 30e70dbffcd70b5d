"""Tastes: a trainer's introduction in their own voice, and some seconds of a playlist.

They are heard within what Alexa says: MP3 of 48 kbit/s at 24 kHz, at most 240 seconds.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from skill.content.authored import Authored, TrackFile, TrainerFile
from studio.score.plan import SAMPLE_RATE
from studio.score.recasting import editions

if TYPE_CHECKING:
    from studio.mixdown.mixing import Pcm

FOLDER = "tastes/"
MUSIC_MS = 18_000
FIRST_BAR = 16
"""A track's opening is thin; by here everybody plays."""
PAUSE_MS = 200
"""Before and after a voice, so that Alexa's own does not run into it."""


@dataclass(frozen=True, slots=True)
class Taste:
    """One file to be there."""

    path: str
    """Below the renders: `tastes/….mp3`, by the edition of what is tasted."""
    name: str
    of: TrainerFile | TrackFile


def tastes(authored: Authored) -> Iterator[Taste]:
    """Yield a taste of each trainer and each playlist."""
    named = editions(authored)
    for one, trainer in authored.trainers.items():
        yield Taste(f"{FOLDER}{named['trainer', one]}.mp3", f"taste of {one}", trainer)
    for one, playlist in authored.playlists.items():
        yield Taste(f"{FOLDER}{named['playlist', one]}.mp3", f"taste of {one}", playlist.tracks[0])


def make_taste(taste: Taste, target: Path) -> bool:
    """Make a taste's file if it is not there; True if it was made now.

    Raises:
        RenderError: it could not be made; nothing half made is left.
    """
    if target.exists():
        return False
    from studio.mixdown.mixing import SPEECH, export

    sound = _spoken(taste.of) if isinstance(taste.of, TrainerFile) else _played(taste.of)
    export(sound, target, round(len(sound) * 1000 / SAMPLE_RATE), taste.name, SPEECH)
    return True


def _spoken(trainer: TrainerFile) -> "Pcm":
    from studio.mixdown.dynamics import fading
    from studio.mixdown.mixing import mixed
    from studio.mixdown.stems import SWELL, Clip, Stems, silence
    from studio.voices.engines import engine

    sound = engine().speak(trainer.introduction, trainer.voice)
    pause = PAUSE_MS * SAMPLE_RATE // 1000
    samples = len(sound) + 2 * pause
    # There is no music under it, so the bed's gains lift nothing.
    stems = Stems(trainer.name, samples, silence, (Clip(pause, sound),), fading(samples, SWELL, SWELL))
    return mixed(stems)


def _played(track: TrackFile) -> "Pcm":
    from studio.mixdown.dynamics import fading
    from studio.mixdown.mixing import mixed
    from studio.mixdown.stems import CLOSE, SWELL, Stems
    from studio.music.sound import stretch

    samples = MUSIC_MS * SAMPLE_RATE // 1000
    stems = Stems(
        f"taste of {track.id}",
        samples,
        lambda start, count: stretch(track, FIRST_BAR, start, count),
        (),
        fading(samples, SWELL, CLOSE),
    )
    return mixed(stems)
