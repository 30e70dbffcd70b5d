"""Lengths that are only hinted at: "something quick" wishes for no ten minutes after seven were asked for."""

from skill.domain.choice.requests import TellCircumstance
from skill.domain.choice.wishes import is_choosing
from skill.domain.ground.records import replace
from skill.domain.meaning.told_wish import FACETS
from skill.domain.turn.ear import Reading
from skill.domain.turn.requests import Heard
from skill.domain.turn.scene import Scene

SHORTLY = FACETS["short"][1]


def with_length_kept(scene: Scene, reading: Reading, asked: Heard) -> Heard:
    """Return the wish without a length that was only hinted at, where the known one is as short or long."""
    if not isinstance(asked, TellCircumstance) or reading.has_length or not is_choosing(scene):
        return asked
    minutes, known = asked.wish.minutes, scene.talk.wish.minutes if scene.talk.wish else None
    is_kept = minutes and known and (known <= minutes if minutes == SHORTLY else known >= minutes)
    return TellCircumstance(replace(asked.wish, minutes=None)) if is_kept else asked
