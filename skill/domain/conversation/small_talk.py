"""Help, thanks, good-bye, and what was not understood."""

from skill.domain.conversation.requests import GoHome, Help, NotUnderstood, Thanks
from skill.domain.ground.lines import line
from skill.domain.ground.records import replace
from skill.domain.playing.player_orders import halt
from skill.domain.turn.outcome import Outcome
from skill.domain.turn.questions import open_question
from skill.domain.turn.scene import Scene
from skill.domain.turn.talk import Pending


def on_help(scene: Scene, _heard: Help) -> Outcome:
    """Say what one can ask; while audio plays, the form in which a real Echo needs it."""
    if scene.is_playing():
        return scene.say(line("help.playing"))
    return scene.say(line("help.idle"), question=open_question("help.ask"))


def on_home(scene: Scene, _heard: GoHome) -> Outcome:
    """Leave; the device shows its home screen."""
    return halt(scene, line("stop.bye")) if scene.is_playing() else scene.say(line("stop.bye"))


def on_thanks(scene: Scene, _heard: Thanks) -> Outcome:
    """Take a kind word, in half a breath while audio plays; else it is a good-bye."""
    return scene.say(line("thanks.playing" if scene.is_playing() else "thanks.bye"))


def on_not_understood(scene: Scene, _heard: NotUnderstood) -> Outcome:
    """Own up, and give an example; while audio plays, in half a breath and without a question."""
    if scene.is_playing():
        return scene.say(line("fallback.playing"))
    question = replace(open_question("fallback.ask"), pending=scene.pending or Pending("open"))
    return replace(scene.say(line("fallback.sorry"), question=question), talk=scene.talk)
