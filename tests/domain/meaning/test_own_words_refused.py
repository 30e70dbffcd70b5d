"""Raw words: what ends, buys, deletes or is kept is not done on a guess, or asks first."""

from dataclasses import replace

import pytest

from skill.domain.choice.requests import (
    StartWorkout,
    SurpriseMe,
    TellCircumstance,
)
from skill.domain.coach.requests import (
    Finish,
)
from skill.domain.conversation.profile_question import PROFILE
from skill.domain.conversation.requests import AskAgain, Chat, OwnWords, Yes
from skill.domain.decide import decide
from skill.domain.ground.alexa_reminders import Reminder, ReminderPlan
from skill.domain.meaning.guessable import NEEDS_A_YES, STORES
from skill.domain.meaning.on_a_guess import STARTING
from skill.domain.person.requests import DeleteMyData, LeaveOut, SetProfile
from skill.domain.plans.requests import BeAway, StartPlan, StopPlan
from skill.domain.playing.requests import (
    Cancel,
    Pause,
    StartOver,
    Stop,
)
from skill.domain.premium.requests import CancelSubscription, Refund, StartTrial
from skill.domain.progress.requests import SetGoal
from skill.domain.reminders.requests import CancelReminder, SetReminder, When
from skill.domain.turn.ear import Guess, Reading
from skill.domain.turn.facts import Fact, Facts
from skill.domain.turn.requests import Dont, Heard
from skill.domain.turn.wish import Wish
from tests.domain.meaning.guessing import LEGS, LITTLE, heard, named, scene_of, sure
from tests.domain.meaning.saying import somebody, training
from tests.fakes import FakeEar

IRREVOCABLE: list[Heard] = [
    StopPlan(), LeaveOut("burpee"), StartOver(), StartPlan("climb"),
]  # fmt: skip
ENDING: list[Heard] = [Stop(), Cancel(), Finish()]
GRAVE: list[Heard] = [DeleteMyData(), CancelSubscription(), Refund(), StartTrial(), CancelReminder(When())]


@pytest.mark.parametrize("asked", IRREVOCABLE, ids=named)
def test_nothing_irrevocable_is_done_on_a_guess(asked: Heard) -> None:
    """What ends, buys, leaves out or loses the place needs a word of its own, at any moment."""
    for at in (somebody(), training()):
        assert heard("whatever", sure(asked), at=at) in (OwnWords("whatever"), Chat("after-this"))


@pytest.mark.parametrize("asked", ENDING, ids=named)
def test_what_may_be_to_end_a_workout_pauses_it(asked: Heard) -> None:
    """Nothing is lost by it; in silence "bye" may be guessed, and ends no more than the talk."""
    assert heard("stop it stop it", sure(asked), at=training()) == Pause()
    assert heard("bye now", sure(asked)) in {Stop(), OwnWords("bye now")}


@pytest.mark.parametrize("asked", [one for one in GRAVE if one != CancelSubscription()], ids=named)
def test_what_asks_before_it_is_done_may_begin(asked: Heard) -> None:
    """It takes a guess as sure as a start does, and never in what plays."""
    assert heard("whatever", Guess(asked, STARTING + LITTLE)) == asked
    assert heard("whatever", Guess(asked, STARTING - LITTLE)) == OwnWords("whatever")
    assert heard("whatever", sure(asked), at=training()) == OwnWords("whatever")


@pytest.mark.parametrize("asked", GRAVE, ids=named)
def test_what_is_grave_does_ask(asked: Heard) -> None:
    """Nothing is erased, ordered or sent by it: the coach or Amazon asks."""
    outcome = somebody().hear(asked)

    assert outcome.lines or outcome.question
    assert not outcome.forgets
    assert outcome.order is None
    assert outcome.errand is None
    assert outcome.handover is None


def test_the_only_reminder_is_not_cancelled_on_a_guess() -> None:
    """What is cancelled is gone: less than a word of one's own must be asked about."""
    person = somebody()
    person.listener = replace(person.listener, reminders=("mine",))
    plan = ReminderPlan((), 7, 0, "2026-11-24", "", "Train.", "en-US")
    facts = Facts(frozenset(Fact), time_zone="Europe/Berlin", reminders=(Reminder("mine", True, plan),))
    scene = replace(scene_of(person, FakeEar(Reading((Guess(CancelReminder(When()), 0.5),)))), facts=facts)

    assert decide(scene, OwnWords("i'd rather not forget it")).errand is None


@pytest.mark.parametrize(
    "asked",
    [SetReminder(When(time="07:00")), SetGoal("3"), BeAway(), SetProfile(equipment=("dumbbells",))],
    ids=named,
)
def test_a_denial_stores_nothing(asked: Heard) -> None:
    """No profile with dumbbells comes of their absence, and no reminder of "don't remind me"."""
    assert isinstance(asked, STORES)
    assert heard("i've got it", sure(asked)) == asked
    for words in ("i don't have it", "never", "not that", "cancel it", "i haven't got it"):
        assert heard(words, sure(asked)) in {OwnWords(words), Dont()}


@pytest.mark.parametrize(
    ("asked", "words"),
    [
        (SetProfile(equipment=("chair",)), "would a chair help"),
        (SetProfile(equipment=("bench",)), "did i tell you about my bench"),
        (SetReminder(When(time="07:00")), "what's my reminder for seven"),
        (SetGoal("3"), "is three times a week too much"), (SetGoal("4"), "three down four to go"),
        (SetGoal("4"), "four days is too much for me"),
        (BeAway(), "should i stop when i'm away"),
    ],
    ids=named,
)  # fmt: skip
def test_what_is_only_asked_about_is_not_stored(asked: Heard, words: str) -> None:
    """A question names it, or a count of days that are done; neither asks to store it."""
    assert heard(words, sure(asked)) == OwnWords(words)
    assert heard("will you note that", sure(asked)) == asked


@pytest.mark.parametrize("asked", [SetReminder(When(time="07:00")), SetGoal("3"), BeAway()], ids=named)
def test_what_is_stored_unasked_needs_a_guess_as_sure_as_a_start(asked: Heard) -> None:
    """Something that was only mentioned in passing must leave no trace."""
    assert heard("three it is", Guess(asked, STARTING + LITTLE)) == asked
    assert heard("three it is", Guess(asked, STARTING - LITTLE)) == OwnWords("three it is")


def test_what_one_has_may_be_for_today() -> None:
    """It is stored if that is nearly certain or was asked; else it is a wish."""
    mat, told = SetProfile(equipment=("mat",)), Wish(equipment="mat")

    assert heard("my mat", Guess(mat, STARTING + LITTLE), wish=told) == mat
    assert heard("my mat", Guess(mat, STARTING - LITTLE), wish=told) == TellCircumstance(told)
    assert heard("my mat", sure(SetProfile()), wish=told) == TellCircumstance(told)
    assert heard("my mat", Guess(mat, 0.5), wish=told, asked=PROFILE) == mat


@pytest.mark.parametrize("about", sorted(NEEDS_A_YES))
def test_a_grave_yes_is_asked_for_again(about: str) -> None:
    """Deleting, cancelling and paying take a yes that was said."""
    assert heard("i suppose so", sure(Yes()), asked=about) == AskAgain()


def test_another_yes_may_be_guessed() -> None:
    """What was offered can be stopped by a word."""
    assert heard("i suppose so", sure(Yes()), asked="resume") == Yes()
    assert heard("i suppose so", Guess(Yes(), 0.25), asked="resume") == Yes()
    assert heard("i suppose so", Guess(Yes(), 0.25)) == OwnWords("i suppose so")


def test_no_guess_takes_a_draft_along() -> None:
    """Where all might be deleted, a word that may have been meant otherwise is asked about again."""
    assert heard("go on", sure(SurpriseMe()), asked="delete") in (AskAgain(), OwnWords("go on"))
    assert not isinstance(heard("legs", sure(StartWorkout(LEGS)), asked="goal"), StartWorkout)
