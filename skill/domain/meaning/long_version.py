"""The long version: "more" after a move was taught in brief is about that move, and no article."""

from skill.domain.explaining.requests import HowTo
from skill.domain.explaining.teaching import taught_in_brief
from skill.domain.tips.requests import TellMore
from skill.domain.turn.requests import Heard
from skill.domain.turn.scene import Scene


def as_long_version(scene: Scene, heard: Heard) -> Heard:
    """Return the request to teach a move in full, if more is wished for just after it was taught in brief."""
    move = taught_in_brief(scene.listener.last_reply) if isinstance(heard, TellMore) else None
    return HowTo(move, in_full=True) if move else heard
