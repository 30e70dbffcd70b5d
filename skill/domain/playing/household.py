"""A household: several people, one speaker, and audio that may be somebody else's.

Each voice that Alexa knows has a listener of its own, and so has the account as a whole. What a device holds
names its listener in the token. A word about what sounds means what sounds, whoever says it; a paused workout
of somebody else's is only gone on with after a question, and then as one's own: theirs stays where it is.
"""

from skill.domain.ground.lines import Text, line
from skill.domain.ground.records import replace
from skill.domain.ground.units import DurationMs
from skill.domain.library.contents import Segment, SourceKind
from skill.domain.library.placement import Placement
from skill.domain.listener.queue import Queue, new_queue, spot_of
from skill.domain.playback.streams import items_of, workout_or_playlist
from skill.domain.playing.player_orders import play_at
from skill.domain.playing.requests import (
    Cancel,
    HowLongLeft,
    Loop,
    Next,
    Pause,
    Previous,
    Repeat,
    Shuffle,
    StartOver,
    Stop,
    WhatIsThis,
    WhatsNext,
)
from skill.domain.turn.device import Activity
from skill.domain.turn.outcome import Outcome, Question
from skill.domain.turn.requests import Heard
from skill.domain.turn.scene import Scene
from skill.domain.turn.talk import Pending

ABOUT_WHAT_SOUNDS: tuple[type[Heard], ...] = (
    Pause,
    Stop,
    Cancel,
    Next,
    Previous,
    Repeat,
    StartOver,
    Shuffle,
    Loop,
    WhatIsThis,
    HowLongLeft,
    WhatsNext,
)
"""What is said of the audio in the room, whoever says it; a person's level is their own."""

ABOUT = "resume-other"


def placement_of_another(scene: Scene, kind: SourceKind | None = None) -> Placement | None:
    """Return what this device holds of another listener's, unfinished; None if nothing, or not of a kind."""
    placement = scene.device.placement
    if placement is None or placement.who in {"", scene.listener.key}:
        return None
    if scene.device.activity in {Activity.IDLE, Activity.FINISHED}:
        return None
    if kind is not None and placement.source.kind is not kind:
        return None
    items = items_of(scene.library, placement.source, placement.cast)
    return placement if placement.item < len(items) else None


def ask_whose(scene: Scene, placement: Placement) -> Outcome:
    """Ask before going on with what may be another person's."""
    name = Text(placement.source.kind, placement.source.id)
    question = Question(line("resume.other_ask"), line("resume.other_reprompt"), Pending(ABOUT))
    return scene.say(line("resume.other", name=name), question=question)


def on_agreed_to_go_on(scene: Scene, _pending: Pending) -> Outcome:
    """Go on at that place, as one's own: what was heard until there stays the other's."""
    placement = placement_of_another(scene)
    if placement is None:
        return scene.say(line("trouble.gone"))
    queue = _taken_over(scene, placement)
    if queue is None:
        return scene.say(line("trouble.gone"))
    said = line(f"resume.{placement.source.kind}", name=Text(placement.source.kind, placement.source.id))
    return play_at(scene, queue, queue.spot.at, queue.spot.offset_ms, said)


def _taken_over(scene: Scene, placement: Placement) -> Queue | None:
    """Return a queue of one's own at the place of another's audio, as far as its token tells of it."""
    holder = workout_or_playlist(scene.library, placement.source, placement.cast)
    if holder is None:
        return None
    items = items_of(scene.library, placement.source, placement.cast)
    item = items[placement.item]
    here = replace(placement, play=scene.dice.play(), at=placement.item, item_id=item.id)
    spot = spot_of(here, scene.device.offset_ms or DurationMs(0))
    queue = new_queue(placement.source, holder.revision, len(items), spot, scene.device.key)
    swaps = ((item.exercise, placement.move),) if placement.move and isinstance(item, Segment) else ()
    return replace(queue, cast=placement.cast, swaps=swaps)
