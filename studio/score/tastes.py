"""Tastes: a trainer's introduction in their own voice, or some seconds of a playlist, and their lengths.

Alexa plays them within her own speech.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from skill.content.authored import Authored, TrackFile, TrainerFile
from studio.score.editions import editions
from studio.voices.clip_lengths import clip_length_ms

FOLDER = "tastes/"
MUSIC_MS = 18_000
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

    @property
    def duration_ms(self) -> int:
        """How long it is."""
        if isinstance(self.of, TrainerFile):
            return clip_length_ms(self.of.introduction, self.of.voice) + 2 * PAUSE_MS
        return MUSIC_MS


def tastes(authored: Authored) -> Iterator[Taste]:
    """Yield the taste of each trainer and each playlist."""
    named = editions(authored)
    for one, trainer in authored.trainers.items():
        yield Taste(f"{FOLDER}{named['trainer', one]}.mp3", f"taste of {one}", trainer)
    for one, playlist in authored.playlists.items():
        yield Taste(f"{FOLDER}{named['playlist', one]}.mp3", f"taste of {one}", playlist.tracks[0])
