"""Words as Alexa delivers them: how they began is told by the intent, and is less than what was said."""

from collections.abc import Callable, Mapping
from typing import Any

REST = " {words}"
"""How a sample ends whose words before it are not delivered."""
SAYS_NOTHING = "OpeningWordsIntent"
"""The intent whose beginnings are left out: "well", "oh"."""


def as_delivered(model: Mapping[str, Any], raw: frozenset[str]) -> Callable[[str], str]:
    """Return what tells for a sentence the words that reach the ear: "what's this" as "what this".

    The longest beginning that a sample has is taken, and comes as the first one of its intent.

    Args:
        model: an interaction model.
        raw: the names of its intents that bring words unsorted.
    """
    begun = beginnings(model, raw)
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


def beginnings(model: Mapping[str, Any], raw: frozenset[str]) -> dict[str, str]:
    """Return what stands before the words of each intent that brings words unsorted."""
    first = {one["name"]: one["samples"][0] for one in model["intents"] if one["name"] in raw}
    return {
        name: "" if name == SAYS_NOTHING or not sample.endswith(REST) else sample.removesuffix(REST)
        for name, sample in first.items()
    }
