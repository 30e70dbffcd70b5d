"""The dialog of an interaction model: the slots that Alexa may ask for, and its prompts for them."""

from collections.abc import Mapping
from typing import Any

from skill.content.faults import Fault
from skill.content.locales import Locale


def make_dialog(
    table: Mapping[str, Any], intents: list[dict[str, Any]], locale: Locale, faults: list[Fault]
) -> dict[str, Any]:
    """Return `dialog` and `prompts` for the source's `[dialog.SomeIntent]` tables; empty if there are none.

    Each table gives the prompts for slots of its intent. The skill asks for slots itself, in its own words;
    the prompts are what Alexa would say, which its schema demands. All slots of the intent must be listed.
    """
    slots = {one["name"]: one.get("slots", []) for one in intents}
    made, prompts = [], []
    for name, asked in table["dialog"].items():
        for slot in asked.keys() - {one["name"] for one in slots.get(name, [])}:
            message = f"asks for {slot!r}, which is no slot of it"
            faults.append(Fault("interaction_models/source", f"dialog.{name}", message))
        made.append(_intent(name, slots.get(name, []), asked))
        prompts += [_prompt(name, slot, texts, locale) for slot, texts in asked.items()]
    if not made:
        return {}
    return {"dialog": {"intents": made, "delegationStrategy": "SKILL_RESPONSE"}, "prompts": prompts}


def _intent(name: str, slots: list[dict[str, Any]], asked: Mapping[str, list[str]]) -> dict[str, Any]:
    return {
        "name": name,
        "confirmationRequired": False,
        "prompts": {},
        "slots": [_slot(name, one, is_asked=one["name"] in asked) for one in slots],
    }


def _slot(intent: str, slot: Mapping[str, Any], *, is_asked: bool) -> dict[str, Any]:
    # Amazon's schema knows `multipleValues` on the slots of an intent, and not on those of its dialog.
    return {
        "name": slot["name"],
        "type": slot["type"],
        "confirmationRequired": False,
        "elicitationRequired": is_asked,
        "prompts": {"elicitation": _id(intent, slot["name"])} if is_asked else {},
    }


def _prompt(intent: str, slot: str, texts: list[str], locale: Locale) -> dict[str, Any]:
    variations = [{"type": "PlainText", "value": locale.worded(text)} for text in texts]
    return {"id": _id(intent, slot), "variations": variations}


def _id(intent: str, slot: str) -> str:
    return f"Elicit.Slot.{intent}.{slot}"
