"""A question that is held or agreed to by words which Alexa takes for the player's."""

import pytest

from skill.domain.choice.requests import Describe, StartWorkout, Suggest
from skill.domain.coach.requests import Finish, Ready, Spare, TakeBreather
from skill.domain.conversation.profile_question import PROFILE
from skill.domain.conversation.requests import AskAgain, HoldOn, No, NotYet
from skill.domain.listener.queue import QueueState
from skill.domain.meaning.held_question import as_held_question, as_short_wait
from skill.domain.person.requests import DeleteMyData
from skill.domain.playing.requests import HowLongLeft, Next, Pause, Resume
from skill.domain.premium.requests import CancelSubscription
from skill.domain.reminders.requests import When
from skill.domain.turn.outcome import Start
from skill.domain.turn.requests import Dont, Heard
from skill.domain.turn.scene import Scene
from skill.domain.turn.talk import Pending, Talk
from skill.domain.turn.wish import Wish
from tests.domain.meaning.saying import say, somebody, training
from tests.domain.one_person import Person


def scene_of(person: Person, asked: str) -> Scene:
    """Return the scene of somebody who was asked something."""
    talk = Talk(pending=Pending(asked))
    return Scene(
        person.listener, person.library, person.dice, person.clock.now_ms(), person.today, person.device, talk
    )


def offered() -> Person:
    """Return somebody to whom a workout is offered."""
    person = somebody()
    outcome = say(person, Suggest(), "")
    assert outcome.question is not None
    return person


@pytest.mark.parametrize("heard", [Pause(), TakeBreather()])
def test_hang_on_holds_the_question(heard: Heard) -> None:
    """The microphone stays open, and a yes still agrees to the offer."""
    person = offered()
    outcome = say(person, heard, "")

    assert outcome.order is None
    assert outcome.question is not None
    assert outcome.question.line.key == "hold.fine"
    assert isinstance(say(person, Resume(), "").order, Start)


@pytest.mark.parametrize("heard", [Resume(), Ready()])
def test_go_on_then_agrees_to_an_offer(heard: Heard) -> None:
    """Nothing is paused that it could mean."""
    assert isinstance(say(offered(), heard, "").order, Start)


def test_go_on_then_as_the_first_word_is_an_invitation() -> None:
    """Somebody who has never heard anything here hears what the coach would do."""
    assert as_held_question(scene_of(somebody(), "open"), Resume()) == Suggest()
    assert as_held_question(scene_of(training(), "open"), Resume()) == Resume()


def test_go_on_never_ends_nor_erases() -> None:
    """A question whose yes cannot be taken back wants the word itself."""
    person = somebody()
    say(person, DeleteMyData(), "")
    assert not say(person, Resume(), "").forgets

    person = somebody()
    say(person, CancelSubscription(), "")
    outcome = say(person, Ready(), "")
    assert outcome.handover is None
    assert outcome.question is not None


def test_a_paused_workout_is_not_ended_by_go_on() -> None:
    """To "shall I end it", "go on" takes the workout up again."""
    person = training()
    say(person, Pause(), "")
    say(person, Finish(), "")
    say(person, Resume(), "")
    assert person.listener.workout is not None
    assert person.listener.workout.state is not QueueState.LEFT


@pytest.mark.parametrize(
    ("words", "wanted"),
    [
        ("hang on a sec", HoldOn),
        ("give me a minute", HoldOn),
        ("ask me later", NotYet),
        ("in an hour", NotYet),
    ],
)
def test_a_short_wait_keeps_the_question(words: str, wanted: type[Heard]) -> None:
    """Later is later."""
    assert isinstance(as_short_wait(scene_of(somebody(), "offer"), NotYet(), words), wanted)


@pytest.mark.parametrize(
    ("heard", "asked", "wanted"),
    [
        (HowLongLeft(), "offer", Describe()),
        (When(("tomorrow",)), "offer", NotYet()),
        (Next(), PROFILE, No()),
        (Spare(("mat",)), PROFILE, AskAgain()),
        (StartWorkout(Wish(equipment="none", exclude=("mat",))), PROFILE, AskAgain()),
        (StartWorkout(Wish(kind="core")), PROFILE, StartWorkout(Wish(kind="core"))),
        (Dont(), "delete", No()),
        (Dont(), "offer", Dont()),
    ],
)
def test_words_of_other_moments_answer_what_was_asked(heard: Heard, asked: str, wanted: Heard) -> None:
    """The player's words, a day and a thing are meant of the question."""
    assert as_held_question(scene_of(somebody(), asked), heard) == wanted
