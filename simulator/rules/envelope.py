"""The response envelope: rules G1 to G3 and G7."""

import json

from simulator.rules.breaches import Breach, Breaches, hard, soft
from simulator.rules.checked_response import CheckedResponse

ENVELOPE_KEYS = {"version", "sessionAttributes", "userAgent", "response"}
RESPONSE_KEYS = {
    "outputSpeech", "card", "reprompt", "directives", "apiResponse", "shouldEndSession",
    "canFulfillIntent", "experimentation",
}  # fmt: skip
MOST_BYTES = 120_000
"""Amazon's limit of 120 KB, read as 120,000 bytes and not as 122,880."""
MANY_BYTES = 24_000
"""The limit in older documentation of Amazon's."""


def shape(answer: object) -> list[Breach]:
    """Return why a response cannot be checked any further; an empty list if it can."""
    if not isinstance(answer, dict):
        told = f": {answer}" if isinstance(answer, str) else ""
        return [hard("G1", f"the answer is not a JSON object{told[:300]}")]
    try:
        json.dumps(answer, allow_nan=False)
    except (TypeError, ValueError) as error:
        return [hard("G1", f"the answer cannot be written as JSON: {error}")]
    if not isinstance(answer.get("response"), dict):
        return [hard("G1", "`response` must be an object, if only an empty one")]
    return []


def envelope(checked: CheckedResponse) -> Breaches:
    """Check the keys and the size of the response envelope."""
    yield from _top(checked)
    for key in checked.response.keys() - RESPONSE_KEYS:
        yield hard("G2", f"`response` has an unknown key {key!r}")
    if checked.end not in ("absent", None) and not isinstance(checked.end, bool):
        yield hard("G2", "`shouldEndSession` must be true or false")
    if not isinstance(checked.response.get("directives", []), list):
        yield hard("G2", "`directives` must be a list")
    elif len(checked.directives) != len(checked.response.get("directives", [])):
        yield hard("G2", "each directive must be an object")
    yield from _size(checked)
    if not checked.has_session and "sessionAttributes" in checked.envelope:
        yield hard("G7", f"`sessionAttributes` in the answer to {checked.type}, which has no session")


def _top(checked: CheckedResponse) -> Breaches:
    for key in checked.envelope.keys() - ENVELOPE_KEYS:
        yield hard("G1", f"the answer has an unknown key {key!r}")
    if checked.envelope.get("version") != "1.0":
        yield hard("G1", '`version` must be "1.0"')
    if not isinstance(checked.envelope.get("sessionAttributes", {}), dict | None):
        yield hard("G1", "`sessionAttributes` must be an object")
    if not isinstance(checked.envelope.get("userAgent", ""), str):
        yield hard("G1", "`userAgent` must be text")


def _size(checked: CheckedResponse) -> Breaches:
    size = len(json.dumps(checked.envelope, ensure_ascii=False).encode())
    if size > MOST_BYTES:
        yield hard("G3", f"the answer has {size:,} bytes; 120 KB are allowed")
    elif size > MANY_BYTES:
        yield soft("G3", f"the answer has {size:,} bytes; more than 24 KB have been refused")
