"""What a guess is not done for: a quality that is denied, a yes that is scorn, music that is to stay."""

import pytest

from skill.domain.choice.requests import Longer, Pick, PickBy, Shorter, TellDifference
from skill.domain.conversation.requests import AskAgain, Yes
from skill.domain.meaning.on_a_guess import done_on_a_guess
from skill.domain.music.requests import NoMusic
from skill.domain.turn.ear import Guess
from skill.domain.turn.requests import Dont, Heard
from skill.domain.turn.scene import Scene
from skill.domain.turn.talk import Pending, Talk
from skill.domain.turn.wish import Wish
from tests.domain.meaning.saying import somebody, training
from tests.domain.one_person import Person


def done(person: Person, asked: Heard, words: str, about: str = "choice") -> Heard | None:
    """Return what is done on a sure guess at words to somebody with two workouts on offer."""
    talk = Talk(pending=Pending(about, "legs"), offered=("legs", "hills"))
    scene = Scene(
        person.listener, person.library, person.dice, person.clock.now_ms(), person.today, person.device, talk
    )
    return done_on_a_guess(scene, Guess(asked, 0.95), Wish(), words)


@pytest.mark.parametrize(
    ("asked", "words", "wanted"),
    [
        (Longer(), "not the long one", PickBy("shorter")),
        (Shorter(), "not the long one", PickBy("shorter")),
        (PickBy("woman"), "not with that woman again", PickBy("man")),
        (PickBy("harder"), "anything but the hard one", PickBy("easier")),
        (PickBy("harder"), "the hard one", PickBy("harder")),
        (Pick(ordinal="first"), "not that first one", Pick(ordinal="not-first")),
        (Pick(ordinal="first"), "no the first one", Pick(ordinal="first")),
        (Pick(ordinal="second"), "the first no sorry the second", Pick(ordinal="second")),
    ],
)
def test_a_quality_that_is_denied_picks_the_other(asked: Heard, words: str, wanted: Heard) -> None:
    """A "no" may answer; what follows it is then meant."""
    assert done(somebody(), asked, words) == wanted


@pytest.mark.parametrize("words", ["yes as if i would", "sure like that will happen", "yes in your dreams"])
def test_a_scornful_yes_is_asked_again(words: str) -> None:
    """Nothing starts on it."""
    assert done(somebody(), Yes(), words, "offer") == AskAgain()
    assert done(somebody(), Yes(), "yes i would like that", "offer") == Yes()


def test_music_that_is_to_stay_stays() -> None:
    """The ear hears "no" and "music"."""
    assert done(training(), NoMusic(), "no keep the music", "") == Dont()
    assert done(training(), NoMusic(), "no music", "") == NoMusic()


def test_a_question_that_names_a_workout_picks_none() -> None:
    """It is told about, and both stay on offer."""
    assert done(somebody(), Pick(ordinal="second"), "who leads the second one") == TellDifference()
    assert done(somebody(), Pick(ordinal="second"), "the second one") == Pick(ordinal="second")
