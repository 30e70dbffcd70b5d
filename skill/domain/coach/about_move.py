"""Questions about the move that is on: which side it is, where the feet go, what it works."""

import re

from skill.domain.coach.difficulty import current_move
from skill.domain.coach.requests import AboutMove
from skill.domain.explaining.teaching import in_brief
from skill.domain.ground.lines import Line, Text, Words, line
from skill.domain.ground.sentences import sentences
from skill.domain.library.contents import Exercise
from skill.domain.playback.workout_position import WorkoutPosition
from skill.domain.playing.current_workout import act_on_workout, say_about_workout
from skill.domain.turn.outcome import Outcome
from skill.domain.turn.scene import Scene

MOST_MUSCLES = 3


def on_about_move(scene: Scene, heard: AboutMove) -> Outcome:
    """Answer from the data of the move that is on; what is asked of a part of the body names that part."""

    def answer(scene: Scene, position: WorkoutPosition) -> Outcome:
        move = current_move(scene, position)
        if move is None:
            return scene.say(line("how_to.unknown"))
        return say_about_workout(scene, position.queue, *_told(scene, position, move, heard))

    return act_on_workout(scene, answer)


def _told(scene: Scene, position: WorkoutPosition, move: Exercise, heard: AboutMove) -> tuple[Line, ...]:
    if heard.muscles:
        return (line("about.works", muscles=Words("muscles", move.muscles[:MOST_MUSCLES])),)
    if heard.side:
        return (_side(position, move),)
    return _about_part(scene, move, heard.part) or in_brief(move)


def _side(position: WorkoutPosition, move: Exercise) -> Line:
    """Return which side is at work: the one of the set-up until half of the work is over."""
    if not move.sides:
        return line("about.no_side")
    segment = position.segment
    half = (segment.work_start_ms + segment.work_end_ms) // 2
    if position.offset_ms >= half:
        return line("about.second_side")
    return line("about.first_side", start=Text("exercise", move.id, "set_up"))


def _about_part(scene: Scene, move: Exercise, part: str) -> tuple[Line, ...]:
    """Return the sentence of the move's teaching that names a part of the body; empty if none does."""
    words = scene.library.names_of("body_parts", part) or scene.library.names_of("muscles", part)
    if not words:
        return ()
    named = re.compile(rf"\b({'|'.join(map(re.escape, words))})\b", re.IGNORECASE)
    if named.search(move.set_up):
        return (line("how_to.brief", text=Text("exercise", move.id, "set_up")),)
    for place, sentence in enumerate(sentences(move.how_to)):
        if named.search(sentence):
            return (line("how_to.brief", text=Text("how_to", move.id, f"{place} {place}")),)
    for place, cue in enumerate(move.cues):
        if named.search(cue):
            return (line("how_to.brief", text=Text("form", move.id, str(place))),)
    return ()
