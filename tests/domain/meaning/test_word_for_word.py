"""What is said word for word counts before a guess at the whole."""

from dataclasses import replace

import pytest

from skill.domain.choice.requests import (
    MoreChoices,
    Pick,
    PickBy,
    Shorter,
    StartWorkout,
    Suggest,
    TellCircumstance,
)
from skill.domain.coach.requests import (
    AboutMove,
    AskForm,
    ChangeLength,
    Easier,
    Harder,
    Hurt,
    Spare,
    TellState,
)
from skill.domain.conversation.requests import Chat, Help, No, OwnWords, Thanks
from skill.domain.explaining.requests import Explain, HowTo
from skill.domain.ground.units import MINUTE_MS, DurationMs
from skill.domain.meaning.own_words import as_own_words
from skill.domain.meaning.said_in_a_workout import effort
from skill.domain.playing.requests import Next, Pause, Previous, Resume
from skill.domain.reminders.requests import SetReminder, When
from skill.domain.turn.ear import Guess, Reading
from skill.domain.turn.requests import Heard
from skill.domain.turn.wish import Wish
from tests.domain.meaning.saying import somebody, training
from tests.domain.meaning.test_own_words import heard, scene_of
from tests.fakes import FakeEar

HILLS = Wish(workout="hills")


@pytest.mark.parametrize(
    ("said", "asked"),
    [
        ("surely you've got something shorter", Shorter()),
        ("neither gentler than that", Easier()),
        ("not shorter", No()),
        ("something else", No()),
    ],
)
def test_a_comparison_is_said_and_not_guessed(said: str, asked: Heard) -> None:
    """A refusal with a comparison asks for what compares so; a denied one does not."""
    assert heard(said, Guess(No(), 0.7), asked="choice", offered=("legs", "hills")) == asked


def test_without_an_offer_there_is_nothing_to_compare() -> None:
    """Then the guess stands."""
    assert heard("gentler than that", Guess(MoreChoices(), 0.7), asked="wish") == MoreChoices()


@pytest.mark.parametrize("said", ["switch to hills", "no i said hills", "i'd rather do hills"])
def test_another_workout_starts_by_its_name(said: str) -> None:
    """Its name after a verb of starting, or said again, is an explicit start."""
    guess = Guess(StartWorkout(HILLS), 0.2)

    assert heard(said, guess, wish=HILLS, at=training()) == StartWorkout(HILLS)


@pytest.mark.parametrize(
    "said",
    ["is hills harder", "don't start hills", "hills tomorrow", "i'll do hills after this", "hills are nice"],
)
def test_a_name_that_is_only_mentioned_loses_no_place(said: str) -> None:
    """A question, a denial, what comes later, and talk."""
    guess = Guess(StartWorkout(HILLS), 0.2)

    assert heard(said, guess, wish=HILLS, at=training()) == OwnWords(said)


def test_the_workout_that_plays_does_not_start_anew() -> None:
    """Its own name changes nothing."""
    legs = Wish(workout="legs")

    assert heard("start legs", Guess(StartWorkout(legs), 0.2), wish=legs, at=training()) == OwnWords(
        "start legs"
    )


def test_what_would_be_stored_waits_for_the_end() -> None:
    """In a workout a guess stores nothing and asks nothing."""
    reminder = Guess(SetReminder(When(("friday",))), 0.6)

    assert heard("give me a shout friday", reminder, at=training()) == Chat("after-this")
    assert heard("don't give me a shout friday", reminder, at=training()) != Chat("after-this")


def test_a_child_is_held_and_no_wall() -> None:
    """Whom to hold is another question than what to hold on to."""
    hold = Guess(AskForm("hold"), 0.6)

    assert heard("can i hold her", hold, at=training()) == Explain(words="can i hold her")
    assert heard("can i hold the wall", hold, at=training()) == AskForm("hold")


def test_a_denied_pain_is_none() -> None:
    """What does not hurt stops nobody."""
    assert heard("it's tight not painful", Guess(Hurt(), 0.9)) == TellState(is_fine=True)
    assert heard("it's tight and painful", Guess(Hurt(), 0.9)) != TellState(is_fine=True)


def test_a_question_in_general_is_no_wish() -> None:
    """It names nothing to train; one that asks for a workout does."""
    guess = Guess(TellCircumstance(Wish(audience="runners")), 0.5)

    assert heard("what pace for a sub four", guess) == Explain(words="what pace for a sub four")
    assert isinstance(heard("what workouts have you", guess), TellCircumstance)


def test_a_question_after_a_pick_is_answered_first() -> None:
    """Nothing starts before what was asked is told."""
    pick = Guess(Pick(ordinal="first"), 0.8)

    assert heard("the first one", pick, asked="choice", offered=("legs", "hills")) == Pick(ordinal="first")
    asked = heard("the first one but what does it do", pick, asked="choice", offered=("legs", "hills"))
    assert not isinstance(asked, Pick)


@pytest.mark.parametrize(
    ("said", "asked"),
    [
        ("that was too much go back", Previous()),
        ("i've had it with these skip it please", Next()),
        ("oh that's better carry on", Resume()),
    ],
)
def test_an_imperative_at_the_end_is_the_wish(said: str, asked: Heard) -> None:
    """What is said before it is the reason."""
    assert heard(said, Guess(Easier(), 0.4), at=training()) == asked


@pytest.mark.parametrize("said", ["my arms can't carry on", "if only i could go back", "you go back"])
def test_a_last_word_that_is_no_imperative_is_none(said: str) -> None:
    """Who cannot go on, or speaks of it, orders nothing."""
    assert heard(said, Guess(Easier(), 0.4), at=training()) not in (Previous(), Resume())


def test_a_question_in_a_workout_is_no_thanks() -> None:
    """A kind word is not guessed at in a question; what a move is for is."""
    thanks = Guess(Thanks(), 0.4)

    assert heard("do cyclists need this", thanks, at=training()) == AboutMove(muscles=True)
    assert heard("does the cat count", thanks, at=training()) == OwnWords("does the cat count")
    assert heard("cheers that helps", thanks, at=training()) == Thanks()


def test_another_workout_waits_for_the_end_of_this() -> None:
    """What is wished for later is no reason to ask in a workout."""
    assert heard("got another short one", Guess(MoreChoices(), 0.5), at=training()) == Chat("after-this")


def test_an_aim_beside_a_wish_leaves_the_wish() -> None:
    """Somebody who wants abs for summer is offered abs."""
    abs_ = Wish(muscle="abs")
    aim = Guess(Chat("dream-goal"), 0.8)

    assert heard("abs before summer", aim, wish=abs_, asked="open") == TellCircumstance(abs_)
    assert heard("fit before summer", aim, asked="open") == Chat("dream-goal")


def test_the_only_time_there_is_makes_no_workout_longer() -> None:
    """What is left of the workout may fit already."""
    ten = ChangeLength(DurationMs(10 * MINUTE_MS))

    assert heard("i only have ten minutes", Guess(ten, 0.9), at=training()) == replace(ten, at_most=True)
    assert heard("make it ten minutes", Guess(ten, 0.9), at=training()) == ten


def test_somebody_of_the_household_is_no_trainer() -> None:
    """Another trainer is not guessed at where no word names one."""
    woman = Guess(PickBy("woman"), 0.8)

    assert heard("she's done hers", woman, at=training()) == OwnWords("she's done hers")
    assert heard("a woman's voice", woman, at=training()) == PickBy("woman")


def test_a_length_that_is_too_much_leaves_the_shorter_one() -> None:
    """Of two the shorter one is offered; where neither is shorter, others are wished for."""
    guess = Guess(No(), 0.2)

    assert heard("nine's a bit much", guess, asked="choice", offered=("legs", "hills")) == Shorter()
    assert heard("nine's a bit much", guess, asked="open") == OwnWords("nine's a bit much")


def test_how_hard_it_is_to_be_is_said_after_other_words() -> None:
    """What comes before it is the reason; a denial, or a second wish, is not taken for it."""
    assert effort("she's gone quiet can we go a bit harder") == Harder()
    assert effort("i'm tired make it easier") == Easier()
    assert effort("skip this and make it easier") is None
    assert effort("don't make it harder") is None


@pytest.mark.parametrize(
    ("said", "asked"),
    [
        ("how do i stop this", Help()),
        ("what's she mean draw them in", HowTo()),
        ("i'd rather do it stood up", Spare(("floor-work",))),
    ],
)
def test_what_is_asked_for_in_a_workout_needs_no_guess(said: str, asked: Heard) -> None:
    """How to stop, what was meant, and another position."""
    assert heard(said, Guess(Easier(), 0.3), at=training()) == asked


def test_who_asks_how_they_do_hears_a_good_word() -> None:
    """Whatever they tell of themselves beside it."""
    assert effort("i'm eighty two am i doing well") == Chat("pep")


def test_a_wish_may_only_be_told_of() -> None:
    """A name beside talk, a joint that sounds, a hope for advice, and a position."""
    hills, joints = Wish(workout="hills"), ("jumping", "lunges", "running")
    wish = Guess(TellCircumstance(Wish()), 0.5)

    assert heard("hills i'm in my jeans", Guess(Chat("proud"), 0.9), wish=hills) == TellCircumstance(hills)
    assert heard("easy week what do you reckon", wish, wish=Wish(level="beginner")) == TellCircumstance(
        Wish(level="beginner")
    )
    assert heard("big week what do you reckon", wish) == Suggest()
    assert heard("is there one where i stay standing", wish) == TellCircumstance(
        Wish(exclude=("floor-work",))
    )
    gravel = FakeEar(Reading((wish,), part="knees"))
    said = as_own_words(scene_of(somebody(), gravel), OwnWords("my knees sound like gravel"))
    assert said == TellCircumstance(Wish(exclude=joints))


def test_who_leaves_the_room_finds_the_workout_paused() -> None:
    """The place is kept meanwhile; a question about it is none."""
    assert heard("i want a wee", Guess(Easier(), 0.2), at=training()) == Pause()
    assert heard("is there a loo", Guess(Easier(), 0.2), at=training()) != Pause()


@pytest.mark.parametrize(
    "said", ["they're coming back stop", "he's run off wait", "the phone's going hang on"]
)
def test_a_stop_at_the_end_is_one(said: str) -> None:
    """However sure the ear is of the rest."""
    assert heard(said, Guess(Resume(), 0.95), at=training()) == Pause()


@pytest.mark.parametrize("said", ["please don't stop", "i can't stop", "when do we stop", "should i stop"])
def test_a_stop_that_is_denied_or_asked_about_is_none(said: str) -> None:
    """Nothing pauses a workout but an explicit word."""
    assert heard(said, Guess(Chat("pep"), 0.3), at=training()) != Pause()


def test_easier_than_thought_is_no_wish_for_easier() -> None:
    """It is said by somebody who is well."""
    assert heard("this is easier than i thought", Guess(Easier(), 0.9), at=training()) == Chat("zone")


def test_who_cannot_do_a_move_is_not_taught_it() -> None:
    """Something kinder is offered."""
    joints = ("jumping", "lunges", "running")

    assert heard("i can't squat what's left", Guess(HowTo("squat"), 0.8)) == TellCircumstance(
        Wish(exclude=joints)
    )
    assert heard("how do i squat", Guess(HowTo("squat"), 0.8)) == HowTo("squat")
