"""Answers to help, thanks and good-bye."""

from skill.domain.conversation.on_screen import help_screen
from skill.domain.conversation.requests import GoHome, Help, PartMissed, Thanks
from skill.domain.ground.lines import line
from skill.domain.ground.records import replace
from skill.domain.playing.player_orders import halt
from skill.domain.turn.outcome import Outcome
from skill.domain.turn.questions import open_question, question_unless_playing
from skill.domain.turn.scene import Scene
from skill.domain.turn.spoken_words import words_or_that


def on_help(scene: Scene, _heard: Help) -> Outcome:
    """Say what the person can ask; while audio plays, with the words that an Echo needs ("Alexa, ask …")."""
    if scene.is_playing():
        return scene.say(line("help.playing"))
    return replace(scene.say(line("help.idle"), question=open_question("help.ask")), screen=help_screen())


def on_go_home(scene: Scene, _heard: GoHome) -> Outcome:
    """Say good-bye and stop the audio; the device shows its home screen."""
    return halt(scene, line("stop.bye")) if scene.is_playing() else scene.say(line("stop.bye"))


def on_thanks(scene: Scene, _heard: Thanks) -> Outcome:
    """Answer thanks: briefly while audio plays, otherwise with a good-bye."""
    return scene.say(line("thanks.playing" if scene.is_playing() else "thanks.bye"))


def on_part_missed(scene: Scene, heard: PartMissed) -> Outcome:
    """Say which part was not understood; nothing is done."""
    said = line("fallback.part", words=words_or_that(heard.words))
    return scene.say(said, question=question_unless_playing(scene))
