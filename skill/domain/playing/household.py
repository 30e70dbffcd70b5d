"""Several people with one device, which may hold audio of another person than the one who speaks.

Each recognized voice is a listener, and so is the account as a whole. The token of what a device holds names
its listener. A playback request is about what plays here, whoever makes it. Before a paused workout of
another person is resumed, the skill asks; the person who speaks then gets a queue of their own, and the queue
of the other person stays as it was.
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

ABOUT_WHAT_PLAYS: tuple[type[Heard], ...] = (
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
"""Requests about the audio that plays here, whoever makes them."""

RESUME_OTHER = "resume-other"
"""The topic of the question whether to resume another person's audio; see `Pending.about`."""


def placement_of_another(scene: Scene, kind: SourceKind | None = None) -> Placement | None:
    """Return the unfinished placement of another listener that this device holds; None if there is none.

    Args:
        scene: the scene of the request.
        kind: the kind of source that it must have; None for any.
    """
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
    """Ask whether to resume audio that may be another person's."""
    name = Text(placement.source.kind, placement.source.id)
    return scene.say(line("resume.other", name=name), question=whose_question())


def whose_question() -> Question:
    """Return the question whether to resume there, though it may be another person's."""
    return Question(line("resume.other_ask"), line("resume.other_reprompt"), Pending(RESUME_OTHER))


def on_agreed_to_resume(scene: Scene, _pending: Pending) -> Outcome:
    """Resume there in a queue of the person who speaks; the other person's queue is not changed."""
    placement = placement_of_another(scene)
    if placement is None:
        return scene.say(line("trouble.gone"))
    queue = _taken_over(scene, placement)
    if queue is None:
        return scene.say(line("trouble.gone"))
    said = line(f"resume.{placement.source.kind}", name=Text(placement.source.kind, placement.source.id))
    return play_at(scene, queue, queue.spot.at, queue.spot.offset_ms, said)


def _taken_over(scene: Scene, placement: Placement) -> Queue | None:
    """Return a new queue at the spot of another person's audio, with the changes that its token tells."""
    content = workout_or_playlist(scene.library, placement.source, placement.cast)
    if content is None:
        return None
    items = items_of(scene.library, placement.source, placement.cast)
    item = items[placement.item]
    here = replace(placement, play=scene.dice.play(), at=placement.item, item_id=item.id)
    spot = spot_of(here, scene.device.offset_ms or DurationMs(0))
    queue = new_queue(placement.source, content.revision, len(items), spot, scene.device.key)
    swaps = ((item.exercise, placement.move),) if placement.move and isinstance(item, Segment) else ()
    return replace(queue, cast=placement.cast, swaps=swaps)
