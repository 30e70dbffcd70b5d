"""Raw words: what the ear guesses is done as far as a guess may go."""

import pytest

from skill.domain.choice.requests import ListWorkouts, StartWorkout, Suggest
from skill.domain.coach.requests import ChangeLength, Easier, Finish, SwapMove
from skill.domain.conversation.requests import ForAlexa, OwnWords
from skill.domain.ground.records import record
from skill.domain.listener.listener import Listener
from skill.domain.meaning.own_words import as_own_words
from skill.domain.person.requests import DeleteMyData, LeaveOut, SetProfile
from skill.domain.plans.requests import StopPlan
from skill.domain.playing.requests import Cancel, HowLongLeft, Next, StartOver, Stop
from skill.domain.premium.requests import CancelSubscription, StartTrial
from skill.domain.reminders.requests import CancelReminder, When
from skill.domain.turn.device import Device
from skill.domain.turn.ear import Guess
from skill.domain.turn.requests import Heard
from skill.domain.turn.scene import Scene
from skill.domain.turn.wish import Wish
from tests.fakes import FakeDice, FakeLibrary

LEGS = Wish(muscle="legs")


@record
class FakeEar:
    """Guesses what it is told to."""

    guessed: tuple[Guess, ...]

    def guesses(self, words: str) -> tuple[Guess, ...]:
        """Return what it was told to, whatever the words."""
        del words
        return self.guessed


def heard(words: str, *guesses: Guess) -> Heard:
    scene = Scene(
        Listener("someone"), FakeLibrary(), FakeDice(), 0, "2026-11-23", Device(key="kitchen"),
        ear=FakeEar(guesses),
    )  # fmt: skip
    return as_own_words(scene, OwnWords(words))


@pytest.mark.parametrize(
    "asked",
    [
        Stop(), Cancel(), Finish(), DeleteMyData(), CancelSubscription(), StartTrial(),
        CancelReminder(When()), StopPlan(), LeaveOut("burpee"), Next(), StartOver(),
    ],
    ids=lambda one: type(one).__name__,
)  # fmt: skip
def test_nothing_irrevocable_is_done_on_a_guess(asked: Heard) -> None:
    """What ends, deletes, cancels, buys, leaves out or loses the place needs a word of its own."""
    assert heard("whatever", Guess(asked, 1.0)) == OwnWords("whatever")


def test_what_only_tells_something_is_told() -> None:
    """A question that is likely enough is answered, even beside a denial."""
    assert heard("don't know how long", Guess(HowLongLeft(), 0.6)) == HowLongLeft()
    assert heard("how long", Guess(HowLongLeft(), 0.4)) == OwnWords("how long")


def test_a_denial_changes_nothing() -> None:
    """No profile with dumbbells comes of their absence."""
    have = Guess(SetProfile(equipment=("dumbbells",)), 0.95)

    assert heard("i've got dumbbells", have) == SetProfile(equipment=("dumbbells",))
    assert heard("i don't have dumbbells", have) == OwnWords("i don't have dumbbells")


def test_a_workout_starts_only_when_it_is_nearly_certain() -> None:
    """Less sure, the workouts that fit are named; to start and to list them count together."""
    assert heard("legs", Guess(StartWorkout(LEGS), 0.95)) == StartWorkout(LEGS)
    assert heard("legs", Guess(StartWorkout(LEGS), 0.7)) == ListWorkouts(LEGS)
    both = Guess(StartWorkout(LEGS), 0.3), Guess(ListWorkouts(LEGS), 0.3)
    assert heard("legs", *both) == ListWorkouts(LEGS)
    assert heard("legs", Guess(StartWorkout(LEGS), 0.3)) == OwnWords("legs")


def test_a_workout_of_no_kind_is_suggested() -> None:
    """Nothing was said of it, so that nothing is started."""
    assert heard("something", Guess(StartWorkout(Wish()), 0.99)) == Suggest()


@pytest.mark.parametrize("asked", [Easier(), SwapMove(), ChangeLength()], ids=lambda one: type(one).__name__)
def test_what_changes_a_workout_needs_one(asked: Heard) -> None:
    """In silence such a guess must be wrong."""
    assert heard("too much", Guess(asked, 0.99)) == OwnWords("too much")


def test_another_skills_command_gets_its_owner() -> None:
    """All that is for no coach counts together, and the subject must stand out in it."""
    assert heard("a timer", Guess(None, 0.9, "timer")) == ForAlexa("timer")
    assert heard("rain", Guess(None, 0.4, "weather"), Guess(None, 0.4)) == ForAlexa("weather")
    assert heard("hum", Guess(None, 0.9)) == OwnWords("hum")
    assert heard("hum", Guess(None, 0.3, "weather")) == OwnWords("hum")


def test_without_an_ear_the_words_stay() -> None:
    """The skill works without a trained model: it asks."""
    assert heard("whatever") == OwnWords("whatever")
