"""How well a request fits a moment: what is asked, what is on offer, and what plays."""

import pytest

from skill.domain.choice.requests import (
    Describe,
    Longer,
    Pick,
    PickBy,
    StartWorkout,
    Suggest,
    TellCircumstance,
    TellDifference,
)
from skill.domain.coach.requests import (
    AskForm,
    ChangeLength,
    Easier,
    HowManyLeft,
    OneMoreRound,
    SwapMove,
    TellWeary,
    Unwell,
)
from skill.domain.conversation.profile_question import PROFILE
from skill.domain.conversation.requests import Chat, Help, No, NotYet, WhatHappens, WhyAsk, Yes
from skill.domain.meaning.moment import ANSWER, ASIDE, SELDOM, UNFIT, fit
from skill.domain.meaning.readings import in_the_moment
from skill.domain.music.requests import FasterMusic, NoMusic
from skill.domain.person.requests import SetProfile
from skill.domain.playing.requests import HowLongLeft, Next, Pause, Resume
from skill.domain.premium.requests import StartTrial
from skill.domain.progress.requests import SetGoal
from skill.domain.reminders.requests import SetReminder, When
from skill.domain.reminders.set_reminder import DRAFT
from skill.domain.tips.requests import TellTip
from skill.domain.turn.ear import NO_EAR, Guess, Reading
from skill.domain.turn.requests import Heard
from skill.domain.turn.scene import Scene
from skill.domain.turn.talk import Pending, Talk
from skill.domain.turn.wish import Wish
from tests.domain.meaning.saying import somebody, training
from tests.domain.one_person import Person

LEGS = Wish(muscle="legs")
WISHES: list[Heard] = [
    StartWorkout(LEGS),
    TellCircumstance(LEGS),
    Suggest(),
    TellTip(),
    Resume(),
    Longer(),
]
OF_A_WORKOUT: list[Heard] = [
    SwapMove(),
    OneMoreRound(),
    HowManyLeft(),
    HowLongLeft(),
    AskForm("burn"),
    ChangeLength(),
]
OF_AN_OFFER: list[Heard] = [Pick(ordinal="first"), PickBy("easier"), Describe(), TellDifference()]
ANYTIME: list[Heard] = [Help(), TellWeary(), Unwell("doctor"), Chat("joke")]


def moment(person: Person, asked: str = "", *offered: str) -> Scene:
    """Return the scene of somebody who speaks, with a question open and workouts on offer."""
    talk = Talk(pending=Pending(asked) if asked else None, offered=offered)
    return Scene(
        person.listener, person.library, person.dice, person.clock.now_ms(), person.today, person.device,
        talk, ear=NO_EAR,
    )  # fmt: skip


def paused() -> Person:
    """Return somebody whose workout waits for them."""
    person = training()
    person.hear(Pause())
    person.last = None
    return person


def fits(scene: Scene, *asked: Heard) -> set[float]:
    return {fit(scene, one) for one in asked}


def test_in_silence_a_wish_fits_and_a_change_does_not() -> None:
    """Nothing is there to be changed."""
    silence = moment(somebody())

    assert fits(silence, *WISHES, *ANYTIME, SetProfile()) == {1.0}
    assert fits(silence, *OF_A_WORKOUT, *OF_AN_OFFER, Next(), FasterMusic(), NoMusic(), Pause()) == {UNFIT}
    assert fits(silence, Yes(), No(), NotYet(), WhatHappens(), WhyAsk(), When(time="07:00")) == {UNFIT}


def test_in_a_workout_a_change_fits_and_a_wish_does_not() -> None:
    """Nobody wants another workout in the midst of one."""
    scene = moment(training())

    anything = [one for one in ANYTIME if not isinstance(one, Chat)]
    assert fits(scene, *OF_A_WORKOUT, *anything, Easier(), Next(), FasterMusic(), Pause(), NotYet()) == {1.0}
    assert fits(scene, *WISHES, *OF_AN_OFFER, Yes(), No()) == {UNFIT}
    assert fits(scene, Chat("pep"), Chat("zone"), Chat("in-the-way")) == {1.0}


def test_in_a_workout_most_is_said_of_the_workout() -> None:
    """Small talk is less likely, and what is stored for later the least of what fits; before it all fit."""
    rare: list[Heard] = [
        SetGoal("3"),
        SetReminder(When(time="07:00")),
        StartTrial(),
        SetProfile(level="beginner"),
    ]

    assert fits(moment(training()), Chat("joke"), Chat("compliment")) == {ASIDE}
    assert fits(moment(training()), *rare) == {SELDOM}
    assert fits(moment(somebody()), Chat("joke"), *rare) == {1.0}


def test_a_paused_workout_can_be_changed_and_resumed() -> None:
    """It is under way, though nothing plays."""
    scene = moment(paused())

    assert fits(scene, *OF_A_WORKOUT, *WISHES) == {1.0}
    assert fits(scene, Next(), FasterMusic(), Chat("pep")) == {UNFIT}


@pytest.mark.parametrize("about", ["offer", "resume", "delete", "reminder", PROFILE, "wish"])
def test_where_something_is_asked_an_answer_is_expected(about: str) -> None:
    """A yes, a no and "later" count for more there, and asking back fits."""
    scene = moment(somebody(), about)

    assert fits(scene, Yes(), No(), NotYet()) == {ANSWER}
    assert fits(scene, WhatHappens(), WhyAsk()) == {1.0}


def test_the_open_question_is_none() -> None:
    """Nobody says yes to "what would you like?"."""
    assert fits(moment(somebody(), "open"), Yes(), No(), NotYet(), WhyAsk()) == {UNFIT}


def test_while_something_plays_no_yes_is_expected() -> None:
    """The question was asked before."""
    assert fits(moment(training(), "offer"), Yes(), No()) == {1.0}


def test_what_is_on_offer_can_be_picked() -> None:
    """And be harder or easier; nothing else of a workout fits there."""
    scene = moment(somebody(), "choice", "legs", "hills")

    assert fits(scene, *OF_AN_OFFER, *WISHES, Easier()) == {1.0}
    assert fits(scene, OneMoreRound(), HowLongLeft()) == {UNFIT}


def test_a_question_about_something_kept_is_not_answered_with_a_wish() -> None:
    """Somebody who sets a reminder or deletes their data wants no workout now."""
    for about in (DRAFT, "delete", "stop-plan", "goal", PROFILE):
        assert fits(moment(somebody(), about), *WISHES) == {UNFIT}
    for about in ("offer", "choice", "wish", "open"):
        assert fits(moment(somebody(), about), *WISHES) == {1.0}


def test_what_is_asked_for_fits() -> None:
    """A day where one is asked for, a length, what somebody has."""
    assert fits(moment(somebody(), DRAFT), When(time="07:00")) == {1.0}
    assert fits(moment(somebody(), "offer"), When(time="07:00"), SetProfile()) == {UNFIT}
    assert fits(moment(somebody(), PROFILE), SetProfile()) == {1.0}
    assert fits(moment(somebody(), "wish"), ChangeLength()) == {1.0}
    assert fits(moment(somebody(), "goal"), ChangeLength()) == {1.0}


def test_guesses_are_weighed_and_ordered_by_their_fit() -> None:
    """Together they make no more than before, and what is for no coach counts as it is."""
    read = Reading((Guess(HowLongLeft(), 0.5), Guess(Suggest(), 0.3), Guess(None, 0.1)), LEGS, values=1)
    weighed = in_the_moment(moment(somebody()), read)

    assert [one.heard for one in weighed.guesses] == [Suggest(), None, HowLongLeft()]
    assert sum(one.likelihood for one in weighed.guesses) <= 1.0
    assert [round(one.likelihood, 3) for one in weighed.guesses] == [0.571, 0.19, 0.048]
    assert (weighed.wish, weighed.values) == (LEGS, 1)
    assert in_the_moment(moment(somebody()), Reading()) == Reading()
