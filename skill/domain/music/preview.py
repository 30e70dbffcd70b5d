"""Describing a playlist, with a taste of it."""

from skill.domain.ground.lines import Sound, Text, line
from skill.domain.ground.records import replace
from skill.domain.music.playlists import on_list_playlists, on_start_playlist, playlist_of
from skill.domain.music.requests import ListPlaylists, StartPlaylist, TasteMusic
from skill.domain.turn.outcome import Outcome, Question
from skill.domain.turn.scene import Scene
from skill.domain.turn.talk import Pending


def on_taste_music(scene: Scene, heard: TasteMusic) -> Outcome:
    """Describe a playlist and play some seconds of it: the one named, listed first, or playing now."""
    wanted = (
        heard.playlist
        or (scene.talk.tunes[0] if scene.talk.tunes else "")
        or playlist_of(scene.library, scene.queue_here())
    )
    playlist = scene.library.playlist(wanted)
    if playlist is None:
        return on_list_playlists(scene, ListPlaylists())
    said = line(
        "taste.music",
        name=Text("playlist", playlist.id),
        description=Text("playlist", playlist.id, "description"),
    )
    sound = line("taste.sound", sound=Sound(f"tastes/{scene.library.edition('playlist', playlist.id)}.mp3"))
    if scene.is_playing():
        return scene.say(said, sound)
    question = Question(line("taste.ask_play"), line("offer.reprompt"), Pending("play", playlist.id))
    return replace(scene.say(said, sound, question=question), talk=scene.talk)


def on_agreed_to_play(scene: Scene, pending: Pending) -> Outcome:
    """Play the playlist of the taste."""
    return on_start_playlist(scene, StartPlaylist(pending.id))
