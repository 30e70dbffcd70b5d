"""Questions about what plays, who trains, and how: answered in a breath, and the audio goes on."""

from skill.domain.heard import HowLongLeft, HowTo, WhatIsThis, WhatsNext, WhoTrains
from skill.domain.library import Segment, SourceKind
from skill.domain.outcome import Length, Line, Outcome, Question, Several, Text, line
from skill.domain.playing import here_of, name_of
from skill.domain.queue import Queue, QueueState
from skill.domain.scene import Scene
from skill.domain.streams import following, items_of, left_ms, title_of
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


def on_who_trains(scene: Scene, heard: WhoTrains) -> Outcome:
    """Introduce a trainer: the one named, the one who leads this workout, or all by name."""
    queue = scene.here()
    trainer = heard.trainer
    if trainer is None and queue is not None and queue.source.kind is SourceKind.WORKOUT:
        card = scene.library.workout_card(queue.source.id)
        trainer = card.trainer if card else None
    if trainer is None or scene.library.trainer(trainer) is None:
        everybody = tuple(
            line("trainers.name", name=Text("trainer", one)) for one in scene.library.trainer_ids()
        )
        said = line("trainers.all", names=Several(everybody))
        return scene.say(said, question=_question(scene, "ask.what"))
    said = line("trainers.one", text=Text("trainer", trainer, "introduction"))
    return scene.say(said, question=_question(scene, "ask.what"))


def on_how_to(scene: Scene, heard: HowTo) -> Outcome:
    """Teach a move: the one named, else the one that plays."""
    exercise = heard.exercise
    if exercise is None and not heard.words:
        exercise = _move_here(scene)
    if exercise is None or scene.library.exercise(exercise) is None:
        return scene.say(line("how_to.unknown"), question=_question(scene, "ask.what"))
    said = (
        line("how_to.tell", text=Text("exercise", exercise, "how_to")),
        line("how_to.caution", text=Text("exercise", exercise, "caution")),
    )
    return scene.say(*said, question=_question(scene, "ask.what"))


def _move_here(scene: Scene) -> str | None:
    queue = scene.here() or scene.listener.workout
    if queue is None or queue.source.kind is not SourceKind.WORKOUT:
        return None
    items = items_of(scene.library, queue.source, queue.cast)
    segment = items[queue.spot.item] if queue.spot.item < len(items) else None
    return queue.move_for(segment.exercise) if isinstance(segment, Segment) else None


def _asked_of(scene: Scene) -> Queue | None:
    queue = scene.here() or scene.listener.current
    if queue is None or queue.state is QueueState.DONE:
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
