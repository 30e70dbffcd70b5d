"""Raw words: what the ear guesses is done as far as a guess may go."""

from dataclasses import replace

import pytest

from skill.domain.choice.requests import (
    Describe,
    ListWorkouts,
    Longer,
    MoreChoices,
    Pick,
    PickBy,
    Shorter,
    StartWorkout,
    Suggest,
    SurpriseMe,
    TellCircumstance,
)
from skill.domain.coach.requests import (
    AskForm,
    Easier,
    Finish,
    OneMoreRound,
    SkipWarmUp,
    Slower,
    Spare,
    SwapMove,
    TellWeary,
)
from skill.domain.conversation.profile_question import PROFILE
from skill.domain.conversation.requests import AskAgain, Chat, ForAlexa, No, NotYet, OwnWords, Yes
from skill.domain.decide import decide
from skill.domain.explaining.requests import Explain
from skill.domain.ground.alexa_reminders import Reminder, ReminderPlan
from skill.domain.meaning.guessable import NEEDS_A_YES, STORES
from skill.domain.meaning.on_a_guess import CHANGING, STARTING, TELLING
from skill.domain.meaning.own_words import as_own_words
from skill.domain.meaning.readings import MOST_WORDS, likeliest
from skill.domain.music.requests import FasterMusic
from skill.domain.person.requests import DeleteMyData, LeaveOut, SetProfile, WhatDoYouKnow
from skill.domain.plans.requests import BeAway, StartPlan, StopPlan
from skill.domain.playing.requests import (
    Cancel,
    HowLongLeft,
    Next,
    Pause,
    Previous,
    Repeat,
    Resume,
    StartOver,
    Stop,
)
from skill.domain.premium.requests import CancelSubscription, Refund, StartTrial
from skill.domain.progress.requests import SetGoal
from skill.domain.reminders.requests import CancelReminder, SetReminder, When
from skill.domain.turn.ear import NO_EAR, Ear, Guess, Reading, Variant
from skill.domain.turn.facts import Fact, Facts
from skill.domain.turn.requests import Dont, Heard
from skill.domain.turn.scene import Scene
from skill.domain.turn.talk import Pending, Talk
from skill.domain.turn.wish import Wish
from tests.domain.meaning.saying import somebody, training
from tests.domain.one_person import Person
from tests.fakes import FakeEar, FakeLibrary, make_training

LEGS = Wish(muscle="legs")
NO_WISH = Wish()
LITTLE = 0.01
PUT_OFF = (OwnWords("legs"), Chat("after-this"))
"""What a wish for another workout comes to in one: nothing, or a word that it waits."""


def named(one: object) -> str:
    """Return the name of a request for a test's id."""
    return type(one).__name__


def scene_of(person: Person, ear: Ear, asked: str = "", offered: tuple[str, ...] = ()) -> Scene:
    """Return the scene of somebody who speaks, with a question open and workouts on offer."""
    talk = Talk(pending=Pending(asked) if asked else None, offered=offered)
    return Scene(
        person.listener, person.library, person.dice, person.clock.now_ms(), person.today, person.device,
        talk, ear=ear,
    )  # fmt: skip


def heard(
    words: str,
    *guesses: Guess,
    wish: Wish = NO_WISH,
    values: int = 0,
    at: Person | None = None,
    asked: str = "",
    offered: tuple[str, ...] = (),
) -> Heard:
    """Return what is made of words that the ear reads so, where nothing plays unless said."""
    ear = FakeEar(Reading(guesses, wish, values=values))
    return as_own_words(scene_of(at or somebody(), ear, asked, offered), OwnWords(words))


def sure(asked: Heard) -> Guess:
    """Return a guess that cannot be surer."""
    return Guess(asked, 1.0)


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


def test_what_only_tells_something_is_told() -> None:
    """A question that is likely enough is answered, even beside a denial."""
    assert heard("don't know what", Guess(WhatDoYouKnow(), TELLING + LITTLE)) == WhatDoYouKnow()
    assert heard("what", Guess(WhatDoYouKnow(), TELLING - LITTLE)) == OwnWords("what")
    assert heard("phew", sure(TellWeary()), at=training()) == TellWeary()
    assert heard("what is flumph", sure(Explain())) == Explain(words="what is flumph")
    assert heard("hold on", sure(AskForm("may-i-hold")), at=training()) == AskForm("may-i-hold")


def test_what_changes_a_workout_needs_a_surer_guess() -> None:
    """And one that plays."""
    for asked in (Easier(), Slower(), SwapMove(), OneMoreRound(), FasterMusic(), Pause()):
        assert heard("do", Guess(asked, CHANGING + LITTLE), at=training()) == asked
        helps = isinstance(asked, Easier | Slower | SwapMove)
        unsure = heard("do", Guess(asked, CHANGING - LITTLE), at=training())
        assert unsure == (TellWeary() if helps else OwnWords("do"))
    for asked in (SwapMove(), OneMoreRound(), FasterMusic()):
        assert heard("do", sure(asked)) == OwnWords("do")


@pytest.mark.parametrize("asked", [Next(), Previous(), SkipWarmUp()], ids=named)
def test_a_skip_can_be_taken_back(asked: Heard) -> None:
    """So that a sure one may be guessed, forth and back; in silence there is nothing to skip."""
    assert heard("do", Guess(asked, STARTING + LITTLE), at=training()) == asked
    assert heard("do", Guess(asked, STARTING - LITTLE), at=training()) == OwnWords("do")
    assert heard("do", sure(asked)) == OwnWords("do")


@pytest.mark.parametrize(
    "words",
    [
        "i can't do that",
        "no i'm not able for it",
        "nah that's past me",
        "not for me",
        "i don't like it",
        "can it be easier or not",
        "i haven't got the arms for it",
    ],
)
def test_a_denial_may_be_the_reason_for_another_move(words: str) -> None:
    """What somebody cannot do, or has not got, is no denial of the help."""
    for asked in (Easier(), SwapMove()):
        assert heard(words, Guess(asked, CHANGING + LITTLE), at=training()) == asked


@pytest.mark.parametrize("words", ["i don't want that", "don't change it", "never an easier one"])
def test_help_that_is_refused_changes_nothing(words: str) -> None:
    """However sure the ear is of what was named."""
    for asked in (Easier(), SwapMove(), SetProfile(equipment=("chair",))):
        assert heard(words, sure(asked), at=training()) == Dont()


def test_somebody_for_whom_it_is_too_hard_hears_the_words_for_it() -> None:
    """If none of what helps is sure, but all of it together is likely; nothing is changed then."""
    several = Guess(SwapMove(), 0.2), Guess(Easier(), 0.2), Guess(Slower(), 0.1)

    assert heard("phew", *several, at=training()) == TellWeary()
    assert heard("phew", *several[:1], at=training()) == OwnWords("phew")
    assert heard("phew", *several) == OwnWords("phew")


def test_in_a_workout_nothing_was_asked() -> None:
    """So that "sorry, what was that" wants the last thing again."""
    assert heard("what was that", sure(AskAgain()), at=training()) == Repeat()
    assert heard("what was that", sure(AskAgain()), asked="offer") == AskAgain()


def test_a_place_indoors_spares_no_run() -> None:
    """Unless running was said."""
    indoors = Wish(exclude=("running",))

    assert heard("mop up here", Guess(Pause(), 0.5), wish=indoors, at=training()) == Pause()
    assert heard("no running", Guess(Pause(), 0.5), wish=indoors, at=training()) == Spare(("running",))


def test_a_finish_and_a_pause_count_together() -> None:
    """Both pause what plays."""
    both = Guess(Finish(), 0.3), Guess(Pause(), 0.25)

    assert heard("that's the boss", *both, at=training()) == Pause()


def test_who_is_called_away_before_a_workout_is_waited_for() -> None:
    """There is nothing to pause."""
    assert heard("somebody's at the gate", sure(Pause())) == NotYet()
    assert heard("somebody's at the gate", Guess(Pause(), 0.4)) == OwnWords("somebody's at the gate")


def test_what_is_left_out_in_a_workout_is_spared() -> None:
    """Unless something else is nearly certain."""
    jumps = Wish(exclude=("jumping",))

    assert heard("no jumps", Guess(Easier(), 0.7), wish=jumps, at=training()) == Spare(("jumping",))
    assert heard("no jumps", Guess(Easier(), 0.9), wish=jumps, at=training()) == Easier()


def test_nothing_new_begins_while_something_plays() -> None:
    """A wish, a tip or other music would take somebody out of a workout."""
    wish = Guess(StartWorkout(LEGS), 1.0)
    for one in (wish, sure(ListWorkouts(LEGS)), sure(SurpriseMe()), sure(Suggest())):
        assert heard("legs", one, wish=LEGS, values=1, at=training()) in PUT_OFF


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


def test_the_moment_weighs() -> None:
    """The same two guesses mean one thing in a workout and another before it."""
    guesses = Guess(HowLongLeft(), 0.5), Guess(WhatDoYouKnow(), 0.3)
    yes_or_no = Guess(No(), 0.3), Guess(Chat("excuse-me"), 0.5)

    assert heard("how much is there", *guesses, at=training()) == HowLongLeft()
    assert heard("how much is there", *guesses) == WhatDoYouKnow()
    assert heard("never mind", *yes_or_no) == Chat("excuse-me")
    assert heard("never mind", *yes_or_no, asked="offer") == No()


def test_later_pauses_what_plays() -> None:
    """In silence it is an answer."""
    assert heard("later", sure(NotYet()), at=training()) == Pause()
    assert heard("later", sure(NotYet()), asked="offer") == NotYet()


@pytest.mark.parametrize("about", sorted(NEEDS_A_YES))
def test_a_grave_yes_is_asked_for_again(about: str) -> None:
    """Deleting, cancelling and paying take a yes that was said."""
    assert heard("i suppose so", sure(Yes()), asked=about) == AskAgain()


def test_another_yes_may_be_guessed() -> None:
    """What was offered can be stopped by a word."""
    assert heard("i suppose so", sure(Yes()), asked="resume") == Yes()
    assert heard("i suppose so", Guess(Yes(), 0.25), asked="resume") == Yes()
    assert heard("i suppose so", Guess(Yes(), 0.25)) == OwnWords("i suppose so")


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


def test_no_guess_takes_a_draft_along() -> None:
    """Where all might be deleted, a word that may have been meant otherwise is asked about again."""
    assert heard("go on", sure(SurpriseMe()), asked="delete") in (AskAgain(), OwnWords("go on"))
    assert not isinstance(heard("legs", sure(StartWorkout(LEGS)), asked="goal"), StartWorkout)


def test_who_asks_to_wait_wishes_nothing() -> None:
    """The reason that follows is no wish, if the ear hears a pause at all; without one it is."""
    wish, pause = Guess(TellCircumstance(LEGS), 0.7), Guess(Pause(), 0.1)

    assert heard("hang on my legs", wish, pause, at=training()) == Pause()
    assert heard("my legs hang on", wish, pause) == TellCircumstance(LEGS)
    assert heard("hang on my legs", wish) == TellCircumstance(LEGS)


def test_keep_going_goes_on_with_a_pause() -> None:
    """While a workout plays it leaves everything as it is."""
    paused, words = training(), "no it's nothing keep going"
    paused.hear(Pause())

    assert heard(words, sure(Dont()), at=paused) == Resume()
    assert heard(words, sure(Dont()), at=training()) == Dont()


def test_something_easier_is_a_wish_where_nothing_is_on() -> None:
    """It is offered, and changes no move."""
    easier = TellCircumstance(Wish(level="beginner"))

    assert heard("something even easier", sure(Easier())) == easier
