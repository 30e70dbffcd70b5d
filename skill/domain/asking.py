"""Questions about what plays, who trains, and how: answered in a breath, and the audio goes on."""

from skill.domain.breathers import settled
from skill.domain.explaining.answers import on_explain
from skill.domain.explaining.heard import Explain
from skill.domain.heard import HowLongLeft, HowTo, WhatIsThis, WhatsNext
from skill.domain.library import Segment, SourceKind
from skill.domain.outcome import Length, Line, Outcome, Question, Text, line
from skill.domain.playing import here_of, name_of
from skill.domain.queue import Queue, QueueState
from skill.domain.scene import Scene
from skill.domain.streams import following, items_of, left_ms, title_of
from skill.domain.takes import say_the_same
from skill.domain.talk import Pending
from skill.domain.training import open_question

TEACHING = "asked.say_resume"


def on_what_is_this(scene: Scene, _heard: WhatIsThis) -> Outcome:
    """Name what plays here, or what is paused."""
    queue = _asked_of(scene)
    if queue is None:
        return _nothing(scene)
    title = title_of(here_of(scene, queue))
    said = line(f"what.{queue.source.kind}", title=title, name=name_of(queue))
    return _answer(scene, queue, said)


def on_how_long_left(scene: Scene, _heard: HowLongLeft) -> Outcome:
    """Say what is left of the whole, from the device's own offset."""
    queue = _asked_of(scene)
    if queue is None:
        return _nothing(scene)
    left = Length(left_ms(scene.library, queue))
    return _answer(scene, queue, line(f"left.{queue.source.kind}", left=left, name=name_of(queue)))


def on_whats_next(scene: Scene, _heard: WhatsNext) -> Outcome:
    """Name what comes after this."""
    queue = _asked_of(scene)
    if queue is None:
        return _nothing(scene)
    after = following(scene.library, queue, here_of(scene, queue))
    if after is None:
        return _answer(scene, queue, line(f"next.last.{queue.source.kind}"))
    return _answer(scene, queue, line("next.is", title=after.title))


def on_how_to(scene: Scene, heard: HowTo) -> Outcome:
    """Teach a move: the one named, else the one that plays."""
    exercise = heard.exercise
    if exercise is None and heard.words:
        return on_explain(scene, Explain(words=heard.words))
    if exercise is None:
        exercise = _move_here(scene)
    if exercise is None and not heard.words:
        return scene.say(line("how_to.which"), question=_question(scene, "how_to.ask"))
    if exercise is None or scene.library.exercise(exercise) is None:
        return scene.say(line("how_to.unknown"), question=_question(scene, "ask.what"))
    return scene.say(*taught(exercise), question=_after_teaching(scene))


def taught(exercise: str) -> tuple[Line, ...]:
    """Return the fuller how-to of a move: what to do, and what to mind."""
    return (
        line("how_to.tell", text=Text("exercise", exercise, "how_to")),
        line("how_to.caution", text=Text("exercise", exercise, "caution")),
    )


def just_taught(scene: Scene, queue: Queue) -> bool:
    """True if the last thing said was how to do the move that is done now: "repeat that" means it."""
    move = _move_here(scene) if queue.source.kind is SourceKind.WORKOUT else None
    return move is not None and say_the_same(scene.listener.last_reply, taught(move))


def _after_teaching(scene: Scene) -> Question | None:
    queue = scene.here() or scene.listener.current
    if scene.is_on() or queue is None or queue.is_over:
        return _question(scene, "ask.what")
    return Question(line("resume.ask"), line("resume.reprompt"), Pending("resume"))


def _move_here(scene: Scene) -> str | None:
    queue = scene.here() or scene.listener.workout
    if queue is None or queue.source.kind is not SourceKind.WORKOUT:
        return None
    items = items_of(scene.library, queue.source, queue.cast)
    spot = settled(queue).spot
    segment = items[spot.item] if spot.item < len(items) else None
    return queue.move_for(segment.exercise) if isinstance(segment, Segment) else None


def _asked_of(scene: Scene) -> Queue | None:
    queue = scene.here() or scene.listener.current
    if queue is None or queue.is_over:
        return None
    return queue


def _answer(scene: Scene, queue: Queue, said: Line) -> Outcome:
    if scene.is_on():
        return scene.say(said)
    if queue.state is QueueState.ON and scene.here() is None:
        return scene.say(said)  # it plays, or played, on another device
    return scene.say(line("asked.paused"), said, line(TEACHING))


def _nothing(scene: Scene) -> Outcome:
    return scene.say(line("asked.nothing"), question=open_question())


def _question(scene: Scene, key: str) -> Question | None:
    return None if scene.is_on() else open_question(key)
