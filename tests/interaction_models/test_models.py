"""What can be said is in step with the library, and lawful."""

import json
import re
from functools import cache

import pytest

from skill.alexa.request_reader import INTENTS
from skill.content.faults import Fault
from studio.interaction_models.models import MODELS, make_models
from studio.interaction_models.sample_patterns import Expander
from tests.shipped_library import authored, gated


@cache
def made() -> tuple[dict[str, str], list[Fault]]:
    """Return the interaction models that the sources make, by locale, and the faults found."""
    library, locales, _ = gated()
    return make_models(library, locales)


def language_model(locale: str) -> dict[str, object]:
    return json.loads((MODELS / f"{locale}.json").read_text("utf-8"))["interactionModel"]["languageModel"]


@pytest.mark.parametrize("locale", ["en-US", "en-GB"])
def test_the_kept_model_is_what_the_source_makes(locale: str) -> None:
    """`python -m studio model` would change nothing, and finds no fault."""
    assert made()[1] == []
    assert (MODELS / f"{locale}.json").read_text("utf-8") == made()[0][locale]


@pytest.mark.parametrize("locale", ["en-US", "en-GB"])
def test_samples_are_many_lawful_and_only_once(locale: str) -> None:
    """Twenty or more for each custom intent, of letters and slots, in no two intents.

    An intent that only carries raw words has one sample for each way to begin; Amazon's own intents are
    extended by a few, or by none.
    """
    seen: dict[str, str] = {}
    for intent in language_model(locale)["intents"]:
        carries_words = [slot["type"] for slot in intent.get("slots", [])] in (
            ["AMAZON.SearchQuery"], ["WORDS"],
        )  # fmt: skip
        if not intent["name"].startswith("AMAZON.") and not carries_words:
            assert len(intent["samples"]) >= 20, intent["name"]
        declared = {slot["name"] for slot in intent.get("slots", [])}
        for sample in intent["samples"]:
            assert seen.setdefault(sample, intent["name"]) == intent["name"]
            assert re.fullmatch(r"(?:[A-Za-z .'_-]|\{\w+\})+", sample), sample
            assert set(re.findall(r"\{(\w+)\}", sample)) <= declared


def test_every_intent_is_heard() -> None:
    """The model and the skill name the same intents."""
    assert {one["name"] for one in language_model("en-US")["intents"]} == set(INTENTS)


@pytest.mark.parametrize(
    ("slot", "kind"),
    [
        ("WORKOUT_NAME", "workouts"),
        ("TRAINER", "trainers"),
        ("PLAYLIST_NAME", "playlists"),
        ("EXERCISE", "exercises"),
        ("ARTICLE", "articles"),
    ],
)
def test_everything_in_the_library_can_be_said(slot: str, kind: str) -> None:
    """Each thing of the library is a value with its id."""
    types = {one["name"]: one["values"] for one in language_model("en-US")["types"]}
    assert {value["id"] for value in types[slot]} == set(getattr(authored(), kind))


def test_british_listeners_say_press_ups() -> None:
    """The British model has British values."""
    values = {one["name"]: one["values"] for one in language_model("en-GB")["types"]}["EXERCISE"]
    assert "press-ups" in [value["name"]["value"] for value in values]


def test_british_listeners_are_understood_if_they_say_push_ups() -> None:
    """Each locale holds the words of the language's first one too, as other names of the same value."""
    values = {one["name"]: one["values"] for one in language_model("en-GB")["types"]}["EXERCISE"]
    push_up = next(value["name"] for value in values if value["id"] == "push-up")
    assert push_up["value"] == "press-ups"
    assert "push-ups" in push_up["synonyms"]


def test_patterns_expand_to_all_that_they_stand_for() -> None:
    """Each, with or without, and one in turn."""
    expander = Expander()
    assert expander.expand("(a|b) [c]") == ["a", "a c", "b", "b c"]
    assert expander.expand("<x|y> (1|2)") == ["x 1", "y 2"]
