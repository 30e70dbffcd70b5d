"""Raw words that ask for a fact are a question, where the library has a sure answer; else they stay words."""

import pytest

from skill.domain.conversation.requests import OwnWords
from skill.domain.explaining.requests import Explain
from skill.domain.listener.listener import Listener
from skill.domain.meaning.fact_asked import ASKS, as_fact_asked
from skill.domain.meaning.meant import meant
from skill.domain.playing.requests import Stop, WhatIsThis
from skill.domain.turn.device import Device
from skill.domain.turn.ear import NO_EAR, Ear, Guess, Reading
from skill.domain.turn.requests import Heard
from skill.domain.turn.scene import Scene
from tests.fakes import FakeDice, FakeEar, FakeLibrary


def scene(ear: Ear = NO_EAR) -> Scene:
    return Scene(
        Listener("someone"), FakeLibrary(), FakeDice(), 0, "2026-11-23", Device(key="kitchen"), ear=ear
    )


def asking(likelihood: float, *others: Guess) -> FakeEar:
    """Return an ear that takes all words for a question, so surely."""
    return FakeEar(Reading((*others, Guess(Explain(words="x"), likelihood))))


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
    assert as_fact_asked(scene(), OwnWords(words)) == Explain(words=words)
    assert meant(scene(), OwnWords(words)) == Explain(words=words)


@pytest.mark.parametrize(
    "heard",
    [
        OwnWords("steps"),
        OwnWords("more steps"),
        OwnWords("how deep is the ocean"),
        OwnWords(""),
        Stop(),
    ],
)
def test_all_else_stays_as_it_is(heard: Heard) -> None:
    """Too few words, a question that has no answer, silence, and what is no raw words."""
    assert as_fact_asked(scene(), heard) == heard


def test_the_ear_must_not_rule_a_question_out() -> None:
    """A little of a question is enough, since the answer is sure; without an ear the answer alone counts."""
    asked, other = OwnWords("how many steps a day"), Guess(None, 0.8)

    assert as_fact_asked(scene(asking(ASKS, other)), asked) == Explain(words=asked.words)
    assert as_fact_asked(scene(asking(ASKS - 0.01, other)), asked) == asked
    assert as_fact_asked(scene(FakeEar(Reading((other,)))), asked) == asked
    assert as_fact_asked(scene(), asked) == Explain(words=asked.words)
    assert as_fact_asked(scene(asking(1.0)), OwnWords("how deep is it")) == OwnWords("how deep is it")


def test_what_the_ear_is_sure_of_comes_first() -> None:
    """Only what nothing else was made of is a question of fact."""
    sure = FakeEar(Reading((Guess(WhatIsThis(), 0.9),)))

    assert meant(scene(sure), OwnWords("are these the steps")) != Explain(words="are these the steps")
