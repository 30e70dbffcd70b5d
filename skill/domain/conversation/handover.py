"""The end of a handover: Alexa gives the conversation back after a purchase or a permission."""

from skill.domain.ground.lines import line
from skill.domain.premium import answers as premium
from skill.domain.reminders import answers as reminders
from skill.domain.turn.outcome import Outcome
from skill.domain.turn.questions import open_question
from skill.domain.turn.requests import HandoverEnded
from skill.domain.turn.scene import Scene
from skill.domain.turn.tables import Returns

RETURNS: Returns = {**reminders.RETURNS, **premium.RETURNS}
"""The answers to the end of a handover, by its name; each room adds its own."""


def on_handover_ended(scene: Scene, heard: HandoverEnded) -> Outcome:
    """Go on with what the person was doing; if that is unknown, greet and ask."""
    answer = RETURNS.get(heard.name)
    if answer is not None:
        return answer(scene, heard)
    return scene.say(line("welcome.back"), question=open_question())
