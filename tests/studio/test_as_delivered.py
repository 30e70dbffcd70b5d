"""Words as Alexa delivers them: the beginning of a sample comes back in one form, and the rest as it was."""

import json

import pytest

from skill.alexa.intents.conversation import BEGINNINGS
from studio.ear.as_delivered import as_delivered, beginnings
from studio.ear.training_rows import intents_of_raw_words
from studio.interaction_models.models import MODELS

MODEL = json.loads((MODELS / "en-US.json").read_text("utf-8"))["interactionModel"]["languageModel"]
RAW = intents_of_raw_words(MODEL)


@pytest.mark.parametrize(
    ("said", "heard"),
    [
        ("what's this called", "what this called"),
        ("could you say it again", "can you say it again"),
        ("so what now", "what now"),
        ("which side is it", "which side is it"),
        ("there's a wasp in here", "there's a wasp in here"),
        ("i didn't hear that", "i didn't hear that"),
        ("pause", "pause"),
    ],
)
def test_a_beginning_comes_in_the_form_of_its_intent(said: str, heard: str) -> None:
    """The longest that a sample has; a word by itself is left as it is."""
    assert as_delivered(MODEL, RAW)(said) == heard


def test_no_beginning_turns_a_denial_round() -> None:
    """What somebody has not got, or cannot do, stays so on its way to the coach."""
    denials = ("i don't", "i didn't", "i'm not", "i can't", "i haven't", "we don't", "i'm not able to")
    for one in denials:
        heard = as_delivered(MODEL, RAW)(f"{one} have a chair")
        assert {"don't", "didn't", "not", "can't", "haven't"} & set(heard.split()), one


def test_the_beginnings_are_those_that_the_skill_puts_before_the_words() -> None:
    """The studio takes them from the models, and the skill from its own table."""
    assert beginnings(MODEL, RAW) == BEGINNINGS
