"""How a move is done: one answer for all moves, and the workout goes on."""

import tomllib

import pytest

from skill.domain.coach.requests import AskForm
from skill.domain.playing.requests import Pause
from studio.library.line_files import LINES
from tests.domain.meaning.saying import keys, somebody, training

ABOUT = (
    "may-i-hold", "seated", "no-prop", "right", "click", "burn", "puffed", "breathe", "counting", "tempo",
    "hold", "hot",
)  # fmt: skip


def test_each_answer_is_tried() -> None:
    """The lines hold these, and no others."""
    assert set(ABOUT) == tomllib.loads((LINES / "en-US" / "coach.toml").read_text("utf-8"))["form"].keys()


@pytest.mark.parametrize("about", ABOUT)
def test_it_is_answered_and_the_workout_goes_on(about: str) -> None:
    """Nothing is ordered, and no open microphone stops the audio."""
    person = training()
    outcome = person.hear(AskForm(about))

    assert keys(outcome) == [f"form.{about}"]
    assert (outcome.order, outcome.question) == (None, None)


def test_in_a_pause_the_question_comes_again() -> None:
    """A paused workout waits for its yes."""
    person = training()
    person.hear(Pause())
    outcome = person.hear(AskForm("breathe"))

    assert keys(outcome) == ["form.breathe"]
    assert outcome.question is not None
    assert outcome.question.pending.about == "resume"


def test_before_a_workout_it_is_answered_too() -> None:
    """And what else is wanted is asked."""
    outcome = somebody().hear(AskForm("may-i-hold"))

    assert keys(outcome) == ["form.may-i-hold"]
    assert outcome.question is not None
    assert outcome.question.pending.about == "open"
