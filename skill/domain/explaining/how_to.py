"""How a move is done: the one named, else the present one."""

from skill.domain.explaining.explanation import on_explain
from skill.domain.explaining.on_screen import move_screen
from skill.domain.explaining.requests import Explain, HowTo
from skill.domain.explaining.teaching import in_brief, in_full, taught_in_brief
from skill.domain.ground.lines import Line, line
from skill.domain.ground.records import replace
from skill.domain.library.contents import Exercise, Segment, SourceKind
from skill.domain.listener.queue import Queue
from skill.domain.playback.breathers import without_breathers
from skill.domain.playback.pictures import picture_of_move
from skill.domain.playback.streams import items_of
from skill.domain.turn.outcome import Outcome, Question
from skill.domain.turn.phrasing import are_same_lines
from skill.domain.turn.questions import question_unless_playing, resume_question
from skill.domain.turn.scene import Scene
from skill.domain.turn.talk import Pending

MOST_HINTS = 2
"""How often a person hears that there is a long version."""


def on_how_to(scene: Scene, heard: HowTo) -> Outcome:
    """Explain a move: the one named, else the present one of the workout."""
    exercise = heard.exercise
    if exercise is None and heard.words:
        return on_explain(scene, Explain(words=heard.words))
    if exercise is None:
        exercise = _move_here(scene)
    if exercise is None and not heard.words:
        return scene.say(line("how_to.which"), question=question_unless_playing(scene, "how_to.ask"))
    move = scene.library.exercise(exercise) if exercise else None
    if move is None:
        return scene.say(line("how_to.unknown"), question=question_unless_playing(scene))
    if heard.in_full:
        said = in_full(move.id)
        taught = scene.say(*said, question=_after_teaching(scene))
    else:
        said = in_brief(move)
        taught = _teach(scene, move, said)
    return replace(taught, screen=move_screen(move, said, _picture(scene, move)))


def on_agreed_to_teach(scene: Scene, pending: Pending) -> Outcome:
    """Teach a move in full, which was offered."""
    return on_how_to(scene, HowTo(pending.id, in_full=True))


def _teach(scene: Scene, move: Exercise, said: tuple[Line, ...]) -> Outcome:
    """Teach a move in two sentences; the long version is offered, where a workout waits only named."""
    waits = _after_teaching(scene)
    if waits is None or waits.pending.about != "open":
        is_new = scene.listener.spoken.of("how_to.hint") < MOST_HINTS
        hint = (line("how_to.hint"),) if is_new else ()
        return scene.say(*said, *hint, question=waits)
    question = Question(line("how_to.ask_long"), line("how_to.long_reprompt"), Pending("long", move.id))
    return scene.say(*said, question=question)


def just_taught(scene: Scene, queue: Queue) -> bool:
    """True if the last reply explained the present move, so that "repeat that" means the reply."""
    move = _move_here(scene) if queue.source.kind is SourceKind.WORKOUT else None
    last = scene.listener.last_reply
    return move is not None and (taught_in_brief(last) == move or are_same_lines(last, in_full(move)))


def _after_teaching(scene: Scene) -> Question | None:
    queue = scene.queue_here() or scene.listener.current
    if scene.is_playing() or queue is None or queue.is_over:
        return question_unless_playing(scene)
    return resume_question()


def _picture(scene: Scene, move: Exercise) -> str:
    """Return the picture of a move, in the colour of whoever leads the workout at hand, or of anybody."""
    queue = scene.queue_here() or scene.listener.workout
    card = scene.library.workout_card(queue.source.id) if queue else None
    cast = queue.cast.trainer if queue else ""
    leads = cast or (card.trainer if card else next(iter(scene.library.trainer_ids()), ""))
    return picture_of_move(scene.library, move.id, leads)


def _move_here(scene: Scene) -> str | None:
    queue = scene.queue_here() or scene.listener.workout
    if queue is None or queue.source.kind is not SourceKind.WORKOUT:
        return None
    items = items_of(scene.library, queue.source, queue.cast)
    spot = without_breathers(queue).spot
    segment = items[spot.item] if spot.item < len(items) else None
    return queue.move_for(segment.exercise) if isinstance(segment, Segment) else None
