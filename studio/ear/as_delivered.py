"""Words as Alexa delivers them: how they began is told by the intent, and is less than what was said."""

from collections.abc import Callable, Mapping
from typing import Any

from skill.alexa.intents.conversation import BEGINNINGS

REST = " {words}"
"""How a sample ends whose words before it are not delivered."""


def as_delivered(model: Mapping[str, Any]) -> Callable[[str], str]:
    """Return what tells for a sentence the words that reach the ear: "what's this" as "what this".

    The longest beginning that a sample has is taken, and comes in the one form that its intent stands for.
    """
    openings = {
        sample.removesuffix(REST): BEGINNINGS[intent["name"]]
        for intent in model["intents"]
        if intent["name"] in BEGINNINGS
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
