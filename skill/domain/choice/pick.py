"""Picking a workout: by number, name, the day on which it was done, or trainer and music."""

from collections.abc import Sequence

from skill.domain.choice.begin_workout import start_with_cast
from skill.domain.choice.history import past_workouts, workout_on_day
from skill.domain.choice.offers import ask_for_wish, offer_question, offer_these, offered_cards
from skill.domain.choice.requests import Pick, StartWorkout
from skill.domain.choice.start_request import on_start_workout
from skill.domain.choice.wishes import cast_for
from skill.domain.ground.lines import Line, Text, line
from skill.domain.ground.records import replace
from skill.domain.library.contents import SourceKind, WorkoutCard
from skill.domain.library.placement import NO_MUSIC, Cast
from skill.domain.listener.queue import Queue, QueueState
from skill.domain.music.playlists import on_start_playlist
from skill.domain.music.requests import StartPlaylist
from skill.domain.playing.player_orders import BEGINNING, play_at, resume_queue
from skill.domain.turn.outcome import Outcome
from skill.domain.turn.questions import (
    open_question,
    question_still_open,
    question_unless_playing,
    say_no_audio,
    which_question,
)
from skill.domain.turn.scene import Scene
from skill.domain.turn.spoken_words import words_or_that
from skill.domain.turn.talk import Pending
from skill.domain.turn.wish import Wish

MOST_DESCRIBED = 2
"""How many workouts are described beside each other; of more only the names are said, once."""
PLACES = {"first": 0, "second": 1, "third": 2, "last": -1}
"""The vocabulary `ordinals` as indexes into the workouts or playlists named last."""


def on_pick(scene: Scene, heard: Pick) -> Outcome:
    """Start the workout that was picked; if only a trainer or music was named, change those."""
    if not scene.device.has_audio:
        return say_no_audio(scene)
    if heard.words:
        return _say_unknown(scene, heard.words)
    if heard.workout:
        return _by_name(scene, heard, heard.workout)
    if heard.ordinal:
        return _by_number(scene, heard)
    if heard.day:
        return _by_day(scene, heard)
    if heard.trainer or heard.music:
        return change_cast(scene, _cast_picked(scene, heard))
    if scene.talk.trainer:
        return change_cast(scene, Cast(scene.talk.trainer, scene.talk.cast.music))
    offered = offered_cards(scene)
    if len(offered) == 1:
        return start_with_cast(scene, offered[0], scene.talk.cast)
    return _ask_which(scene)


def on_agreed_to_offer(scene: Scene, pending: Pending) -> Outcome:
    """Start the workout that was offered."""
    card = scene.library.workout_card(pending.id)
    if not scene.device.has_audio:
        return say_no_audio(scene)
    return start_with_cast(scene, card, scene.talk.cast) if card else on_pick(scene, Pick())


def change_cast(scene: Scene, cast: Cast) -> Outcome:
    """Change trainer or music of the workout that plays, was offered or is paused; else of the next one."""
    queue = scene.queue_here()
    if queue is not None and scene.is_playing() and queue.source.kind is SourceKind.WORKOUT:
        return recast(scene, queue, cast)
    offered = offered_cards(scene)
    if cast.music == NO_MUSIC:
        return _without_music(scene, offered, cast)
    if len(offered) == 1:
        return start_with_cast(scene, offered[0], cast)
    if offered:
        scene = replace(scene, talk=replace(scene.talk, cast=cast))
        return _offer_again(scene, offered, line("choice.cast", **_cast_named(cast)))
    paused = scene.listener.workout
    if (
        paused is not None
        and paused.state is QueueState.PAUSED
        and scene.pending
        and scene.pending.about != "open"
    ):
        return recast(scene, paused, cast)
    return on_start_workout(scene, StartWorkout(Wish(trainer=cast.trainer or None, music=cast.music or None)))


def _offer_again(scene: Scene, offered: Sequence[WorkoutCard], said: Line) -> Outcome:
    """Describe one or two workouts again; of a list only ask which, as nobody wants to hear it twice."""
    if len(offered) > MOST_DESCRIBED:
        return _ask_which(scene, said)
    return offer_these(scene, scene.talk.wish, offered, said)


def _without_music(scene: Scene, offered: Sequence[WorkoutCard], cast: Cast) -> Outcome:
    """Note that the next workout is to be without music: "no music" is no yes to an offer."""
    scene = replace(scene, talk=replace(scene.talk, cast=cast))
    if offered:
        return _offer_again(scene, offered, line("choice.no_music"))
    asked = ask_for_wish(scene, scene.talk.wish)
    return replace(asked, lines=(line("choice.no_music"),))


def recast(scene: Scene, queue: Queue, cast: Cast) -> Outcome:
    """Go on with another trainer at the same offset, or over other music from the start of this segment."""
    wanted = Cast(cast.trainer or queue.cast.trainer, cast.music or queue.cast.music)
    fitted = cast_for(scene, queue.source.id, wanted)
    said = line("cast.now", **_cast_named(cast))
    changed = replace(queue, cast=fitted)
    if fitted.music == queue.cast.music:
        return resume_queue(scene, changed, said)
    # Another tempo has other lengths, so an offset means another moment.
    return play_at(scene, changed, queue.spot.at, BEGINNING, said)


def _by_name(scene: Scene, heard: Pick, workout: str) -> Outcome:
    card = scene.library.workout_card(workout)
    if card is None:
        # An old screen may name what has left the library; another workout is no answer to that.
        question, talk = question_still_open(scene)
        gone = scene.say(line("trouble.gone"), question=question or question_unless_playing(scene))
        return replace(gone, talk=talk)
    return start_with_cast(scene, card, _cast_picked(scene, heard), runs_anyway=True)


def _by_number(scene: Scene, heard: Pick) -> Outcome:
    place = PLACES.get(heard.ordinal or "", 0)
    tunes, offered = scene.talk.tunes, offered_cards(scene)
    if tunes and not offered:
        fits = -len(tunes) <= place < len(tunes)
        return on_start_playlist(scene, StartPlaylist(tunes[place])) if fits else _ask_which(scene)
    if not offered:
        return scene.say(line("pick.of_what"), question=open_question())
    if not -len(offered) <= place < len(offered):
        question, talk = question_still_open(scene)
        asked = question or which_question(Pending("choice", offered[0].id))
        return replace(scene.say(line("pick.no_such"), question=asked), talk=talk)
    return start_with_cast(scene, offered[place], _cast_picked(scene, heard))


def _by_day(scene: Scene, heard: Pick) -> Outcome:
    history = past_workouts(scene)
    done = workout_on_day(history, heard.day or "", scene.today)
    card = scene.library.workout_card(done.workout) if done else None
    if card is not None:
        return start_with_cast(scene, card, _cast_picked(scene, heard), runs_anyway=True)
    last = scene.library.workout_card(history[-1].workout) if history else None
    if last is None:
        return scene.say(line("pick.no_day"), question=open_question())
    said = line("pick.last_was", name=Text("workout", last.id))
    talk = replace(scene.talk, asked_for=False, offered=(last.id,), tunes=())
    return replace(scene.say(line("pick.no_day"), said, question=offer_question(last.id)), talk=talk)


def _say_unknown(scene: Scene, words: str) -> Outcome:
    question, talk = question_still_open(scene)
    said = line("wish.unknown", words=words_or_that(words))
    return replace(scene.say(said, question=question or question_unless_playing(scene)), talk=talk)


def _ask_which(scene: Scene, *before: Line) -> Outcome:
    offered = scene.talk.offered
    if not offered:
        return scene.say(line("pick.of_what"), question=open_question())
    asked = which_question(Pending("choice", offered[0]))
    return replace(scene.say(*before, question=asked), talk=scene.talk)


def _cast_picked(scene: Scene, heard: Pick) -> Cast:
    return Cast(heard.trainer or scene.talk.cast.trainer, heard.music or scene.talk.cast.music)


def _cast_named(cast: Cast) -> dict[str, Text]:
    if cast.trainer:
        return {"name": Text("trainer", cast.trainer)}
    return {"name": Text("playlist", cast.music)}
