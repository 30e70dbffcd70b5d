"""Proves that a request comes from Amazon, is recent, and is for this skill (docs/web-service.md).

The rules are checked in the order of that document. Nothing is parsed before the signature over the bytes is
proven, so a stranger's bytes never reach a parser.
"""

import base64
import binascii
import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.padding import PKCS1v15
from cryptography.hazmat.primitives.hashes import SHA256

from skill.ports import Clock
from web.certificates import Certificates, Refused

ADDRESS = "SignatureCertChainUrl"
SIGNATURE = "Signature-256"
"""The header with the signature. `Signature`, made with SHA-1, is still sent too, and proves nothing."""

TOLERANCE_MS = 150_000
EVENT_TOLERANCE_MS = 3_600_000
"""Alexa repeats a skill event for up to an hour until it is acknowledged."""
EVENTS = "AlexaSkillEvent."

MOST_LETTERS = 2_048
"""The longest header that is read; a signature by a key of 4,096 bits takes 684 letters."""


@dataclass(frozen=True, slots=True)
class Verifier:
    """Verifies requests with Amazon's certificates, the time and the skill's id."""

    certificates: Certificates
    clock: Clock
    skill_id: str

    def verify(self, headers: Mapping[str, str], body: bytes) -> None:
        """Return only if the request comes from Amazon, is recent, and is for this skill.

        Args:
            headers: by name, in upper or lower case.
            body: the bytes as received.

        Raises:
            Refused: it is not; the reason is for the log and not for the sender.
        """
        now = self.clock.now_ms()
        self._prove_signature(headers, body, datetime.fromtimestamp(now / 1000, UTC))
        event = _parsed(body)
        _prove_fresh(event, now)
        self._prove_ours(event)

    def _prove_signature(self, headers: Mapping[str, str], body: bytes, now: datetime) -> None:
        signature = _decoded(_header(headers, SIGNATURE))
        key = self.certificates.key_at(_header(headers, ADDRESS), now)
        try:
            key.verify(signature, body, PKCS1v15(), SHA256())
        except InvalidSignature as error:
            raise Refused("the signature is not of this body") from error

    def _prove_ours(self, event: Mapping[str, Any]) -> None:
        named = {
            found
            for path in (("context", "System", "application"), ("session", "application"))
            if (found := _at(event, *path, "applicationId")) is not None
        }
        # Buttons and events have no session; where there are both, both must be ours.
        if not named or any(one != self.skill_id for one in named):
            raise Refused("the request is for another skill")


def _header(headers: Mapping[str, str], name: str) -> str:
    found = next((value for key, value in headers.items() if key.lower() == name.lower()), None)
    if not found or len(found) > MOST_LETTERS:
        raise Refused(f"the header {name} is missing, or too long")
    return found


def _decoded(signature: str) -> bytes:
    try:
        return base64.b64decode(signature, validate=True)
    except (binascii.Error, ValueError) as error:
        raise Refused("the signature is not base64") from error


def _parsed(body: bytes) -> Mapping[str, Any]:
    try:
        event = json.loads(body)
    except (ValueError, RecursionError) as error:
        raise Refused("the body is not JSON") from error
    if not isinstance(event, Mapping) or not isinstance(event.get("request"), Mapping):
        raise Refused("the body is not a request of Alexa's")
    return event


def _prove_fresh(event: Mapping[str, Any], now_ms: int) -> None:
    request = event["request"]
    is_event = str(request.get("type")).startswith(EVENTS)
    tolerance = EVENT_TOLERANCE_MS if is_event else TOLERANCE_MS
    age = now_ms - _moment_ms(request.get("timestamp"))
    if abs(age) > tolerance:
        raise Refused(f"the request's time is more than {tolerance // 1000} seconds off")


def _moment_ms(told: object) -> int:
    """Return a timestamp in epoch milliseconds.

    Args:
        told: an ISO 8601 string, as Alexa documents it, or a whole number of seconds or milliseconds.
    """
    if isinstance(told, int) and not isinstance(told, bool):
        # Compared as the whole number that it is: one of 400 digits fits into no float.
        return told if abs(told) > 10**11 else told * 1000
    try:
        moment = datetime.fromisoformat(told) if isinstance(told, str) else None
    except ValueError:
        moment = None
    if moment is None:
        raise Refused("the request has no time that can be read")
    return round((moment if moment.tzinfo else moment.replace(tzinfo=UTC)).timestamp() * 1000)


def _at(tree: object, *path: str) -> object:
    for key in path:
        tree = tree.get(key) if isinstance(tree, Mapping) else None
    return tree
