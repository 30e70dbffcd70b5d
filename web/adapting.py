"""The seam between Amazon's SkillAdapter and our door; two things about it need saying.

It cannot be imported as it comes: `ask_sdk_webservice_support` imports `certvalidator`, which imports
`oscrypto`, whose pattern for OpenSSL's version does not know 3.0.10 and later. Nobody has released a
version that does. All that is wanted of `certvalidator` here is its name, since `web.verifying` proves each
request before SkillAdapter sees it; so an empty module stands in for it, and SkillAdapter's own verifiers,
which would call it, are never made.

And it parses a request by the SDK's model before it does anything else, which raises for a request type,
an enum or a timestamp that the SDK does not know: a 500 where the Lambda answers lawfully. So the skill
that it is given reads plain JSON, and answers by the same handler as the Lambda.
"""

import json
import sys
from types import ModuleType
from typing import Any

from ask_sdk_core.skill import CustomSkill

from skill.alexa.endpoint import Handler


class CertificateValidator:
    """Has the name of what SkillAdapter's own verifier would call, and must never be called."""

    def __init__(self, *_: object) -> None:
        raise NotImplementedError("SkillAdapter's own verification is off: see web/adapting.py")


def _stand_in() -> None:
    """Let the names be there that ask_sdk_webservice_support imports."""
    outer, inner = ModuleType("certvalidator", __doc__), ModuleType("certvalidator.errors", __doc__)
    names = {"CertificateValidator": CertificateValidator}
    errors = {name: type(name, (Exception,), {}) for name in ("PathError", "ValidationError")}
    for module, found in ((outer, names), (inner, errors)):
        vars(module).update(found)
        sys.modules.setdefault(module.__name__, module)


_stand_in()

from flask_ask_sdk.skill_adapter import (
    VERIFY_SIGNATURE_APP_CONFIG,
    VERIFY_TIMESTAMP_APP_CONFIG,
    SkillAdapter,
)

NO_VERIFIERS = {VERIFY_SIGNATURE_APP_CONFIG: False, VERIFY_TIMESTAMP_APP_CONFIG: False}
"""For `app.config`: ours has come before."""

__all__ = ["NO_VERIFIERS", "SkillAdapter", "SkillBehindTheDoor"]


class PlainJson:
    """What SkillAdapter takes for the SDK's serializer: JSON in and out, no model between."""

    def deserialize(self, payload: str, obj_type: object) -> Any:
        """Return the request as it was sent."""
        del obj_type
        return json.loads(payload)

    def serialize(self, obj: Any) -> Any:
        """Return the answer, which the door has serialised already."""
        return obj


class SkillBehindTheDoor(CustomSkill):
    """What SkillAdapter takes for a skill of the SDK's: our handler, which never raises."""

    def __init__(self, handler: Handler) -> None:
        self._handler = handler
        self.serializer = PlainJson()
        self.custom_user_agent = None

    def invoke(self, request_envelope: Any, context: Any) -> dict[str, Any]:
        """Answer a request."""
        return self._handler(request_envelope, context)
