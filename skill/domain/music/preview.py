"""A playlist described, with some seconds of it to hear."""

from skill.domain.ground.lines import Sound, Text, line
from skill.domain.ground.records import replace
from skill.domain.library.contents import SourceKind
from skill.domain.music.playlists import on_list_playlists, on_start_playlist
from skill.domain.music.requests import ListPlaylists, StartPlaylist, TasteMusic
from skill.domain.turn.outcome import Outcome, Question
from skill.domain.turn.scene import Scene
from skill.domain.turn.talk import Pending


def on_taste_music(scene: Scene, heard: TasteMusic) -> Outcome:
    """Describe a playlist, and let some seconds of it be heard."""
    wanted = heard.playlist or (scene.talk.tunes[0] if scene.talk.tunes else "") or _music_here(scene)
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
    """Play the playlist of which there was a taste."""
    return on_start_playlist(scene, StartPlaylist(pending.id))


def _music_here(scene: Scene) -> str:
    queue = scene.queue_here()
    if queue is None:
        return ""
    if queue.source.kind is SourceKind.PLAYLIST:
        return queue.source.id
    card = scene.library.workout_card(queue.source.id)
    return queue.cast.music or (card.playlist if card else "")
