"""What one says of playlists, and of the music under a workout."""

from skill.domain.ground.records import dataclass
from skill.domain.turn.requests import Heard


@dataclass(frozen=True, slots=True)
class StartPlaylist(Heard):
    playlist: str | None = None
    mood: str | None = None
    activity: str | None = None
    bpm: int | None = None
    words: str = ""


@dataclass(frozen=True, slots=True)
class ListPlaylists(Heard):
    mood: str | None = None
    activity: str | None = None


@dataclass(frozen=True, slots=True)
class TasteMusic(Heard):
    playlist: str | None = None
    words: str = ""


@dataclass(frozen=True, slots=True)
class ChangeMusic(Heard):
    """Go on over other music."""

    playlist: str | None = None
    mood: str | None = None
    activity: str | None = None
    bpm: int | None = None
    words: str = ""
    """What was said where a playlist or a mood belongs, if it is none that the library knows."""


@dataclass(frozen=True, slots=True)
class FasterMusic(Heard):
    """Go on over faster music."""


@dataclass(frozen=True, slots=True)
class SlowerMusic(Heard):
    """Go on over slower music."""


@dataclass(frozen=True, slots=True)
class NoMusic(Heard):
    """Go on with the voice alone."""
