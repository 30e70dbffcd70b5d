"""How many are left, and which round is this: counted in the order that is played, whatever was changed."""

from skill.domain.coach.requests import HowManyLeft, WhichRound
from skill.domain.ground.lines import Text, line
from skill.domain.playback.workout_position import WorkoutPosition
from skill.domain.playing.current_workout import act_on_workout, say_about_workout
from skill.domain.tailoring.length import Row, rounds_of
from skill.domain.turn.outcome import Outcome
from skill.domain.turn.scene import Scene


def on_how_many_left(scene: Scene, _heard: HowManyLeft) -> Outcome:
    """Say how many moves come after this one."""
    return act_on_workout(scene, _how_many_left)


def on_which_round(scene: Scene, _heard: WhichRound) -> Outcome:
    """Say which round of how many this is."""
    return act_on_workout(scene, _which_round)


def round_of(row: Row, at: int) -> tuple[int, int]:
    """Return the number of the round at a place, and how many its block has, in a row of segments."""
    here, seen, total = 0, 0, 0
    for one in rounds_of(row):
        if one[0].block == row[at].block:
            total += 1
            here = here or (total if seen + len(one) > at else 0)
        seen += len(one)
    return here, total


def _how_many_left(scene: Scene, position: WorkoutPosition) -> Outcome:
    count = len(position.ahead())
    key = "coach.count.last" if count == 0 else "coach.count.one" if count == 1 else "coach.count.some"
    return say_about_workout(scene, position.queue, line(key, count=count))


def _which_round(scene: Scene, position: WorkoutPosition) -> Outcome:
    queue = position.queue
    row = tuple(position.segments[item] for item in queue.order[: queue.end])
    number, total = round_of(row, position.at)
    move = Text("exercise", queue.move_for(position.segment.exercise))
    if total == 1:
        return say_about_workout(scene, queue, line("coach.which_round.only", move=move))
    key = "coach.which_round.last" if number == total else "coach.which_round.one"
    return say_about_workout(scene, queue, line(key, number=number, total=total, move=move))
