"""Dialog management, as far as a device plays it: asking for what an intent still needs."""

from collections.abc import Iterator
from dataclasses import dataclass

from simulator.conversing import Elicited
from simulator.exchange import Exchange
from simulator.wire import Json, dig, rows


@dataclass(frozen=True, slots=True)
class Prompt:
    """A question of the interaction model's own."""

    elicited: Elicited
    text: str


def elicited(exchange: Exchange) -> Elicited | None:
    """Return the slot that an answer asks for; None if it asks for none."""
    intent = dig(exchange.request, "request", "intent", default={})
    for one in exchange.directives:
        if dig(one, "type") == "Dialog.ElicitSlot":
            asked = dig(one, "updatedIntent") or intent
            slots = asked.get("slots") or {}
            return Elicited(str(asked.get("name")), str(one.get("slotToElicit")), slots)
    return None


def next_prompt(model: Json | None, intent: Json) -> Prompt | None:
    """Return the question for the first slot that must be filled and is not; None if all are."""
    slots = intent.get("slots") or {}
    for slot in _required(model, str(intent.get("name"))):
        if not dig(slots, slot["name"], "value"):
            asked = Elicited(str(intent.get("name")), slot["name"], slots)
            return Prompt(asked, _text(model, str(dig(slot, "prompts", "elicitation"))))
    return None


def _required(model: Json | None, intent: str) -> Iterator[Json]:
    for one in rows(dig(model, "interactionModel", "dialog", "intents")):
        if one.get("name") == intent:
            yield from (slot for slot in one.get("slots", []) if slot.get("elicitationRequired"))


def _text(model: Json | None, prompt: str) -> str:
    for one in rows(dig(model, "interactionModel", "prompts")):
        if one.get("id") == prompt:
            return str(one["variations"][0]["value"])
    return ""
