"""Requests for playlists, and for other music under a workout."""

from skill.domain.ground.records import record
from skill.domain.turn.requests import Heard


@record
class StartPlaylist(Heard):
    """Play a playlist on its own."""

    playlist: str | None = None
    mood: str | None = None
    activity: str | None = None
    bpm: int | None = None
    words: str = ""


@record
class ListPlaylists(Heard):
    """Name the playlists that fit."""

    mood: str | None = None
    activity: str | None = None


@record
class TasteMusic(Heard):
    """Hear some seconds of a playlist."""

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
    """The words spoken for a playlist or a mood, if no value of the library matches them."""


@record
class FasterMusic(Heard):
    """Go on over faster music."""


@record
class SlowerMusic(Heard):
    """Go on over slower music."""


@record
class NoMusic(Heard):
    """Go on with the voice alone."""


@record
class SetVolume(Heard):
    """Make it louder or quieter, which only Alexa can do."""
