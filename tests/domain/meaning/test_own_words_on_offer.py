"""Raw words about workouts on offer: a name picks one, and a question picks none."""

import pytest

from skill.domain.choice.requests import (
    Describe,
    Longer,
    MoreChoices,
    Pick,
    PickBy,
    Shorter,
    TellCircumstance,
)
from skill.domain.conversation.requests import OwnWords
from skill.domain.person.requests import WhatDoYouKnow
from skill.domain.turn.ear import Guess
from skill.domain.turn.requests import Heard
from skill.domain.turn.wish import Wish
from tests.domain.meaning.guessing import heard, sure
from tests.domain.one_person import Person
from tests.fakes import FakeLibrary, make_training


def offers() -> Person:
    """Return somebody to whom two workouts of different trainers, kinds and needs can be offered."""
    legs = make_training("legs", trainer="maya", kind="strength", equipment=("dumbbells",))
    hills = make_training("hills", trainer="dan", kind="core")
    return Person(FakeLibrary([legs, hills]))


UNSURE = Guess(WhatDoYouKnow(), 0.1)
BOTH = ("legs", "hills")


def picked(words: str, wish: Wish, asked: str = "choice", at: Person | None = None) -> Heard:
    """Return what a wish in words means where two workouts are on offer."""
    return heard(words, UNSURE, wish=wish, values=1, at=at or offers(), asked=asked, offered=BOTH)


@pytest.mark.parametrize(
    ("wish", "workout"),
    [
        (Wish(workout="hills"), "hills"), (Wish(trainer="dan"), "hills"), (Wish(kind="strength"), "legs"),
        (Wish(equipment="dumbbells"), "legs"), (Wish(equipment="none"), "hills"),
        (Wish(trainer="maya", kind="strength"), "legs"),
    ],
)  # fmt: skip
def test_a_workout_on_offer_is_picked_by_its_name(wish: Wish, workout: str) -> None:
    """By its own, its trainer's, its kind's or what it needs, where that sets one apart."""
    assert picked("that one please", wish) == Pick(workout=workout)


def test_what_sets_none_apart_picks_none() -> None:
    """Both fit, none fits, it is denied, or more is said than a name; and nothing was asked."""
    assert picked("that one", Wish(muscle="legs")) == TellCircumstance(Wish(muscle="legs"))
    assert picked("that one", Wish(trainer="priya")) == TellCircumstance(Wish(trainer="priya"))
    assert picked("not with dan", Wish(trainer="dan")) == TellCircumstance(Wish(trainer="dan"))
    long = "i would have liked to train with dan"
    assert picked(long, Wish(trainer="dan")) == TellCircumstance(Wish(trainer="dan"))
    assert picked(long, Wish(workout="hills")) == Pick(workout="hills")
    assert picked("dan", Wish(trainer="dan"), asked="") == TellCircumstance(Wish(trainer="dan"))
    assert picked("dan", Wish(trainer="dan", exclude=("jumping",))) != Pick(workout="hills")


def test_the_longer_one_is_one_of_two() -> None:
    """With "anything", others are asked for."""
    longer, shorter = sure(Longer()), sure(Shorter())

    assert heard("the longer one", longer, asked="choice", offered=BOTH) == PickBy("longer")
    assert heard("the shorter one", shorter, asked="choice", offered=BOTH) == PickBy("shorter")
    assert heard("anything longer", longer, asked="choice", offered=BOTH) == Longer()
    assert heard("a longer one", longer, asked="offer", offered=("legs",)) == Longer()


def test_what_is_on_offer_can_be_asked_about() -> None:
    """And more can be asked for; picking needs a surer guess."""
    assert heard("what is it", Guess(Describe(), 0.4), asked="choice", offered=BOTH) == Describe()
    assert heard("others", Guess(MoreChoices(), 0.4), asked="choice", offered=BOTH) == MoreChoices()
    first = Pick(ordinal="first")
    assert heard("the top one", Guess(first, 0.4), asked="choice", offered=BOTH) == OwnWords("the top one")
    assert heard("the top one", Guess(first, 0.6), asked="choice", offered=BOTH) == first
