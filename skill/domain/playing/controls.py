"""Answers to the playback requests, spoken or by button: pause, resume, next, previous and so on."""

from skill.domain.explaining.how_to import just_taught
from skill.domain.ground.lines import Line, line
from skill.domain.ground.records import replace
from skill.domain.ground.units import DurationMs
from skill.domain.library.contents import SourceKind
from skill.domain.library.placement import AUTHORS_CAST, Source
from skill.domain.listener.queue import Queue, QueueState
from skill.domain.playback.breathers import is_in_breather, without_breathers
from skill.domain.playback.streams import placement_of, remaining_ms, title_of, workout_or_playlist
from skill.domain.playing.household import ask_whose, placement_of_another
from skill.domain.playing.player_orders import (
    BEGINNING,
    begin,
    current_queue,
    halt,
    name_of,
    play_at,
    restart,
    resume_queue,
    say_nothing_plays,
    set_loop,
    set_shuffle,
)
from skill.domain.playing.requests import (
    Cancel,
    Loop,
    Next,
    NextPressed,
    Pause,
    PausePressed,
    PlayPressed,
    Previous,
    PreviousPressed,
    Repeat,
    Resume,
    Shuffle,
    StartOver,
    Stop,
)
from skill.domain.turn.outcome import Outcome
from skill.domain.turn.questions import open_question, say_no_audio
from skill.domain.turn.scene import Scene


def on_pause(scene: Scene, _heard: Pause) -> Outcome:
    """Stop the player and keep the spot."""
    return halt(scene, line("pause.kept" if _has_audio_here(scene) else "pause.silent"))


def on_stop(scene: Scene, _heard: Stop) -> Outcome:
    """Stop the player, keep the spot, and end the conversation."""
    return halt(scene, line("stop.kept" if _has_audio_here(scene) else "stop.bye"))


def on_cancel(scene: Scene, _heard: Cancel) -> Outcome:
    """Drop what was being talked about, and stop the player."""
    return halt(scene, line("stop.kept" if _has_audio_here(scene) else "cancel.done"))


def on_resume(scene: Scene, heard: Resume) -> Outcome:
    """Resume where the person was, on the device that they use now."""
    if not scene.device.has_audio:
        return say_no_audio(scene)
    queue = _to_resume(scene, heard.kind)
    other = placement_of_another(scene, heard.kind)
    if other is not None and (scene.listener.is_anybody or not _is_unfinished(scene, queue)):
        return ask_whose(scene, other)
    if queue is None:
        return scene.say(line("resume.nothing"), question=open_question())
    if not _is_unfinished(scene, queue):
        return scene.say(line("resume.done", name=name_of(queue)), question=open_question())
    return resume_queue(scene, queue, line(f"resume.{queue.source.kind}", name=name_of(queue)))


def on_next(scene: Scene, _heard: Next) -> Outcome:
    """Go to the next item; after the last, end the queue."""
    return _skip(scene, 1)


def on_previous(scene: Scene, _heard: Previous) -> Outcome:
    """Go to the previous item; on the first, to its beginning."""
    return _skip(scene, -1)


def on_repeat(scene: Scene, _heard: Repeat) -> Outcome:
    """Play the present item again if it plays; otherwise repeat the last reply."""
    queue = scene.queue_here()
    if queue is not None and scene.is_playing() and not just_taught(scene, queue):
        queue = without_breathers(queue)
        return play_at(scene, queue, queue.spot.at, BEGINNING, line("again.part"))
    if scene.listener.last_reply and scene.is_playing():
        return scene.say(*scene.listener.last_reply)
    if scene.listener.last_reply:
        return scene.say(*scene.listener.last_reply, question=open_question("ask.else"))
    return say_nothing_plays(scene)


def on_start_over(scene: Scene, _heard: StartOver) -> Outcome:
    """Start the workout or the playlist from its beginning."""
    if not scene.device.has_audio:
        return say_no_audio(scene)
    queue = current_queue(scene)
    if queue is None:
        return say_nothing_plays(scene)
    return _start_over(scene, queue, line("again.all", name=name_of(queue)))


def on_shuffle(scene: Scene, heard: Shuffle) -> Outcome:
    """Shuffle the playlist, or restore its own order."""
    queue = current_queue(scene)
    return set_shuffle(scene, queue, on=heard.on) if queue else say_nothing_plays(scene)


def on_loop(scene: Scene, heard: Loop) -> Outcome:
    """Loop the playlist, or let it end."""
    queue = current_queue(scene)
    return set_loop(scene, queue, on=heard.on) if queue else say_nothing_plays(scene)


def on_play_pressed(scene: Scene, _heard: PlayPressed) -> Outcome:
    """Resume; after the end, start over."""
    queue = current_queue(scene)
    if queue is None:
        return Outcome(scene.listener)
    if queue.is_over:
        return _start_over(scene, queue)
    return resume_queue(scene, queue)


def on_pause_pressed(scene: Scene, _heard: PausePressed) -> Outcome:
    """Stop the player; Alexa allows no speech in answer to a button."""
    return halt(scene)


def on_next_pressed(scene: Scene, _heard: NextPressed) -> Outcome:
    """Go to the next item."""
    queue = current_queue(scene)
    return play_at(scene, *_step(queue, 1)) if queue else halt(scene)


def on_previous_pressed(scene: Scene, _heard: PreviousPressed) -> Outcome:
    """Go to the previous item."""
    queue = current_queue(scene)
    return play_at(scene, *_step(queue, -1)) if queue else halt(scene)


def _skip(scene: Scene, step: int) -> Outcome:
    if not scene.device.has_audio:
        return say_no_audio(scene)
    queue = current_queue(scene)
    if queue is None or queue.is_over:
        return say_nothing_plays(scene)
    here = without_breathers(queue).spot.at
    queue, at, offset = _step(queue, step)
    item = queue.item_at(at)
    if item is None:
        return play_at(scene, queue, at, BEGINNING)
    there = replace(queue.spot, at=at, item=item)
    title = title_of(placement_of(scene.library, scene.listener.key, queue, there))
    key = "move.next" if step > 0 else "again.part" if at == here else "move.back"
    return play_at(scene, queue, at, offset, line(key, title=title))


def _step(queue: Queue, step: int) -> tuple[Queue, int, DurationMs]:
    """Return the queue without breathers, its next (`step` 1) or previous (-1) place, and the offset there.

    In a breather, "next" is where the interrupted move goes on, and "previous" is its beginning.
    """
    is_resting, queue = is_in_breather(queue), without_breathers(queue)
    spot = queue.spot
    if is_resting:
        return queue, spot.at, spot.offset_ms if step > 0 else BEGINNING
    return queue, spot.at + 1 if step > 0 else queue.place_before(spot.at), BEGINNING


def _start_over(scene: Scene, queue: Queue, *lines: Line) -> Outcome:
    content = workout_or_playlist(scene.library, queue.source)
    queue = without_breathers(queue)
    is_own = (queue.order, queue.cast, queue.swaps) == (tuple(range(len(queue.order))), AUTHORS_CAST, ())
    if content is not None and content.revision == queue.revision and (queue.loop or not is_own):
        # The person's changes are kept: order, length, music and moves.
        return restart(scene, queue, *lines)
    return begin(scene, Source(queue.source.kind, queue.source.id), *lines, runs_anyway=queue.runs_anyway)


def _to_resume(scene: Scene, kind: SourceKind | None) -> Queue | None:
    """Return the queue to resume: the one last asked for, unless it is done and another is not over.

    If that was on another device, what this device holds comes first.
    """
    listener, here = scene.listener, scene.queue_here()
    last = listener.queue(kind) if kind else listener.current
    if here is not None and kind is None and last is not None and last.device != scene.device.key:
        last = here if here.device == scene.device.key and not here.is_over else last
    if last is None or last.state is not QueueState.DONE:
        return last
    # What another device holds is taken from it by a device that holds nothing, and only if it is silent.
    kept = [one.queue for one in reversed(listener.elsewhere) if one.queue.state is not QueueState.ON]
    known = (listener.workout, listener.playlist, *(kept if here is None else ()))
    others = (q for q in known if q and not q.is_over and kind in {None, q.source.kind})
    return next(others, last)


def _is_unfinished(scene: Scene, queue: Queue | None) -> bool:
    return (
        queue is not None
        and queue.state is not QueueState.DONE
        and remaining_ms(scene.library, without_breathers(queue)) > 0
    )


def _has_audio_here(scene: Scene) -> bool:
    queue = scene.queue_here()
    return queue is not None and queue.state in {QueueState.ON, QueueState.PAUSED}
