"""Raw words that may have been misheard: what they may have been counts if it means something."""

from skill.domain.choice.requests import (
    StartWorkout,
    Suggest,
    TellCircumstance,
)
from skill.domain.conversation.requests import ForAlexa, OwnWords
from skill.domain.meaning.own_words import as_own_words
from skill.domain.meaning.readings import MOST_WORDS
from skill.domain.person.requests import WhatDoYouKnow
from skill.domain.playing.requests import (
    HowLongLeft,
)
from skill.domain.turn.ear import Guess, Reading, Variant
from skill.domain.turn.requests import Heard
from tests.domain.meaning.guessing import LEGS, scene_of
from tests.domain.meaning.saying import somebody, training
from tests.domain.one_person import Person
from tests.fakes import FakeEar

CORK, WORK = "a cork out for legs", "a workout for legs"


def misheard(
    as_heard: Reading, as_meant: Reading, likeness: float = 0.9, words: str = CORK, at: Person | None = None
) -> Heard:
    """Return what is made of words that may have been others."""
    ear = FakeEar(as_heard, {WORK: as_meant}, {words: (Variant(WORK, likeness),)})
    return as_own_words(scene_of(at or somebody(), ear), OwnWords(words))


def test_what_means_nothing_may_have_been_misheard() -> None:
    """If what it may have been means something; the less alike it sounds, the surer it must be."""
    nonsense, meant = Reading((Guess(None, 0.6),)), Reading((Guess(StartWorkout(LEGS), 0.9),), LEGS, values=1)

    assert misheard(nonsense, meant) == StartWorkout(LEGS)
    assert misheard(nonsense, meant, likeness=0.2) == OwnWords(CORK)
    assert misheard(nonsense, Reading((Guess(Suggest(), 0.1),))) == OwnWords(CORK)
    assert misheard(nonsense, Reading((Guess(None, 1.0),))) == OwnWords(CORK)


def test_what_only_sounds_like_it_is_less_sure() -> None:
    """A start that is certain in the words which may have been meant is no start where they sound unlike."""
    unclear, meant = Reading((Guess(HowLongLeft(), 0.1),)), Reading((Guess(StartWorkout(LEGS), 0.9),), LEGS)

    assert misheard(unclear, meant) == StartWorkout(LEGS)
    assert misheard(unclear, meant, likeness=0.75) == TellCircumstance(LEGS)


def test_what_means_enough_was_heard_well() -> None:
    """Also another skill's command; and long sentences say enough even if a word of them is wrong."""
    meant = Reading((Guess(StartWorkout(LEGS), 0.9),), LEGS, values=1)
    long = " ".join([CORK] * MOST_WORDS)

    assert misheard(Reading((Guess(WhatDoYouKnow(), 0.9),)), meant) == WhatDoYouKnow()
    assert misheard(Reading((Guess(None, 1.0, "timer"),)), meant) == ForAlexa("timer")
    assert misheard(Reading((Guess(None, 0.6),)), meant, words=long) == OwnWords(long)


def test_what_was_misheard_must_fit_the_moment() -> None:
    """In a workout nothing becomes a wish for another."""
    nonsense, meant = Reading((Guess(None, 0.6),)), Reading((Guess(StartWorkout(LEGS), 0.9),), LEGS, values=1)

    assert misheard(nonsense, meant, at=training()) == OwnWords(CORK)
