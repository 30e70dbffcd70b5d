"""Changing the rest of the workout: longer, shorter, one more round, no warm-up. The place stays."""

from skill.domain.choice.requests import StartWorkout
from skill.domain.choice.start_request import on_start_workout
from skill.domain.choice.wishes import is_choosing
from skill.domain.coach.requests import ChangeLength, OneMoreRound, SkipWarmUp
from skill.domain.ground.lines import Length, Line, Text, line
from skill.domain.ground.records import replace
from skill.domain.ground.units import HOUR_MS, MINUTE_MS, DurationMs
from skill.domain.playback.workout_position import WorkoutPosition
from skill.domain.playing.current_workout import (
    act_on_workout,
    change_upcoming,
    nothing_under_way,
    play_changed,
    say_about_workout,
)
from skill.domain.playing.player_orders import BEGINNING
from skill.domain.tailoring.length import (
    COOL_DOWN,
    WARM_UP,
    RemainingWorkout,
    Row,
    purpose_of,
    segments_of_round,
    segments_that_fit,
    total_ms,
)
from skill.domain.turn.outcome import Outcome
from skill.domain.turn.questions import say_and_ask
from skill.domain.turn.scene import Scene
from skill.domain.turn.wish import Wish

LONGEST_MS = 3 * HOUR_MS
NEARLY_MS = MINUTE_MS
"""A length reached to within this counts as the one asked for."""


def on_skip_warm_up(scene: Scene, _heard: SkipWarmUp) -> Outcome:
    """Go to the first move after the warm-up; before a workout, say when that can be asked for."""
    if nothing_under_way(scene) and scene.talk.offered:
        return say_and_ask(scene, line("coach.warm_up.once_on"))
    return act_on_workout(scene, _skip_warm_up)


def on_change_length(scene: Scene, heard: ChangeLength) -> Outcome:
    """Fit the rest of the workout to a length; while a workout is being chosen, choose one of that length."""
    if is_choosing(scene) and heard.length_ms:
        minutes = max(1, round(heard.length_ms / MINUTE_MS))
        return on_start_workout(scene, StartWorkout(Wish(minutes=minutes)))
    return act_on_workout(scene, lambda scene, position: _change_length(scene, position, heard))


def on_one_more_round(scene: Scene, _heard: OneMoreRound) -> Outcome:
    """Add one more round of the present block after its last one."""
    return act_on_workout(scene, _one_more_round)


def _skip_warm_up(scene: Scene, position: WorkoutPosition) -> Outcome:
    queue, ahead = position.queue, position.ahead()
    if purpose_of(position.segment, position.segments) != WARM_UP:
        return say_about_workout(scene, queue, line("coach.warm_up.behind"))
    left = tuple(one for one in ahead if purpose_of(one, position.segments) != WARM_UP)
    if not left:
        return say_about_workout(scene, queue, line("coach.warm_up.all"))
    order = (*queue.order[: position.at], *(one.place for one in left))
    queue = replace(queue, order=order, end=len(order))
    said = line("coach.warm_up.skipped", move=_move_name(queue.move_for(left[0].exercise)))
    return play_changed(scene, queue, position.at, BEGINNING, said)


def _change_length(scene: Scene, position: WorkoutPosition, heard: ChangeLength) -> Outcome:
    ahead = RemainingWorkout(position.segment, position.offset_ms, position.ahead())
    length = heard.length_ms
    if length is None:
        return say_about_workout(
            scene, position.queue, line("coach.length.which", left=Length(ahead.remaining_ms))
        )
    if heard.by:
        length = DurationMs(max(MINUTE_MS, ahead.remaining_ms + heard.by * length))
    if heard.at_most and length >= ahead.remaining_ms:
        return say_about_workout(
            scene, position.queue, line("coach.length.same", left=Length(ahead.remaining_ms))
        )
    wanted = min(length, LONGEST_MS)
    after = segments_that_fit(position.segments, ahead, wanted)
    left = replace(ahead, after=after).remaining_ms
    return _with_row_ahead(scene, position, after, _length_said(ahead.remaining_ms, left, wanted))


def _length_said(before: int, left: int, wanted: int) -> Line:
    spoken = Length(left)
    if left == before:
        return line("coach.length.same", left=spoken)
    if left > wanted + NEARLY_MS:
        return line("coach.length.shortest", left=spoken)
    return line("coach.length.shorter" if left < before else "coach.length.longer", left=spoken)


def _one_more_round(scene: Scene, position: WorkoutPosition) -> Outcome:
    workout, after = position.segments, position.ahead()
    model = next(
        (one for one in (position.segment, *after) if purpose_of(one, workout) not in {WARM_UP, COOL_DOWN}),
        None,
    )
    # In the cool-down, "one more round" means the block of work before it.
    behind = [one for one in workout if purpose_of(one, workout) not in {WARM_UP, COOL_DOWN}]
    segment = model or (behind[-1] if behind else position.segment)
    again = segments_of_round(workout, segment)
    until = _last_of_block(after, segment.block)
    changed = (*after[:until], *again, *after[until:])
    said = line("coach.round.more", longer=Length(total_ms(again)))
    return _with_row_ahead(scene, position, changed, said)


def _last_of_block(after: Row, block: str) -> int:
    """Return the index after the block's last segment in a row; 0 if the block is not in it."""
    places = [n for n, one in enumerate(after) if one.block == block]
    return places[-1] + 1 if places else 0


def _with_row_ahead(scene: Scene, position: WorkoutPosition, after: Row, said: Line) -> Outcome:
    order = (*position.queue.order[: position.at + 1], *(one.place for one in after))
    return change_upcoming(scene, position, replace(position.queue, order=order, end=len(order)), said)


def _move_name(exercise: str) -> Text:
    return Text("exercise", exercise)
