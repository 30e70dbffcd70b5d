"""Makes Amazon's SkillAdapter for Flask call our handler, and works around two of its faults.

It cannot be imported as published: `ask_sdk_webservice_support` imports `certvalidator`, which imports
`oscrypto`, whose pattern for OpenSSL's version does not know 3.0.10 and later; no release mends that. Only
the names of `certvalidator` are needed here, since `web.request_verifier` proves each request before
SkillAdapter sees it. So an empty module takes its place, and SkillAdapter's own verifiers are never made.

It also parses each request with the SDK's model first, which raises for a request type, an enum or a
timestamp that the SDK does not know: status 500 where the Lambda gives a valid response. So the skill object
that it is given reads plain JSON and answers with the same handler as the Lambda.
"""

import json
import sys
from types import ModuleType
from typing import Any

from ask_sdk_core.skill import CustomSkill

from skill.alexa.endpoint import Handler


class CertificateValidator:
    """Stands in for the class that SkillAdapter's own verifier would call; never called."""

    def __init__(self, *_: object) -> None:
        raise NotImplementedError("SkillAdapter's own verification is off: see web/sdk_adapter.py")


def _stand_in() -> None:
    """Put modules with the names that ask_sdk_webservice_support imports into `sys.modules`."""
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
"""For `app.config`: SkillAdapter verifies nothing, since our own verifier has done so before."""

__all__ = ["NO_VERIFIERS", "SkillAdapter", "SkillBehindTheDoor"]


class PlainJson:
    """A serializer for SkillAdapter that reads plain JSON and leaves the SDK's model out."""

    def deserialize(self, payload: str, obj_type: object) -> Any:
        """Return the request as parsed JSON."""
        del obj_type
        return json.loads(payload)

    def serialize(self, obj: Any) -> Any:
        """Return the response, which our handler has serialised already."""
        return obj


class SkillBehindTheDoor(CustomSkill):
    """A skill for SkillAdapter that answers with our handler, which never raises."""

    def __init__(self, handler: Handler) -> None:
        self._handler = handler
        self.serializer = PlainJson()
        self.custom_user_agent = None

    def invoke(self, request_envelope: Any, context: Any) -> dict[str, Any]:
        """Answer a request."""
        return self._handler(request_envelope, context)
