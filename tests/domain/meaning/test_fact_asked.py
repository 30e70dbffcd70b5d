"""Raw words that ask for a fact are a question, where the library has a sure answer; else they stay words."""

import pytest

from skill.domain.conversation.requests import OwnWords
from skill.domain.explaining.requests import Explain
from skill.domain.listener.listener import Listener
from skill.domain.meaning.fact_asked import as_fact_asked
from skill.domain.playing.requests import Stop
from skill.domain.turn.device import Device
from skill.domain.turn.requests import Heard
from skill.domain.turn.scene import Scene
from tests.fakes import FakeDice, FakeLibrary

SCENE = Scene(Listener("someone"), FakeLibrary(), FakeDice(), 0, "2026-11-23", Device(key="kitchen"))


@pytest.mark.parametrize(
    "words",
    ["how many steps a day", "my mate reckons ten thousand steps", "are naps any good", "don't steps count"],
)
def test_a_question_that_has_an_answer_is_a_question(words: str) -> None:
    """Also as a doubt, or as what somebody else says."""
    assert as_fact_asked(SCENE, OwnWords(words)) == Explain(words=words)


@pytest.mark.parametrize(
    "heard",
    [
        OwnWords("steps"),
        OwnWords("more steps please"),
        OwnWords("how deep is the ocean"),
        OwnWords(""),
        Stop(),
    ],
)
def test_all_else_stays_as_it_is(heard: Heard) -> None:
    """A wish, a question that has no answer, silence, and what is no raw words."""
    assert as_fact_asked(SCENE, heard) == heard
