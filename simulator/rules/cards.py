"""Cards: rules C1 to C3."""

from simulator.protocol.json_access import dig
from simulator.rules.breaches import Breaches, hard
from simulator.rules.checked_response import CheckedResponse

KEYS = {
    "Simple": {"type", "title", "content"},
    "Standard": {"type", "title", "text", "image"},
    "LinkAccount": {"type"},
    "AskForPermissionsConsent": {"type", "permissions"},
}
MOST_LETTERS = 8_000
MOST_URL = 2_000


def card(checked: CheckedResponse) -> Breaches:
    """Check the card."""
    found = checked.response.get("card")
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
