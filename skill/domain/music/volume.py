"""The volume: Alexa's to set; it is said how."""

from skill.domain.ground.lines import line
from skill.domain.ground.records import replace
from skill.domain.music.requests import SetVolume
from skill.domain.turn.outcome import Outcome
from skill.domain.turn.questions import open_question, question_still_open
from skill.domain.turn.scene import Scene


def on_set_volume(scene: Scene, _heard: SetVolume) -> Outcome:
    """Say how to set the volume, then ask again the question that was open before; none while audio plays."""
    if scene.is_playing():
        return scene.say(line("volume.say"))
    question, talk = question_still_open(scene)
    return replace(scene.say(line("volume.say"), question=question or open_question("ask.else")), talk=talk)
