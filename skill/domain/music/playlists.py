"""Playlists on their own: by name, by mood, by what they suit, by beats a minute."""

from skill.domain.ground.lines import Line, Several, Text, line
from skill.domain.ground.records import replace
from skill.domain.library.contents import Playlist, SourceKind
from skill.domain.library.placement import Source
from skill.domain.music.requests import ListPlaylists, StartPlaylist
from skill.domain.playing.player_orders import begin
from skill.domain.turn.outcome import Outcome, Question
from skill.domain.turn.questions import say_no_audio
from skill.domain.turn.scene import Scene
from skill.domain.turn.talk import Pending, Talk

AT_ONCE = 3


def on_start_playlist(scene: Scene, heard: StartPlaylist) -> Outcome:
    """Start the playlist that fits best; say so if it is only the nearest."""
    if not scene.device.has_audio:
        return say_no_audio(scene)
    lists = list(scene.library.playlists())
    if not lists:
        return scene.say(line("trouble.gone"))
    fits = [one for one in lists if _fits(one, heard)]
    if fits:
        return _start(scene, _best(fits, heard))
    if heard.words and scene.is_training():
        # Nobody loses their workout for music that we do not have.
        return scene.say(line("music.none", words=heard.words))
    before = line("music.unknown", words=heard.words) if heard.words else line("music.nearest")
    return _start(scene, _best(lists, heard), before)


def on_list_playlists(scene: Scene, heard: ListPlaylists) -> Outcome:
    """Name up to three, and ask which."""
    wish = StartPlaylist(mood=heard.mood, activity=heard.activity)
    lists = [one for one in scene.library.playlists() if _fits(one, wish)]
    lists = lists or list(scene.library.playlists())
    named = tuple(line("music.playlist", name=Text("playlist", one.id)) for one in lists[:AT_ONCE])
    said = line("music.list", count=len(lists), playlists=Several(named))
    question = Question(line("music.ask"), line("ask.reprompt"), Pending("open"))
    talk = Talk(question.pending, tunes=tuple(one.id for one in lists[:AT_ONCE]))
    return replace(scene.say(said, question=question), talk=talk)


def _start(scene: Scene, playlist: Playlist, *before: Line) -> Outcome:
    said = line("music.start", name=Text("playlist", playlist.id), bpm=playlist.bpm_low)
    return begin(scene, Source(SourceKind.PLAYLIST, playlist.id), *before, said)


def _fits(playlist: Playlist, wish: StartPlaylist) -> bool:
    if wish.playlist:
        return playlist.id == wish.playlist
    return (
        (wish.mood is None or wish.mood in playlist.moods)
        and (wish.activity is None or wish.activity in playlist.activities)
        and (wish.bpm is None or _off_by(playlist, wish.bpm) == 0)
        and not wish.words
    )


def _best(lists: list[Playlist], wish: StartPlaylist) -> Playlist:
    def cost(playlist: Playlist) -> tuple[bool, int, bool]:
        has_mood = wish.mood is None or wish.mood in playlist.moods
        return (not has_mood, _off_by(playlist, wish.bpm), playlist.premium)

    return min(lists, key=cost)


def _off_by(playlist: Playlist, bpm: int | None) -> int:
    """Return by how many beats a minute a playlist misses a tempo; 0 within its range."""
    if bpm is None:
        return 0
    return max(playlist.bpm_low - bpm, bpm - playlist.bpm_high, 0)
