"""What is made of raw words that an ear reads in a given way, for tests of raw words."""

from skill.domain.conversation.requests import OwnWords
from skill.domain.meaning.own_words import as_own_words
from skill.domain.turn.ear import Ear, Guess, Reading
from skill.domain.turn.requests import Heard
from skill.domain.turn.scene import Scene
from skill.domain.turn.talk import Pending, Talk
from skill.domain.turn.wish import Wish
from tests.domain.meaning.saying import somebody
from tests.domain.one_person import Person
from tests.fakes import FakeEar

LEGS = Wish(muscle="legs")
NO_WISH = Wish()
LITTLE = 0.01


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
