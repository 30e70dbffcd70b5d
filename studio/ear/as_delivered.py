"""Words as Alexa delivers them: how they began is told by the intent, and is less than what was said."""

from collections.abc import Callable, Mapping
from typing import Any

from studio.ear.training_rows import intents_of_raw_words

REST = " {words}"
"""How a sample ends whose words before it are not delivered."""
OPENING = "OpeningWordsIntent"
"""The intent whose beginnings say nothing, and are left out."""


def beginnings(model: Mapping[str, Any]) -> dict[str, str]:
    """Return by each intent of raw words how these are taken to have begun: as its first sample does.

    `skill/alexa/intents/conversation.py` puts the same before the words that Alexa gives.
    """
    raw, found = intents_of_raw_words(model), dict[str, str]()
    for intent in model["intents"]:
        for sample in intent["samples"]:
            if intent["name"] in raw and sample.endswith(REST):
                found.setdefault(intent["name"], sample.removesuffix(REST))
    return found | ({OPENING: ""} if OPENING in found else {})


def as_delivered(model: Mapping[str, Any]) -> Callable[[str], str]:
    """Return what tells for a sentence the words that reach the ear: "what's this" as "what this".

    The longest beginning that a sample has is taken, and comes in the one form that its intent stands for.
    """
    begun = beginnings(model)
    openings = {
        sample.removesuffix(REST): begun[intent["name"]]
        for intent in model["intents"]
        if intent["name"] in begun
        for sample in intent["samples"]
        if sample.endswith(REST)
    }
    most = max((len(one.split()) for one in openings), default=0)

    def delivered(said: str) -> str:
        words = said.split()
        for size in range(min(most, len(words) - 1), 0, -1):
            opening = " ".join(words[:size])
            if opening in openings:
                return " ".join((*openings[opening].split(), *words[size:]))
        return said

    return delivered
