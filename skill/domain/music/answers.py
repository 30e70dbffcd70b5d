"""How each request of this room is answered, and what "yes" to its questions does."""

from skill.domain.music.playlists import on_list_playlists, on_start_playlist
from skill.domain.music.preview import on_agreed_to_play, on_taste_music
from skill.domain.music.requests import (
    ChangeMusic,
    FasterMusic,
    ListPlaylists,
    NoMusic,
    SetVolume,
    SlowerMusic,
    StartPlaylist,
    TasteMusic,
)
from skill.domain.music.under_workout import on_change_music, on_faster_music, on_no_music, on_slower_music
from skill.domain.music.volume import on_set_volume
from skill.domain.turn.tables import Answers, Replies

ANSWERS: Answers = {
    StartPlaylist: on_start_playlist,
    ListPlaylists: on_list_playlists,
    TasteMusic: on_taste_music,
    ChangeMusic: on_change_music,
    FasterMusic: on_faster_music,
    SlowerMusic: on_slower_music,
    NoMusic: on_no_music,
    SetVolume: on_set_volume,
}

AGREED: Replies = {"play": on_agreed_to_play}
