"""Requests whose meaning depends on the conversation: "something else" may mean workouts, moves or tips."""

from skill.domain.choice.offers import offered_cards
from skill.domain.choice.pick_by import PERSONS
from skill.domain.choice.requests import (
    AnotherTrainer,
    Longer,
    MoreChoices,
    Pick,
    PickBy,
    Shorter,
    StartWorkout,
    TellCircumstance,
)
from skill.domain.choice.wishes import is_choosing
from skill.domain.coach.requests import ChangeLength, Easier, Harder, Ready, SwapMove
from skill.domain.conversation.requests import Yes
from skill.domain.library.contents import Level
from skill.domain.library.placement import NO_MUSIC
from skill.domain.music.requests import ChangeMusic, NoMusic, StartPlaylist
from skill.domain.person.requests import SomethingNew
from skill.domain.playing.current_workout import nothing_under_way
from skill.domain.playing.requests import Next, Resume
from skill.domain.tips.requests import TellAnother, TellMore
from skill.domain.turn.requests import Heard
from skill.domain.turn.scene import Scene
from skill.domain.turn.wish import Wish

MOBILITY = "mobility"
LEVELS = {Easier: Level.BEGINNER, Harder: Level.ADVANCED}


def as_follow_up(scene: Scene, heard: Heard) -> Heard:
    """Return the request that is meant: about the workouts on offer, or about the one that plays.

    "Something else" and "shorter" are said of offered workouts, of a move and of tips alike.
    """
    if (
        isinstance(heard, StartPlaylist)
        and (heard.bpm or heard.mood)
        and not heard.playlist
        and scene.is_training()
    ):
        # Music asked for in a workout is to go under it; "too fast" may be heard so, too.
        return ChangeMusic(heard.playlist, heard.mood, heard.activity, heard.bpm, heard.words)
    if isinstance(heard, NoMusic) and nothing_under_way(scene):
        return Pick(music=NO_MUSIC)
    if isinstance(heard, PickBy) and heard.quality in PERSONS and scene.is_training():
        return AnotherTrainer(heard.quality)
    if isinstance(heard, Shorter | Longer) and scene.is_playing() and not scene.talk.offered:
        return ChangeLength()
    if isinstance(heard, TellMore) and scene.pending is None and _is_paused_here(scene):
        return Resume()  # "go on", said of a pause and of an article alike
    if not (scene.talk.offered and is_choosing(scene)) or scene.is_playing():
        return heard
    if isinstance(heard, TellAnother | Next | SomethingNew) or heard == SwapMove():
        return MoreChoices()
    if isinstance(heard, Ready):
        return Yes()
    return _of_another_level(scene, heard) if type(heard) in LEVELS else heard


def _of_another_level(scene: Scene, heard: Heard) -> Heard:
    """Return the wish for a level; where it is the easiest already, for a gentler kind."""
    is_easiest = all(one.level == Level.BEGINNER for one in offered_cards(scene))
    if isinstance(heard, Easier) and is_easiest:
        return TellCircumstance(Wish(kind=MOBILITY))
    return StartWorkout(Wish(level=LEVELS[type(heard)]))


def _is_paused_here(scene: Scene) -> bool:
    queue = scene.queue_here()
    return queue is not None and not queue.is_over and not scene.is_playing()
