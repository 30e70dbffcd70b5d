"""What a request gives us to ask Alexa's services with."""

from typing import Any

from ask_sdk_model import RequestEnvelope

from skill.domain.ground.alexa_reminders import PERMISSION
from skill.ports import Access


def access_of(envelope: RequestEnvelope) -> Access | None:
    """Return the way to Alexa's services; None if the request opens none, as events may not."""
    system = envelope.context.system if envelope.context else None
    if system is None or not system.api_endpoint or not system.api_access_token:
        return None
    device = system.device
    return Access(
        endpoint=system.api_endpoint,
        token=system.api_access_token,
        device_id=(device.device_id or "") if device else "",
        locale=getattr(envelope.request, "locale", None) or "en-US",
        may_remind=_granted(system.user, PERMISSION),
    )


def _granted(user: Any, scope: str) -> bool | None:
    permissions = getattr(user, "permissions", None)
    scopes = getattr(permissions, "scopes", None)
    if not isinstance(scopes, dict) or scope not in scopes:
        return None
    status = getattr(scopes[scope], "status", None)
    return getattr(status, "value", None) == "GRANTED"
