"""Raw words: what the ear guesses is done as far as a guess may go."""

import pytest

from skill.domain.choice.requests import (
    ListWorkouts,
    StartWorkout,
    Suggest,
    SurpriseMe,
    TellCircumstance,
)
from skill.domain.coach.requests import (
    AskForm,
    Easier,
    OneMoreRound,
    Slower,
    TellWeary,
)
from skill.domain.conversation.requests import ForAlexa, OwnWords
from skill.domain.explaining.requests import Explain
from skill.domain.meaning.on_a_guess import STARTING, TELLING
from skill.domain.meaning.own_words import as_own_words
from skill.domain.meaning.readings import likeliest
from skill.domain.person.requests import WhatDoYouKnow
from skill.domain.playing.requests import (
    HowLongLeft,
    Stop,
)
from skill.domain.turn.ear import NO_EAR, Guess, Reading
from skill.domain.turn.wish import Wish
from tests.domain.meaning.guessing import LEGS, LITTLE, heard, scene_of, sure
from tests.domain.meaning.saying import somebody, training
from tests.fakes import FakeEar


def test_what_only_tells_something_is_told() -> None:
    """A question that is likely enough is answered, even beside a denial."""
    assert heard("don't know what", Guess(WhatDoYouKnow(), TELLING + LITTLE)) == WhatDoYouKnow()
    assert heard("what", Guess(WhatDoYouKnow(), TELLING - LITTLE)) == OwnWords("what")
    assert heard("phew", sure(TellWeary()), at=training()) == TellWeary()
    assert heard("what is flumph", sure(Explain())) == Explain(words="what is flumph")
    assert heard("hold on", sure(AskForm("may-i-hold")), at=training()) == AskForm("may-i-hold")


def test_a_workout_starts_only_when_it_is_nearly_certain() -> None:
    """Less sure, what was told is offered; not sure at all, the words stay."""
    assert heard("legs", Guess(StartWorkout(LEGS), STARTING + LITTLE)) == StartWorkout(LEGS)
    assert heard("legs", Guess(StartWorkout(LEGS), STARTING - LITTLE), wish=LEGS) == TellCircumstance(LEGS)
    assert heard("legs", Guess(StartWorkout(LEGS), TELLING + LITTLE)) == Suggest()
    assert heard("legs", Guess(StartWorkout(LEGS), TELLING - LITTLE), wish=LEGS) == OwnWords("legs")
    assert heard("go", Guess(SurpriseMe(), STARTING + LITTLE)) == SurpriseMe()
    assert heard("go", Guess(SurpriseMe(), STARTING - LITTLE)) == Suggest()


def test_to_list_is_to_offer() -> None:
    """What was told is said back with what is offered; of nothing told, something is suggested."""
    assert heard("what for legs", sure(ListWorkouts(LEGS))) == TellCircumstance(LEGS)
    assert heard("what for legs", sure(ListWorkouts(Wish())), wish=LEGS) == TellCircumstance(LEGS)
    assert heard("something", sure(TellCircumstance(Wish()))) == Suggest()


def test_a_workout_of_no_kind_is_suggested() -> None:
    """Nothing was said of it, so that nothing is started."""
    assert heard("something", sure(StartWorkout(Wish()))) == Suggest()


def test_known_values_are_a_wish_even_if_the_meaning_is_not_sure() -> None:
    """Unless something else is asked, plays, or the words may be for no coach."""
    unsure = Guess(HowLongLeft(), 0.1)

    assert heard("legs", unsure, wish=LEGS, values=1) == TellCircumstance(LEGS)
    assert heard("legs", unsure, wish=LEGS) == OwnWords("legs")
    assert heard("legs", unsure, wish=LEGS, values=1, asked="offer") == TellCircumstance(LEGS)
    assert heard("legs", unsure, wish=LEGS, values=1, asked="delete") == OwnWords("legs")
    assert heard("legs", unsure, wish=LEGS, values=1, at=training()) == OwnWords("legs")
    assert heard("legs", unsure, Guess(None, 0.3), wish=LEGS, values=1) == OwnWords("legs")


def test_guesses_that_lead_to_nearly_the_same_count_together() -> None:
    """The likeliest of them is done; one that leads elsewhere does not count with them."""
    slow = Guess(Slower(), 0.25)

    assert heard("phew", slow, Guess(Easier(), 0.26), at=training()) == Easier()
    assert heard("phew", slow, Guess(OneMoreRound(), 0.26), at=training()) == OwnWords("phew")
    both = Guess(StartWorkout(LEGS), 0.35), Guess(ListWorkouts(LEGS), 0.4)
    assert heard("legs", *both, wish=LEGS) == TellCircumstance(LEGS)
    best, alone = likeliest((Guess(None, 0.3), *both))
    assert (best.heard, alone) == (ListWorkouts(LEGS), 0.4)
    assert best.likelihood == pytest.approx(0.75)


def test_likeness_never_makes_a_start() -> None:
    """Two guesses that are nearly sure together are no certain one."""
    both = Guess(StartWorkout(LEGS), 0.5), Guess(ListWorkouts(LEGS), 0.45)

    assert heard("legs", *both, wish=LEGS) == TellCircumstance(LEGS)


def test_another_skills_command_gets_its_owner() -> None:
    """All that is for no coach counts together, and the subject must stand out in it."""
    assert heard("a timer", Guess(None, 0.9, "timer")) == ForAlexa("timer")
    assert heard("rain", Guess(None, 0.4, "weather"), Guess(None, 0.4)) == ForAlexa("weather")
    assert heard("hum", Guess(None, 0.9)) == OwnWords("hum")
    assert heard("hum", Guess(None, 0.3, "weather")) == OwnWords("hum")


def test_without_an_ear_the_words_stay() -> None:
    """The skill works without a trained model: it asks."""
    assert heard("whatever") == OwnWords("whatever")
    assert as_own_words(scene_of(somebody(), NO_EAR), OwnWords("legs")) == OwnWords("legs")
    assert as_own_words(scene_of(somebody(), FakeEar(Reading((sure(Suggest()),)))), Stop()) == Stop()


def test_something_easier_is_a_wish_where_nothing_is_on() -> None:
    """It is offered, and changes no move."""
    easier = TellCircumstance(Wish(level="beginner"))

    assert heard("something even easier", sure(Easier())) == easier
