"""Following up: while workouts are on offer, "something else" and "another one" are about those."""

from skill.domain import heard as h
from skill.domain.choice.heard import MoreChoices
from skill.domain.choice.wishing import is_talking
from skill.domain.coach.heard import Easier, Harder, Ready, SwapMove
from skill.domain.library import Level
from skill.domain.person.heard import SomethingNew
from skill.domain.scene import Scene

LEVELS = {Easier: Level.BEGINNER, Harder: Level.ADVANCED}


def as_follow_up(scene: Scene, heard: h.Heard) -> h.Heard:
    """Return what was heard as what it means of the workouts on offer; as it was, if none are.

    The same words are said to the coach of a move, and to the teller of tips.
    """
    if not (scene.talk.offered and is_talking(scene)) or scene.is_on():
        return heard
    if isinstance(heard, h.TellAnother | h.Next | SomethingNew) or heard == SwapMove():
        return MoreChoices()
    if isinstance(heard, Ready):
        return h.Yes()
    if type(heard) in LEVELS:
        return h.StartWorkout(h.Wish(level=LEVELS[type(heard)]))
    return heard
