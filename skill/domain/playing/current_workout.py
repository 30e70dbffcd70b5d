"""The current workout, in each state in which a request may find it: playing, paused, over, or none.

Every answer that changes the workout begins here, so that each handles all four states.
"""

from collections.abc import Callable

from skill.domain.ground.lines import Line, line
from skill.domain.ground.records import replace
from skill.domain.ground.units import DurationMs
from skill.domain.library.contents import Segment, SourceKind
from skill.domain.listener.listener import with_queue
from skill.domain.listener.queue import Queue, QueueState, Spot
from skill.domain.playback.breathers import BREATHER, without_breathers
from skill.domain.playback.streams import items_of
from skill.domain.playback.workout_position import WorkoutPosition
from skill.domain.playing.player_orders import brought_up_to_date, name_of, play_at, replace_upcoming
from skill.domain.turn.outcome import Outcome
from skill.domain.turn.questions import open_question, resume_question, say_no_audio
from skill.domain.turn.scene import Scene


def workout_here(scene: Scene) -> Queue | None:
    """Return the queue of the current workout; None if there is none, or if a playlist plays here."""
    here = scene.queue_here()
    if here is not None and here.source.kind is SourceKind.PLAYLIST and scene.is_playing():
        return None
    return scene.listener.workout


def act_on_workout(scene: Scene, act: Callable[[Scene, WorkoutPosition], Outcome]) -> Outcome:
    """Return `act` on the workout that plays or is paused; without such a workout, say so."""
    if not scene.device.has_audio:
        return say_no_audio(scene)
    queue = workout_here(scene)
    if queue is None:
        return say_no_workout(scene)
    if queue.is_over:
        return say_workout_over(scene, queue)
    position = position_in(scene, queue)
    return act(scene, position) if position else scene.say(line("trouble.gone"), question=open_question())


def position_in(scene: Scene, queue: Queue) -> WorkoutPosition | None:
    """Return the position of the person in a workout; None if it is no longer in the library."""
    queue, _ = brought_up_to_date(scene, without_breathers(queue))
    items = items_of(scene.library, queue.source, queue.cast)
    segments = tuple(item for item in items if isinstance(item, Segment))
    if not queue.order or max((*queue.order, queue.spot.item)) >= len(segments):
        return None
    return WorkoutPosition(queue, segments)


def say_no_workout(scene: Scene) -> Outcome:
    """Say that there is no workout, and ask what is wanted unless music plays."""
    if scene.is_playing():
        return scene.say(line("coach.only_music"))
    return scene.say(line("coach.no_workout"), question=open_question())


def say_workout_over(scene: Scene, queue: Queue) -> Outcome:
    """Say that the workout has ended, and ask what is wanted."""
    return scene.say(line("coach.over", name=name_of(queue)), question=open_question())


def is_paused(scene: Scene, queue: Queue) -> bool:
    """True if a workout does not play until somebody resumes it."""
    if queue.state is not QueueState.ON:
        return True
    here = scene.queue_here()
    return here is not None and here.source == queue.source and not scene.is_playing()


def nothing_under_way(scene: Scene) -> bool:
    """True if nothing plays here and no workout is under way, so that a request is about one yet to begin."""
    queue = workout_here(scene)
    return not scene.is_playing() and (queue is None or queue.is_over)


def play_changed(scene: Scene, queue: Queue, at: int, offset: DurationMs, *lines: Line) -> Outcome:
    """Move a changed queue to a place: start it there if it plays; if paused, keep it and ask to resume."""
    if not is_paused(scene, queue):
        return play_at(scene, queue, at, offset, *lines)
    items = items_of(scene.library, queue.source, queue.cast)
    item = queue.order[at]
    # A new play, as what the device still holds is no longer the spot.
    spot = Spot(scene.dice.play(), at, item, items[item].id, offset)
    kept = replace(queue, ordered=spot, confirmed=None, state=QueueState.PAUSED)
    listener = with_queue(scene.listener, kept, make_latest=True)
    return Outcome(listener, lines=lines, question=resume_question())


def change_upcoming(scene: Scene, position: WorkoutPosition, queue: Queue, *lines: Line) -> Outcome:
    """Change what comes after the present move, without interrupting what plays.

    The device reports places of the play under way, breathers included, so the places up to the present one
    are kept.

    Args:
        scene: the scene of the request.
        position: where the person is.
        queue: the queue of that position, with other items after the present place, or with other swaps.
        lines: what is said.
    """
    played = scene.listener.workout
    if played is None or played.revision != queue.revision:
        return play_changed(scene, queue, position.at, position.offset_ms, *lines)
    at = played.spot.at
    while played.order[at] == BREATHER:
        at += 1
    order = (*played.order[: at + 1], *queue.order[position.at + 1 : queue.end])
    changed = replace(played, order=order, end=len(order), swaps=queue.swaps)
    question = resume_question() if is_paused(scene, played) else None
    return replace(replace_upcoming(scene, changed, *lines), question=question)


def say_about_workout(scene: Scene, queue: Queue, *lines: Line) -> Outcome:
    """Say something about a workout, and ask whether to resume if it is paused."""
    return scene.say(*lines, question=resume_question() if is_paused(scene, queue) else None)
