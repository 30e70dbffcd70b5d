"""The SDK's service clients over an ApiClient and a serializer of our own.

The SDK's DefaultApiClient waits for ever, reads without end, and refuses the simulator's http. Its
serializer raises for a status that it does not know, and cannot read a reminder at all: it looks for the
class of the spoken text in a module that was never shipped (`alert_info_spoken_info`). So the SDK's clients
provide paths and headers, and the bodies are plain JSON, which the callers of `ask` read.
"""

import json
from collections.abc import Callable
from importlib import import_module
from typing import Any

from skill.adapters.bounded_http import ExchangeFailed, exchange
from skill.deferred_imports import deferred
from skill.ports import ApiAccess, ServiceTrouble, Trouble

# The factory of all service clients, which the SDK imports with ApiClient. We use three clients, by name.
with deferred("ask_sdk_model.services.service_client_factory"):
    from ask_sdk_model.services import (
        ApiClient,
        ApiClientResponse,
        ApiConfiguration,
        Serializer,
        ServiceException,
    )

LATE = (
    "ask_sdk_model.services.monetization",
    "ask_sdk_model.services.reminder_management",
    "skill.adapters.wire.messages",
    "ssl",
    "threading",
    "zoneinfo",
)
"""Modules that only a call to a service needs; most turns make none, and a cold start would wait for them."""

LIMIT_MS = 2_000
"""The limit for one whole call, in milliseconds: Alexa gives a turn eight seconds."""
MOST_BYTES = 262_144

TROUBLES = {
    400: Trouble.REFUSED,
    401: Trouble.NOT_ALLOWED,
    403: Trouble.NOT_ALLOWED,
    404: Trouble.GONE,
    409: Trouble.NOT_ALLOWED,
}
"""What a status means; any other is UNAVAILABLE. 409 is how the API says that a change is not allowed."""

CODES = {
    "DEVICE_NOT_SUPPORTED": Trouble.NOT_SUPPORTED,
    "MAX_REMINDERS_EXCEEDED": Trouble.TOO_MANY,
}
"""What a code in the body means, whatever the status beside it."""


class BoundedClient(ApiClient):
    """Sends the requests of the SDK's clients within limits of time and size."""

    def invoke(self, request: Any) -> Any:
        """Return the reply to one request; the SDK's clients wrap what is raised here."""
        body = request.body.encode() if request.body else None
        headers = dict(request.headers or ())
        reply = exchange(
            request.method,
            request.url,
            headers=headers,
            body=body,
            limit_ms=LIMIT_MS,
            limit_bytes=MOST_BYTES,
        )
        return ApiClientResponse(
            headers=list(reply.headers), status_code=reply.status, body=reply.body.decode("utf-8")
        )


class PlainJson(Serializer):
    """Plain JSON in both directions, without the SDK's classes."""

    def serialize(self, obj: Any) -> str:
        """Return an object as JSON."""
        return json.dumps(obj)

    def deserialize(self, payload: Any, obj_type: Any) -> Any:
        """Return the parsed JSON, whatever class the SDK asks for; raises ValueError if it is no JSON."""
        del obj_type
        return json.loads(payload)


def fetched(access: ApiAccess, path: str) -> Any:
    """Return what stands at a path of Alexa's services: parsed JSON, or None for an empty answer.

    Raises:
        ServiceTrouble: it could not be fetched within two seconds, or is no JSON.
    """
    headers = {"Authorization": f"Bearer {access.token}", "Accept": "application/json"}
    try:
        reply = exchange(
            "GET",
            access.endpoint.rstrip("/") + path,
            headers=headers,
            limit_ms=LIMIT_MS,
            limit_bytes=MOST_BYTES,
        )
        body = reply.body.decode("utf-8")
        if not 200 <= reply.status < 300:
            raise _trouble_of(reply.status, body)
        return json.loads(body) if body else None
    except ExchangeFailed as error:
        raise ServiceTrouble(Trouble.UNAVAILABLE, str(error)) from error
    except (ValueError, RecursionError) as error:
        raise ServiceTrouble(Trouble.UNAVAILABLE, f"no JSON: {error}") from error


def reminders(access: ApiAccess) -> Any:
    """Return the SDK's client of reminders."""
    from ask_sdk_model.services.reminder_management import ReminderManagementServiceClient  # noqa: PLC0415

    return ReminderManagementServiceClient(_configuration(access))


def monetization(access: ApiAccess) -> Any:
    """Return the SDK's client of products."""
    from ask_sdk_model.services.monetization import MonetizationServiceClient  # noqa: PLC0415

    return MonetizationServiceClient(_configuration(access))


def load_clients() -> None:
    """Import the modules of `LATE` ahead of time, for the snapshot of a Lambda."""
    for name in LATE:
        import_module(name)


def _configuration(access: ApiAccess) -> Any:
    return ApiConfiguration(PlainJson(), BoundedClient(), access.token, access.endpoint)


def ask(call: Callable[[], Any]) -> Any:
    """Return what a call of an SDK client returns: parsed JSON, or None for an empty answer.

    Raises:
        ServiceTrouble: the call failed, or its answer is no JSON.
    """
    try:
        return call()
    except ServiceException as error:
        raise _trouble(error) from error
    except (ValueError, RecursionError) as error:
        raise ServiceTrouble(Trouble.UNAVAILABLE, f"no JSON: {error}") from error


def nonsense(what: str) -> ServiceTrouble:
    """Return the error for an answer that is JSON, but lacks what was asked for."""
    return ServiceTrouble(Trouble.UNAVAILABLE, f"an answer without {what}")


def _trouble(error: Any) -> ServiceTrouble:
    if isinstance(error.__context__, ExchangeFailed):
        return ServiceTrouble(Trouble.UNAVAILABLE, str(error.__context__))
    return _trouble_of(error.status_code, error.body)


def _trouble_of(status: Any, body: Any) -> ServiceTrouble:
    code = _code(body)
    trouble = CODES.get(code) or TROUBLES.get(status, Trouble.UNAVAILABLE)
    return ServiceTrouble(trouble, f"status {status} {code}".strip())


def _code(body: Any) -> str:
    """Return the code in an error's body, whether the SDK's client has parsed it or not; empty if none."""
    if isinstance(body, str):
        try:
            body = json.loads(body)
        except ValueError:
            return ""
    found = body.get("code") if isinstance(body, dict) else None
    return found if isinstance(found, str) else ""
