"""Setting the profile: level, equipment, usual length, kinds of training, low impact."""

from skill.domain.choice.requests import StartWorkout
from skill.domain.choice.start_request import on_start_workout
from skill.domain.choice.wishes import is_choosing
from skill.domain.ground.lines import Length, Line, Words, line
from skill.domain.ground.records import replace
from skill.domain.ground.units import MINUTE_MS
from skill.domain.person.favorites import with_profile
from skill.domain.person.requests import SetProfile
from skill.domain.tailoring.moves import RUN
from skill.domain.tailoring.workout_search import NOTHING
from skill.domain.turn.outcome import Outcome
from skill.domain.turn.questions import question_unless_playing
from skill.domain.turn.scene import Scene
from skill.domain.turn.wish import Wish

SHORTEST, LONGEST = 5, 60
"""Limits of the usual length, in minutes."""


def on_set_profile(scene: Scene, heard: SetProfile) -> Outcome:
    """Store what the person said of themselves, and confirm it."""
    profile = scene.listener.profile
    said: list[Line] = []
    if heard.level:
        profile = replace(profile.having_asked("level"), level=heard.level)
        said.append(line("profile.level", level=Words("levels", (heard.level,))))
    if heard.equipment:
        profile = profile.having_asked("equipment")
        have = () if NOTHING in heard.equipment else (*(profile.equipment or ()), *heard.equipment)
        profile = replace(profile, equipment=tuple(dict.fromkeys(have)))
        said.append(equipment_said(profile.equipment or ()))
    if heard.lost:
        left = tuple(one for one in profile.equipment or () if one not in heard.lost)
        profile = replace(profile, equipment=left if profile.equipment is not None else None)
        said.append(line("profile.lost", equipment=Words("equipment", heard.lost)))
    if heard.kinds:
        profile = replace(profile, kinds=tuple(dict.fromkeys((*profile.kinds, *heard.kinds))))
        said.append(line("profile.kind", kind=Words("kinds", heard.kinds)))
    if heard.minutes is not None:
        profile = replace(profile, minutes=min(max(heard.minutes, SHORTEST), LONGEST))
        said.append(line("profile.minutes", length=Length((profile.minutes or 0) * MINUTE_MS)))
    if heard.low_impact is not None:
        profile = replace(profile, low_impact=heard.low_impact)
        said.append(line("profile.low_impact" if heard.low_impact else "profile.any_impact"))
        if heard.low_impact and _is_running(scene):
            said.append(line("start.can_walk"))
    if not said:
        return scene.say(question=question_unless_playing(scene, "profile.ask"))
    scene = with_profile(scene, profile)
    if heard.level and is_choosing(scene):
        return on_start_workout(scene, StartWorkout(Wish(level=heard.level)))
    return scene.say(*said, question=question_unless_playing(scene, "ask.else"))


def equipment_said(equipment: tuple[str, ...]) -> Line:
    """Return the line that says which equipment the person has."""
    if not equipment:
        return line("profile.no_equipment")
    return line("profile.equipment", equipment=Words("equipment", equipment))


def _is_running(scene: Scene) -> bool:
    """Return True in the middle of a run, which low impact leaves a run until the person asks for a walk."""
    queue = scene.listener.workout
    card = scene.library.workout_card(queue.source.id) if queue and not queue.is_over else None
    return card is not None and card.kind == RUN
