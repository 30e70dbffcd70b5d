"""Playlists and their tracks, from the compiled library."""

import sqlite3
from collections.abc import Sequence
from functools import lru_cache

from skill.content.compiled.locale_queries import KEPT, LocaleQueries
from skill.domain.library.contents import Playlist, Track


class PlaylistShelf(LocaleQueries):
    """The part of the port `Library` that is about playlists."""

    def __init__(self, connection: sqlite3.Connection, locale: str) -> None:
        super().__init__(connection, locale)
        self._playlists = lru_cache(KEPT)(self._read_playlist)

    def playlists(self) -> Sequence[Playlist]:
        """Return all playlists, by rank and then by id."""
        ids = [one for (one,) in self._sql.execute("SELECT id FROM playlists ORDER BY rank, id")]
        return [found for one in ids if (found := self.playlist(one)) is not None]

    def playlist(self, playlist_id: str) -> Playlist | None:
        """Return a playlist with its tracks."""
        return self._playlists(playlist_id)

    def _read_playlist(self, playlist_id: str) -> Playlist | None:
        doc = self._doc("playlist", playlist_id)
        if doc is None:
            return None
        doc["tracks"] = tuple(
            Track(*row)
            for row in self._sql.execute(
                "SELECT id, title, bpm, duration_ms, asset FROM tracks WHERE playlist = ? ORDER BY place",
                (playlist_id,),
            )
        )
        return Playlist(**doc | {key: tuple(doc[key]) for key in ("moods", "activities")})
