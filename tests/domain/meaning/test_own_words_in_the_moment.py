"""Raw words in a workout and in a pause: what changes it, and what leaves it as it is."""

import pytest

from skill.domain.choice.requests import (
    ListWorkouts,
    StartWorkout,
    Suggest,
    SurpriseMe,
    TellCircumstance,
)
from skill.domain.coach.requests import (
    Easier,
    Finish,
    OneMoreRound,
    SkipWarmUp,
    Slower,
    Spare,
    SwapMove,
    TellWeary,
)
from skill.domain.conversation.requests import AskAgain, Chat, No, NotYet, OwnWords
from skill.domain.meaning.on_a_guess import CHANGING, STARTING
from skill.domain.music.requests import FasterMusic
from skill.domain.person.requests import SetProfile, WhatDoYouKnow
from skill.domain.playing.requests import (
    HowLongLeft,
    Next,
    Pause,
    Previous,
    Repeat,
    Resume,
)
from skill.domain.turn.ear import Guess
from skill.domain.turn.requests import Dont, Heard
from skill.domain.turn.wish import Wish
from tests.domain.meaning.guessing import LEGS, LITTLE, heard, named, sure
from tests.domain.meaning.saying import training

PUT_OFF = (OwnWords("legs"), Chat("after-this"))
"""What a wish for another workout comes to in one: nothing, or a word that it waits."""


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
