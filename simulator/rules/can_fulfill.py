"""The response to a CanFulfillIntentRequest: rule R12."""

from simulator.protocol.json_access import Json, dig
from simulator.rules.breaches import Breaches, hard
from simulator.rules.checked_response import CheckedResponse

ANSWERS = {"YES", "NO", "MAYBE"}


def can_fulfill(checked: CheckedResponse) -> Breaches:
    """Check `canFulfillIntent`, which may be missing."""
    found = checked.response.get("canFulfillIntent")
    if checked.type != "CanFulfillIntentRequest" or found is None:
        return
    if dig(found, "canFulfill") not in ANSWERS:
        yield hard("R12", f"canFulfill is {dig(found, 'canFulfill')!r}, not YES, NO or MAYBE")
    slots = dig(found, "slots", default={})
    for name, slot in (slots if isinstance(slots, dict) else {}).items():
        yield from _slot(name, slot)


def _slot(name: str, slot: Json) -> Breaches:
    if dig(slot, "canUnderstand") not in ANSWERS:
        yield hard("R12", f"slots.{name}.canUnderstand must be YES, NO or MAYBE")
    if dig(slot, "canFulfill") not in ANSWERS - {"MAYBE"}:
        yield hard("R12", f"slots.{name}.canFulfill must be YES or NO")
