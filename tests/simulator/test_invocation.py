"""The skill's name in an utterance, and what needs none."""

import pytest

from simulator.understanding.invocation import Invocation, InvocationType, invocation_of
from simulator.understanding.language import language_of


@pytest.mark.parametrize(
    ("text", "way", "wish"),
    [
        ("open audio trainer", InvocationType.LAUNCH, ""),
        ("Alexa, launch Audio Trainer", InvocationType.LAUNCH, ""),
        ("audio trainer", InvocationType.LAUNCH, ""),
        ("ask audio trainer", InvocationType.LAUNCH, ""),
        ("ask audio trainer to start a core workout", InvocationType.ONE_SHOT, "start a core workout"),
        ("tell audio trainer i want a tip", InvocationType.ONE_SHOT, "i want a tip"),
        ("alexa, ask audio trainer for today's tip", InvocationType.ONE_SHOT, "today's tip"),
        ("open audio trainer and start a core workout", InvocationType.ONE_SHOT, "start a core workout"),
        ("start a core workout with audio trainer", InvocationType.ONE_SHOT, "start a core workout"),
        ("resume my workout on audio trainer", InvocationType.ONE_SHOT, "resume my workout"),
        ("resume audio trainer", InvocationType.ONE_SHOT, "resume"),
        ("start a core workout", InvocationType.PLAIN, "start a core workout"),
        ("alexa, pause", InvocationType.PLAIN, "pause"),
        ("start a workout with a trainer", InvocationType.PLAIN, "start a workout with a trainer"),
    ],
)
def test_the_name_tells_how_the_skill_is_called(text, way, wish):
    """Launch, one-shot before and behind the name, or no name at all."""
    assert invocation_of(text, "audio trainer", language_of("en-US")) == Invocation(way, wish)
