"""Questions about what plays, who trains, and how: answered in a breath, and the audio goes on."""

from skill.domain.ground.lines import Length, Line, line
from skill.domain.listener.queue import Queue, QueueState
from skill.domain.playback.streams import remaining_ms, stream_after, title_of
from skill.domain.playing.player_orders import current_placement, name_of
from skill.domain.playing.requests import HowLongLeft, WhatIsThis, WhatsNext
from skill.domain.turn.outcome import Outcome
from skill.domain.turn.questions import open_question
from skill.domain.turn.scene import Scene

TEACHING = "asked.say_resume"


def on_what_is_this(scene: Scene, _heard: WhatIsThis) -> Outcome:
    """Name what plays here, or what is paused."""
    queue = _asked_of(scene)
    if queue is None:
        return _nothing(scene)
    title = title_of(current_placement(scene, queue))
    said = line(f"what.{queue.source.kind}", title=title, name=name_of(queue))
    return _answer(scene, queue, said)


def on_how_long_left(scene: Scene, _heard: HowLongLeft) -> Outcome:
    """Say what is left of the whole, from the device's own offset."""
    queue = _asked_of(scene)
    if queue is None:
        return _nothing(scene)
    left = Length(remaining_ms(scene.library, queue))
    return _answer(scene, queue, line(f"left.{queue.source.kind}", left=left, name=name_of(queue)))


def on_whats_next(scene: Scene, _heard: WhatsNext) -> Outcome:
    """Name what comes after this."""
    queue = _asked_of(scene)
    if queue is None:
        return _nothing(scene)
    after = stream_after(scene.library, queue, current_placement(scene, queue))
    if after is None:
        return _answer(scene, queue, line(f"next.last.{queue.source.kind}"))
    return _answer(scene, queue, line("next.is", title=after.title))


def _asked_of(scene: Scene) -> Queue | None:
    queue = scene.queue_here() or scene.listener.current
    if queue is None or queue.is_over:
        return None
    return queue


def _answer(scene: Scene, queue: Queue, said: Line) -> Outcome:
    if scene.is_playing():
        return scene.say(said)
    if queue.state is QueueState.ON and scene.queue_here() is None:
        return scene.say(said)  # it plays, or played, on another device
    return scene.say(line("asked.paused"), said, line(TEACHING))


def _nothing(scene: Scene) -> Outcome:
    return scene.say(line("asked.nothing"), question=open_question())
