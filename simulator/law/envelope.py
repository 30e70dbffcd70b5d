"""The envelope: G1 to G3, and G7, what every answer must look like from outside."""

import json

from simulator.law.case import Breach, Breaches, Case, hard, soft

ENVELOPE_KEYS = {"version", "sessionAttributes", "userAgent", "response"}
RESPONSE_KEYS = {
    "outputSpeech", "card", "reprompt", "directives", "apiResponse", "shouldEndSession",
    "canFulfillIntent", "experimentation",
}  # fmt: skip
MOST_BYTES = 120_000
"""The stricter reading of 120 KB."""
MANY_BYTES = 24_000
"""What older pages of Amazon's allow."""
LATEST_MS = 8_000
LATE_MS = 6_000


def shape(answer: object) -> list[Breach]:
    """Return what makes an answer no answer at all; only an empty list may be judged further."""
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


def envelope(case: Case) -> Breaches:
    """Judge the outside of an answer."""
    yield from _top(case)
    for key in case.response.keys() - RESPONSE_KEYS:
        yield hard("G2", f"`response` has an unknown key {key!r}")
    if case.end not in ("absent", None) and not isinstance(case.end, bool):
        yield hard("G2", "`shouldEndSession` must be true or false")
    if not isinstance(case.response.get("directives", []), list):
        yield hard("G2", "`directives` must be a list")
    elif len(case.directives) != len(case.response.get("directives", [])):
        yield hard("G2", "each directive must be an object")
    yield from _size(case)
    if not case.has_session and "sessionAttributes" in case.envelope:
        yield hard("G7", f"`sessionAttributes` in the answer to {case.type}, which has no session")


def _top(case: Case) -> Breaches:
    for key in case.envelope.keys() - ENVELOPE_KEYS:
        yield hard("G1", f"the answer has an unknown key {key!r}")
    if case.envelope.get("version") != "1.0":
        yield hard("G1", '`version` must be "1.0"')
    if not isinstance(case.envelope.get("sessionAttributes", {}), dict | None):
        yield hard("G1", "`sessionAttributes` must be an object")
    if not isinstance(case.envelope.get("userAgent", ""), str):
        yield hard("G1", "`userAgent` must be text")


def _size(case: Case) -> Breaches:
    size = len(json.dumps(case.envelope, ensure_ascii=False).encode())
    if size > MOST_BYTES:
        yield hard("G3", f"the answer has {size:,} bytes; 120 KB are allowed")
    elif size > MANY_BYTES:
        yield soft("G3", f"the answer has {size:,} bytes; more than 24 KB have been refused")


def lateness(took_ms: int) -> list[Breach]:
    """Judge how long an answer took, in milliseconds (G6)."""
    if took_ms > LATEST_MS:
        return [hard("G6", f"the answer took {took_ms:,} ms; Alexa waits 8 seconds")]
    if took_ms > LATE_MS:
        return [soft("G6", f"the answer took {took_ms:,} ms; plan for 6 seconds")]
    return []
