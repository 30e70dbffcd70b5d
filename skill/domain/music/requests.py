"""What one says of playlists, and of the music under a workout."""

from skill.domain.ground.records import record
from skill.domain.turn.requests import Heard


@record
class StartPlaylist(Heard):
    playlist: str | None = None
    mood: str | None = None
    activity: str | None = None
    bpm: int | None = None
    words: str = ""


@record
class ListPlaylists(Heard):
    mood: str | None = None
    activity: str | None = None


@record
class TasteMusic(Heard):
    playlist: str | None = None
    words: str = ""


@record
class ChangeMusic(Heard):
    """Go on over other music."""

    playlist: str | None = None
    mood: str | None = None
    activity: str | None = None
    bpm: int | None = None
    words: str = ""
    """What was said where a playlist or a mood belongs, if it is none that the library knows."""


@record
class FasterMusic(Heard):
    """Go on over faster music."""


@record
class SlowerMusic(Heard):
    """Go on over slower music."""


@record
class NoMusic(Heard):
    """Go on with the voice alone."""
