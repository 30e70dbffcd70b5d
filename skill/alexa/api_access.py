"""The API endpoint, access token and permissions that a request carries for calls to Alexa's services."""

from typing import Any

from ask_sdk_model import RequestEnvelope

from skill.domain.ground.alexa_reminders import PERMISSION
from skill.ports import BASE_LOCALE, ApiAccess


def api_access_of(envelope: RequestEnvelope) -> ApiAccess | None:
    """Return a request's access to Alexa's services; None if it carries none, as some events do not."""
    system = envelope.context.system if envelope.context else None
    if system is None or not system.api_endpoint or not system.api_access_token:
        return None
    device = system.device
    return ApiAccess(
        endpoint=system.api_endpoint,
        token=system.api_access_token,
        device_id=(device.device_id or "") if device else "",
        locale=getattr(envelope.request, "locale", None) or BASE_LOCALE,
        may_remind=_granted(system.user, PERMISSION),
    )


def _granted(user: Any, scope: str) -> bool | None:
    """Return whether a permission is granted; None if the request does not say."""
    permissions = getattr(user, "permissions", None)
    scopes = getattr(permissions, "scopes", None)
    if not isinstance(scopes, dict) or scope not in scopes:
        return None
    status = getattr(scopes[scope], "status", None)
    return getattr(status, "value", None) == "GRANTED"
