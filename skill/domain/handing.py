"""Handing over: Alexa sells or asks for a permission, and gives the conversation back."""

from collections.abc import Callable

from skill.domain.heard import HandoverEnded
from skill.domain.outcome import Outcome, line
from skill.domain.premium import answers as premium
from skill.domain.reminding import answers as reminding
from skill.domain.scene import Scene
from skill.domain.training import open_question

RETURNS: dict[str, Callable[[Scene, HandoverEnded], Outcome]] = {
    **reminding.RETURNS,
    **premium.RETURNS,
}
"""What follows, by the name of what was handed over; each room adds its own."""


def on_handover_ended(scene: Scene, heard: HandoverEnded) -> Outcome:
    """Go on with what the person was doing; where nobody knows what that was, ask."""
    answer = RETURNS.get(heard.name)
    if answer is not None:
        return answer(scene, heard)
    return scene.say(line("welcome.back"), question=open_question())
