"""Alexa's own dialog is ordered in the form that Alexa accepts."""

import json

import pytest

from skill.alexa.dialog_directives import ELICITED, MOST_LETTERS, NAMED, SLOTS, elicitation, own_names
from skill.alexa.ssml import SsmlFormatter
from skill.domain.ground.lines import line
from skill.domain.listener.listener import Listener
from skill.domain.turn.outcome import Outcome, OwnName, Question
from skill.domain.turn.talk import Pending
from studio.interaction_models.models import MODELS
from tests.fakes import FakeDice, FakeLibrary

QUESTION = Question(line("ask.length"), line("ask.length_reprompt"), Pending("wish"), wants="length")


@pytest.mark.parametrize("locale", ["en-US", "en-GB"])
def test_the_dialog_and_the_model_are_in_step(locale: str) -> None:
    """Each elicited intent is registered, with all of its slots (D1, D2), and the named type exists (D5)."""
    model = json.loads((MODELS / f"{locale}.json").read_text("utf-8"))["interactionModel"]
    registered = {one["name"]: {slot["name"] for slot in one["slots"]} for one in model["dialog"]["intents"]}
    declared = {
        one["name"]: {slot["name"] for slot in one.get("slots", [])}
        for one in model["languageModel"]["intents"]
    }
    for intent, slot in ELICITED.values():
        assert set(SLOTS[intent]) == declared[intent] == registered[intent]
        assert slot in SLOTS[intent]
    assert NAMED in {one["name"] for one in model["languageModel"]["types"]}
    prompts = {one["id"] for one in model["prompts"]}
    asked = [
        slot["prompts"]["elicitation"]
        for one in model["dialog"]["intents"]
        for slot in one["slots"]
        if slot["elicitationRequired"]
    ]
    assert prompts == set(asked)


def test_a_length_is_elicited_only_from_its_own_intent() -> None:
    """Alexa silently drops the order in any other answer (D1)."""
    outcome = Outcome(Listener("x"), question=QUESTION)
    directive = elicitation(outcome, "StartWorkoutIntent")
    assert directive is not None
    assert set(directive.updated_intent.slots) == set(SLOTS["StartWorkoutIntent"])
    assert elicitation(outcome, "AMAZON.NoIntent") is None
    assert elicitation(Outcome(Listener("x")), "StartWorkoutIntent") is None


def test_own_names_are_few_short_and_never_on_stop() -> None:
    """A person's own names are values of the workouts' type, and no answer to stop or pause has them."""
    outcome = Outcome(Listener("x"), own_names=(OwnName("legs", "names.last"),))
    wording = SsmlFormatter(FakeLibrary(), FakeDice())
    directive = own_names(outcome, "", wording)
    assert directive is not None
    assert [(one.id, len(one.name.value) <= MOST_LETTERS) for one in directive.types[0].values] == [
        ("legs", True)
    ]
    assert own_names(outcome, "AMAZON.StopIntent", wording) is None
    assert own_names(Outcome(Listener("x")), "", wording) is None
