"""Denial, and what cannot be taken back: no single utterance deletes, cancels, or gives up a place."""

import pytest

from skill.domain.choice.requests import StartWorkout
from skill.domain.coach.requests import Finish
from skill.domain.conversation.requests import Yes
from skill.domain.decide import ANSWERS
from skill.domain.listener.listener import Listener
from skill.domain.listener.queue import QueueState
from skill.domain.person.requests import DeleteMyData
from skill.domain.plans.requests import StopPlan
from skill.domain.playing.requests import Pause
from skill.domain.premium.requests import CancelSubscription, Refund, StartTrial
from skill.domain.turn.requests import Dont, Heard
from skill.domain.turn.wish import Wish
from tests.domain.meaning.saying import keys, say, somebody, training
from tests.domain.one_person import Person

WITHOUT_FIELDS = sorted(
    (one for one in ANSWERS if not getattr(one, "__dataclass_fields__", None)), key=lambda one: one.__name__
)
"""Every request that is said with no value: each may be what Alexa's model guesses."""


def paused() -> Person:
    """Return somebody whose workout is paused."""
    person = training()
    say(person, Pause(), "")
    assert person.listener.workout is not None
    assert person.listener.workout.state is QueueState.PAUSED
    return person


@pytest.mark.parametrize("kind", WITHOUT_FIELDS, ids=lambda one: one.__name__)
@pytest.mark.parametrize("make", [somebody, training, paused])
def test_no_single_utterance_does_what_cannot_be_taken_back(make: object, kind: type[Heard]) -> None:
    """In no moment is data erased, a subscription cancelled, or a paused workout's place given up at once."""
    person: Person = make()  # type: ignore[operator]
    before = person.listener.workout
    outcome = say(person, kind(), "")

    assert not outcome.forgets
    assert not outcome.handover or (outcome.handover.name == "Buy" and kind is StartTrial)
    if before is not None and kind is not Finish:
        assert outcome.listener.workout is None or outcome.listener.workout.state is not QueueState.LEFT
    if before is not None and before.state is QueueState.PAUSED:
        assert outcome.listener.workout is not None
        assert outcome.listener.workout.state is not QueueState.LEFT


def test_a_paused_workout_is_ended_on_a_yes() -> None:
    """Its place is asked for first."""
    person = paused()
    assert say(person, Finish(), "").question is not None
    say(person, Yes(), "")
    assert person.listener.workout is not None
    assert person.listener.workout.state is QueueState.LEFT


def test_a_subscription_is_cancelled_on_a_yes_alone() -> None:
    """While audio plays nothing is handed over; before that, after a yes."""
    assert not say(training(), CancelSubscription(), "").handover
    person = somebody()
    assert not say(person, CancelSubscription(), "").handover
    handover = say(person, Yes(), "").handover
    assert handover
    assert handover.name == "Cancel"


@pytest.mark.parametrize("make", [somebody, training, paused])
@pytest.mark.parametrize(
    "heard", [StartWorkout(Wish(unknown=("x",))), DeleteMyData(), StopPlan(), Finish(), Dont()]
)
def test_words_with_a_denial_change_nothing(make: object, heard: Heard) -> None:
    """A denial in the words of a changing intent leaves everything as it is."""
    person: Person = make()  # type: ignore[operator]
    before = person.listener
    outcome = say(person, heard, "don't do anything yet")
    assert outcome.order is None
    assert keys(outcome)[0].startswith("dont.")
    assert outcome.listener.profile == before.profile
    assert _state(outcome.listener) == _state(before)
    assert not outcome.forgets


def test_a_kind_that_is_not_wanted_is_not_offered() -> None:
    """To "I don't want yoga" it offers other kinds, and starts nothing."""
    person = somebody()
    kind = next(iter(person.library.held.values())).card.kind
    outcome = say(person, Dont((kind,)), "yoga", "kind", kind)
    assert outcome.order is None
    assert all(person.library.held[one].card.kind != kind for one in outcome.talk.offered)


def test_a_refund_is_no_word_for_cancelling() -> None:
    """A refund too is asked for first."""
    assert not say(somebody(), Refund(), "").handover


def _state(listener: Listener) -> QueueState | None:
    return listener.workout.state if listener.workout else None
