"""How a move is done: the one that is named, else the one that plays."""

from skill.domain.explaining.explanation import on_explain
from skill.domain.explaining.requests import Explain, HowTo
from skill.domain.ground.lines import Line, Text, line
from skill.domain.library.contents import Segment, SourceKind
from skill.domain.listener.queue import Queue
from skill.domain.playback.breathers import without_breathers
from skill.domain.playback.streams import items_of
from skill.domain.turn.outcome import Outcome, Question
from skill.domain.turn.phrasing import are_same_lines
from skill.domain.turn.questions import question_unless_playing, resume_question
from skill.domain.turn.scene import Scene


def on_how_to(scene: Scene, heard: HowTo) -> Outcome:
    """Teach a move: the one named, else the one that plays."""
    exercise = heard.exercise
    if exercise is None and heard.words:
        return on_explain(scene, Explain(words=heard.words))
    if exercise is None:
        exercise = _move_here(scene)
    if exercise is None and not heard.words:
        return scene.say(line("how_to.which"), question=question_unless_playing(scene, "how_to.ask"))
    if exercise is None or scene.library.exercise(exercise) is None:
        return scene.say(line("how_to.unknown"), question=question_unless_playing(scene))
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
    return move is not None and are_same_lines(scene.listener.last_reply, taught(move))


def _after_teaching(scene: Scene) -> Question | None:
    queue = scene.queue_here() or scene.listener.current
    if scene.is_playing() or queue is None or queue.is_over:
        return question_unless_playing(scene)
    return resume_question()


def _move_here(scene: Scene) -> str | None:
    queue = scene.queue_here() or scene.listener.workout
    if queue is None or queue.source.kind is not SourceKind.WORKOUT:
        return None
    items = items_of(scene.library, queue.source, queue.cast)
    spot = without_breathers(queue).spot
    segment = items[spot.item] if spot.item < len(items) else None
    return queue.move_for(segment.exercise) if isinstance(segment, Segment) else None
