"""Playlists played on their own: found by name, mood, activity or beats a minute."""

from skill.domain.ground.lines import Line, Several, Text, line
from skill.domain.ground.records import replace
from skill.domain.library.contents import Playlist, SourceKind
from skill.domain.library.lookup import Library
from skill.domain.library.placement import Source
from skill.domain.listener.queue import Queue
from skill.domain.music.requests import ListPlaylists, StartPlaylist
from skill.domain.music.tempo import bpm_off
from skill.domain.playing.player_orders import begin
from skill.domain.turn.outcome import Outcome, Question
from skill.domain.turn.questions import say_no_audio
from skill.domain.turn.scene import Scene
from skill.domain.turn.spoken_words import words_or_that
from skill.domain.turn.talk import Pending, Talk

WHICH_MUSIC = "tunes"
"""The topic of the question which of the named playlists is to be played."""
AT_ONCE = 3
"""How many playlists are named in one reply."""


def on_start_playlist(scene: Scene, heard: StartPlaylist) -> Outcome:
    """Start the playlist that fits best; if none fits, the nearest one, and say so."""
    if not scene.device.has_audio:
        return say_no_audio(scene)
    lists = list(scene.library.playlists())
    if not lists:
        return scene.say(line("trouble.gone"))
    fits = [one for one in lists if _fits(one, heard)]
    if fits:
        return _start(scene, _best(fits, heard))
    if heard.words and scene.is_training():
        # A playlist that we do not have must not end the workout.
        return scene.say(line("music.none", words=words_or_that(heard.words)))
    before = line("music.unknown", words=words_or_that(heard.words)) if heard.words else line("music.nearest")
    return _start(scene, _best(lists, heard), before)


def on_list_playlists(scene: Scene, heard: ListPlaylists) -> Outcome:
    """Name up to three playlists, and ask which to play."""
    wish = StartPlaylist(mood=heard.mood, activity=heard.activity)
    lists = [one for one in scene.library.playlists() if _fits(one, wish)]
    lists = lists or list(scene.library.playlists())
    named = tuple(line("music.playlist", name=Text("playlist", one.id)) for one in lists[:AT_ONCE])
    said = line("music.list", count=len(lists), playlists=Several(named))
    question = Question(line("music.ask"), line("ask.reprompt"), Pending(WHICH_MUSIC))
    talk = Talk(question.pending, tunes=tuple(one.id for one in lists[:AT_ONCE]))
    return replace(scene.say(said, question=question), talk=talk)


def playlist_of(library: Library, queue: Queue | None) -> str:
    """Return the id of the playlist that a queue plays or a workout is heard over; empty for None."""
    if queue is None:
        return ""
    if queue.source.kind is SourceKind.PLAYLIST:
        return queue.source.id
    card = library.workout_card(queue.source.id)
    return queue.cast.music or (card.playlist if card else "")


def _start(scene: Scene, playlist: Playlist, *before: Line) -> Outcome:
    said = line("music.start", name=Text("playlist", playlist.id), bpm=playlist.bpm_low)
    return begin(scene, Source(SourceKind.PLAYLIST, playlist.id), *before, said)


def _fits(playlist: Playlist, wish: StartPlaylist) -> bool:
    if wish.playlist:
        return playlist.id == wish.playlist
    return (
        (wish.mood is None or wish.mood in playlist.moods)
        and (wish.activity is None or wish.activity in playlist.activities)
        and (wish.bpm is None or bpm_off(playlist, wish.bpm) == 0)
        and not wish.words
    )


def _best(lists: list[Playlist], wish: StartPlaylist) -> Playlist:
    def cost(playlist: Playlist) -> tuple[bool, int, bool]:
        has_mood = wish.mood is None or wish.mood in playlist.moods
        return (not has_mood, bpm_off(playlist, wish.bpm), playlist.premium)

    return min(lists, key=cost)
