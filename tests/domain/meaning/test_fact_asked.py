"""Raw words that ask for a fact are a question, where the library has a sure answer; else they stay words."""

import pytest

from skill.domain.coach.requests import TellWeary, Unwell
from skill.domain.conversation.requests import OwnWords
from skill.domain.explaining.requests import Explain
from skill.domain.ground.records import replace
from skill.domain.listener.listener import Listener
from skill.domain.meaning.fact_asked import as_fact_asked, as_general_question
from skill.domain.meaning.health import as_concern
from skill.domain.playing.requests import Stop
from skill.domain.turn.device import Device
from skill.domain.turn.requests import Heard
from skill.domain.turn.scene import Scene
from skill.domain.turn.utterance import Utterance
from tests.fakes import FakeDice, FakeLibrary
from tests.shipped_library import shelf

SCENE = Scene(Listener("someone"), FakeLibrary(), FakeDice(), 0, "2026-11-23", Device(key="kitchen"))


@pytest.mark.parametrize(
    "words",
    [
        "how many steps a day",
        "my mate reckons ten thousand steps",
        "are naps any good",
        "don't steps count",
        "three hundred steps is that good",
    ],
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
        OwnWords("can we count some steps"),
        Stop(),
    ],
)
def test_all_else_stays_as_it_is(heard: Heard) -> None:
    """A wish, a question that has no answer, silence, and what is no raw words."""
    assert as_fact_asked(SCENE, heard) == heard


def test_what_speaks_of_oneself_is_first_a_mood_or_a_circumstance() -> None:
    """A question of everybody's, or what somebody else believes, is a question at once."""
    mine, anybodys = OwnWords("i'm old how many steps"), OwnWords("how many steps for old people")
    assert as_general_question(SCENE, mine) == mine
    assert as_fact_asked(SCENE, mine) == Explain(words=mine.words)
    assert as_general_question(SCENE, anybodys) == Explain(words=anybodys.words)
    reported = OwnWords("my gran says old people need no steps")
    assert as_general_question(SCENE, reported) == Explain(words=reported.words)


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("what gets rid of sore muscles", Explain(words="what gets rid of sore muscles")),
        ("i'm so sore today", TellWeary()),
        ("how many steps with this crushing chest pain", Unwell("emergency")),
    ],
)
def test_a_question_comes_after_health_and_before_a_mood(words: str, expected: Heard) -> None:
    """What is urgent is never taken for a question of fact."""
    scene = replace(SCENE, library=shelf(), utterance=Utterance())
    assert as_concern(scene, OwnWords(words)) == expected
