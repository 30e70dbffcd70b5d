"""A small interaction model, and the shipped ones."""

from functools import lru_cache

from simulator.protocol.json_access import Json
from simulator.skill_under_test.paths import MODELS
from simulator.understanding.intent_resolution import Understanding
from simulator.understanding.interaction_model import read_model

SKILL_ID = "amzn1.ask.skill.test"


def value(value_id: str, name: str, *synonyms: str) -> Json:
    """Return a value of a slot type."""
    return {"id": value_id, "name": {"value": name, "synonyms": list(synonyms)}}


SMALL: Json = {
    "interactionModel": {
        "languageModel": {
            "invocationName": "audio trainer",
            "intents": [
                {
                    "name": "StartIntent",
                    "slots": [
                        {"name": "kind", "type": "KIND"},
                        {"name": "audience", "type": "AUDIENCE"},
                        {"name": "length", "type": "AMAZON.DURATION"},
                        {"name": "tempo", "type": "AMAZON.NUMBER"},
                    ],
                    "samples": [
                        "start a {kind} workout",
                        "start a {kind} workout for {audience}",
                        "start a {length} {kind} workout",
                        "{kind}",
                        "{length}",
                        "start {kind}",
                        "play music at {tempo} beats per minute",
                        "what do you have for {audience}",
                    ],
                },
                {
                    "name": "SearchIntent",
                    "slots": [{"name": "words", "type": "AMAZON.SearchQuery"}],
                    "samples": ["search for {words}"],
                },
                {
                    "name": "WhenIntent",
                    "slots": [
                        {"name": "day", "type": "AMAZON.DATE"},
                        {"name": "time", "type": "AMAZON.TIME"},
                    ],
                    "samples": ["train me {day} at {time}"],
                },
                {"name": "MoreIntent", "samples": ["tell me more", "what's left", "please go on"]},
                {"name": "AMAZON.PauseIntent", "samples": []},
                {"name": "AMAZON.YesIntent", "samples": []},
                {"name": "AMAZON.StopIntent", "samples": []},
                {"name": "AMAZON.NextIntent", "samples": []},
                {"name": "AMAZON.HelpIntent", "samples": []},
            ],
            "types": [
                {
                    "name": "KIND",
                    "values": [
                        value("strength", "strength", "weights"),
                        value("hiit", "high intensity", "intervals"),
                        value("guided-run", "running", "guided run"),
                        value("hard", "stretching", "flexibility"),
                        value("soft", "mobility", "flexibility"),
                    ],
                },
                {
                    "name": "AUDIENCE",
                    "values": [
                        value("runners", "runners"),
                        value("older", "older adults", "seniors"),
                    ],
                },
            ],
        }
    }
}


def small() -> Understanding:
    """Return the small model, on a Monday."""
    return Understanding(SMALL, "en-US", SKILL_ID, lambda: 1_795_420_800_000)


@lru_cache
def shipped(locale: str) -> Understanding:
    """Return a shipped model."""
    return Understanding(read_model(MODELS / f"{locale}.json"), locale, SKILL_ID)
