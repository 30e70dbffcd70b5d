"""Playlists on their own, and other music under a workout."""

from skill.alexa import slots as s
from skill.alexa.intents.intent_table import RequestReader
from skill.domain.library.contents import SourceKind
from skill.domain.music.requests import FasterMusic, NoMusic, SetVolume, SlowerMusic
from skill.domain.playing.requests import Resume

INTENTS: dict[str, RequestReader] = {
    "StartPlaylistIntent": s.playlist,
    "ListPlaylistsIntent": s.playlists,
    "ResumeMusicIntent": lambda _: Resume(SourceKind.PLAYLIST),
    "TasteMusicIntent": s.taste_of_music,
    "ChangeMusicIntent": s.music,
    "FasterMusicIntent": lambda _: FasterMusic(),
    "SlowerMusicIntent": lambda _: SlowerMusic(),
    "VolumeIntent": lambda _: SetVolume(),
    "NoMusicIntent": lambda _: NoMusic(),
}
