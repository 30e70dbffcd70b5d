"""Dialog directives: which slot the skill asks for, and the dialog model's own prompts."""

from collections.abc import Iterator
from dataclasses import dataclass

from simulator.device.exchange import Exchange
from simulator.device.session import ElicitedSlot
from simulator.protocol.json_access import Json, dig, rows


@dataclass(frozen=True, slots=True)
class Prompt:
    """A prompt of the interaction model for a slot."""

    elicited: ElicitedSlot
    text: str


def elicited_slot(exchange: Exchange) -> ElicitedSlot | None:
    """Return the slot of a response's Dialog.ElicitSlot; None if there is no such directive."""
    intent = dig(exchange.request, "request", "intent", default={})
    for one in exchange.directives:
        if dig(one, "type") == "Dialog.ElicitSlot":
            asked = dig(one, "updatedIntent") or intent
            slots = asked.get("slots") or {}
            return ElicitedSlot(str(asked.get("name")), str(one.get("slotToElicit")), slots)
    return None


def next_prompt(model: Json | None, intent: Json) -> Prompt | None:
    """Return the prompt for the first required slot that is empty; None if all are filled."""
    slots = intent.get("slots") or {}
    for slot in _required(model, str(intent.get("name"))):
        if not dig(slots, slot["name"], "value"):
            asked = ElicitedSlot(str(intent.get("name")), slot["name"], slots)
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
