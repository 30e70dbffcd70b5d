"""Answers to questions about what plays; the audio goes on."""

from skill.domain.ground.lines import Length, Line, line
from skill.domain.listener.queue import Queue, QueueState
from skill.domain.playback.streams import remaining_ms, stream_after, title_of
from skill.domain.playing.player_orders import current_placement, current_queue, name_of, say_nothing_plays
from skill.domain.playing.requests import HowLongLeft, WhatIsThis, WhatsNext
from skill.domain.turn.outcome import Outcome
from skill.domain.turn.scene import Scene


def on_what_is_this(scene: Scene, _heard: WhatIsThis) -> Outcome:
    """Name what plays here or is paused."""
    queue = _unfinished_queue(scene)
    if queue is None:
        return say_nothing_plays(scene)
    title = title_of(current_placement(scene, queue))
    said = line(f"what.{queue.source.kind}", title=title, name=name_of(queue))
    return _answer(scene, queue, said)


def on_how_long_left(scene: Scene, _heard: HowLongLeft) -> Outcome:
    """Say how much is left to play of the workout or the playlist."""
    queue = _unfinished_queue(scene)
    if queue is None:
        return say_nothing_plays(scene)
    left = Length(remaining_ms(scene.library, queue))
    return _answer(scene, queue, line(f"left.{queue.source.kind}", left=left, name=name_of(queue)))


def on_whats_next(scene: Scene, _heard: WhatsNext) -> Outcome:
    """Name the next item."""
    queue = _unfinished_queue(scene)
    if queue is None:
        return say_nothing_plays(scene)
    after = stream_after(scene.library, queue, current_placement(scene, queue))
    if after is None:
        return _answer(scene, queue, line(f"next.last.{queue.source.kind}"))
    return _answer(scene, queue, line("next.is", title=after.title))


def _unfinished_queue(scene: Scene) -> Queue | None:
    queue = current_queue(scene)
    return None if queue is None or queue.is_over else queue


def _answer(scene: Scene, queue: Queue, said: Line) -> Outcome:
    if scene.is_playing():
        return scene.say(said)
    if queue.state is QueueState.ON and scene.queue_here() is None:
        return scene.say(said)  # it plays, or played, on another device
    return scene.say(line("asked.paused"), said, line("asked.say_resume"))
