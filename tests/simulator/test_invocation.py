"""The skill's name in an utterance, and what needs none."""

import pytest

from simulator.understanding.invocation import Invocation, Way, invocation_of
from simulator.understanding.language import language_of


@pytest.mark.parametrize(
    ("text", "way", "wish"),
    [
        ("open audio trainer", Way.LAUNCH, ""),
        ("Alexa, launch Audio Trainer", Way.LAUNCH, ""),
        ("audio trainer", Way.LAUNCH, ""),
        ("ask audio trainer", Way.LAUNCH, ""),
        ("ask audio trainer to start a core workout", Way.ONE_SHOT, "start a core workout"),
        ("tell audio trainer i want a tip", Way.ONE_SHOT, "i want a tip"),
        ("alexa, ask audio trainer for today's tip", Way.ONE_SHOT, "today's tip"),
        ("open audio trainer and start a core workout", Way.ONE_SHOT, "start a core workout"),
        ("start a core workout with audio trainer", Way.ONE_SHOT, "start a core workout"),
        ("resume my workout on audio trainer", Way.ONE_SHOT, "resume my workout"),
        ("resume audio trainer", Way.ONE_SHOT, "resume"),
        ("start a core workout", Way.PLAIN, "start a core workout"),
        ("alexa, pause", Way.PLAIN, "pause"),
        ("start a workout with a trainer", Way.PLAIN, "start a workout with a trainer"),
    ],
)
def test_the_name_tells_how_the_skill_is_called(text, way, wish):
    """Launch, one-shot before and behind the name, or no name at all."""
    assert invocation_of(text, "audio trainer", language_of("en-US")) == Invocation(way, wish)
