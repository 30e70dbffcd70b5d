"""Changing the music under a workout, from the same moment of the move to its end."""

from skill.domain.ground.lines import Line, Text, line
from skill.domain.ground.records import replace
from skill.domain.library.contents import Playlist
from skill.domain.library.placement import NO_MUSIC
from skill.domain.music.playlists import on_start_playlist, playlist_of
from skill.domain.music.requests import ChangeMusic, FasterMusic, NoMusic, SlowerMusic, StartPlaylist
from skill.domain.music.tempo import MusicWish, best_music, next_tempo_music, same_moment
from skill.domain.playback.workout_position import WorkoutPosition
from skill.domain.playing.current_workout import (
    act_on_workout,
    nothing_under_way,
    play_changed,
    position_in,
    say_about_workout,
    workout_here,
)
from skill.domain.playing.player_orders import halt
from skill.domain.turn.outcome import Outcome
from skill.domain.turn.questions import open_question
from skill.domain.turn.scene import Scene
from skill.domain.turn.spoken_words import words_or_that


def on_change_music(scene: Scene, heard: ChangeMusic) -> Outcome:
    """Go on over the music wished for, or any other; if nothing is on, start it as a playlist."""
    if heard != ChangeMusic() and nothing_under_way(scene):
        return on_start_playlist(
            scene, StartPlaylist(heard.playlist, heard.mood, heard.activity, heard.bpm, heard.words)
        )
    wish = MusicWish(heard.playlist, heard.mood, heard.activity, heard.bpm)
    before = (line("music.unknown", words=words_or_that(heard.words)),) if heard.words else ()
    found = best_music(scene.library.playlists(), _current_music(scene), wish)
    return _change_to(scene, found, "coach.music.only", *before)


def on_faster_music(scene: Scene, _heard: FasterMusic) -> Outcome:
    """Change to the next faster music."""
    return _change_to(
        scene, next_tempo_music(scene.library.playlists(), _current_music(scene), 1), "coach.music.fastest"
    )


def on_slower_music(scene: Scene, _heard: SlowerMusic) -> Outcome:
    """Change to the next slower music."""
    return _change_to(
        scene, next_tempo_music(scene.library.playlists(), _current_music(scene), -1), "coach.music.slowest"
    )


def on_no_music(scene: Scene, _heard: NoMusic) -> Outcome:
    """Go on with the trainer's voice alone; a playlist is paused."""
    if _only_music_plays(scene):
        return halt(scene, line("pause.kept"))
    return act_on_workout(
        scene, lambda scene, position: _change_music(scene, position, NO_MUSIC, _music_said(None))
    )


def _change_to(scene: Scene, found: Playlist | None, none: str, *before: Line) -> Outcome:
    if _only_music_plays(scene):
        if found is None:
            return scene.say(line(none))
        return on_start_playlist(scene, StartPlaylist(playlist=found.id))
    if found is None:
        return act_on_workout(
            scene, lambda scene, position: say_about_workout(scene, position.queue, line(none))
        )
    lines = (*before, _music_said(found))
    return act_on_workout(scene, lambda scene, position: _change_music(scene, position, found.id, *lines))


def _change_music(scene: Scene, position: WorkoutPosition, music: str, *lines: Line) -> Outcome:
    card = scene.library.workout_card(position.queue.source.id)
    own = card.playlist if card else ""
    cast = replace(position.queue.cast, music="" if music == own else music)
    if cast == position.queue.cast:
        return say_about_workout(scene, position.queue, line("coach.music.already"))
    changed = position_in(scene, replace(position.queue, cast=cast))
    if changed is None:
        return scene.say(line("trouble.gone"), question=open_question())
    offset = same_moment(position.segment, changed.segment, position.offset_ms)
    return play_changed(scene, changed.queue, position.at, offset, *lines)


def _only_music_plays(scene: Scene) -> bool:
    return workout_here(scene) is None and scene.is_playing()


def _current_music(scene: Scene) -> str:
    """Return the id of the playlist that is heard now, on its own or under the workout."""
    return playlist_of(scene.library, workout_here(scene) or scene.queue_here())


def _music_said(found: Playlist | None) -> Line:
    if found is None:
        return line("coach.music.none")
    return line("coach.music.changed", name=Text("playlist", found.id))
