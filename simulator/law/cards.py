"""Cards, C1 to C3, and the answer to "could you?", R12."""

from simulator.law.case import Breaches, Case, hard
from simulator.wire import Json, dig

KEYS = {
    "Simple": {"type", "title", "content"},
    "Standard": {"type", "title", "text", "image"},
    "LinkAccount": {"type"},
    "AskForPermissionsConsent": {"type", "permissions"},
}
MOST_LETTERS = 8_000
MOST_URL = 2_000
ANSWERS = {"YES", "NO", "MAYBE"}


def card(case: Case) -> Breaches:
    """Judge the card."""
    found = case.response.get("card")
    if found is None:
        return
    kind = dig(found, "type")
    if kind not in KEYS:
        yield hard("C1", f"no card is of type {kind!r}")
        return
    if found.keys() - KEYS[kind]:
        yield hard("C1", f"a card of type {kind} may not have {sorted(found.keys() - KEYS[kind])}")
    if kind == "AskForPermissionsConsent" and not found.get("permissions"):
        yield hard("C1", "a card that asks for consent must name permissions")
    letters = sum(len(str(found.get(key) or "")) for key in ("title", "content", "text"))
    if letters > MOST_LETTERS:
        yield hard("C2", f"the card has {letters} characters; {MOST_LETTERS} are allowed")
    for name in ("smallImageUrl", "largeImageUrl"):
        yield from _image(name, dig(found, "image", name))


def _image(name: str, url: object) -> Breaches:
    if url is None:
        return
    if not isinstance(url, str) or not url.startswith("https://") or len(url) > MOST_URL:
        yield hard("C3", f"the card's {name} must be https and at most {MOST_URL} characters long")


def fulfilment(case: Case) -> Breaches:
    """Judge what answers a CanFulfillIntentRequest, which may be left unanswered."""
    found = case.response.get("canFulfillIntent")
    if case.type != "CanFulfillIntentRequest" or found is None:
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
