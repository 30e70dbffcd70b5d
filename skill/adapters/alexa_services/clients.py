"""What lies under the SDK's service clients: our own ApiClient and serializer.

The SDK's DefaultApiClient waits for ever, reads without end, and refuses the simulator's http. Its
serializer raises for a status that it does not know, and cannot read a reminder at all: the class of what
is spoken is looked for in a module that was never shipped (`alert_info_spoken_info`). So a client of the
SDK's knows the paths and the headers, and what goes over the wire is plain JSON, read by those who asked.
"""

import json
from collections.abc import Callable
from importlib import import_module
from typing import Any

from skill.adapters.bounded_http import ExchangeFailed, exchange
from skill.deferred_imports import deferred
from skill.ports import ApiAccess, ServiceTrouble, Trouble

# The factory of all clients, which the SDK loads for whoever gives it an ApiClient. We use three, by name.
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
    "ask_sdk_model.services.ups",
    "http.client",
    "zoneinfo",
)
"""What only a turn needs that asks a service; most ask none, and a cold start would wait for it."""

LIMIT_MS = 2_000
"""For one call in all: Alexa gives a turn eight seconds, and a person less."""
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
    """Sends what the SDK's clients want sent, within limits."""

    def invoke(self, request: Any) -> Any:
        """Return the reply to one request; what is raised here, the SDK's clients wrap."""
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
    """JSON as it stands on the wire."""

    def serialize(self, obj: Any) -> str:
        """Return what is sent."""
        return json.dumps(obj)

    def deserialize(self, payload: Any, obj_type: Any) -> Any:
        """Return what was sent, whatever it was to be; raises ValueError if it is no JSON."""
        del obj_type
        return json.loads(payload)


def ups(access: ApiAccess) -> Any:
    """Return the SDK's client of device settings."""
    from ask_sdk_model.services.ups import UpsServiceClient  # noqa: PLC0415

    return UpsServiceClient(_configuration(access))


def reminders(access: ApiAccess) -> Any:
    """Return the SDK's client of reminders."""
    from ask_sdk_model.services.reminder_management import ReminderManagementServiceClient  # noqa: PLC0415

    return ReminderManagementServiceClient(_configuration(access))


def monetization(access: ApiAccess) -> Any:
    """Return the SDK's client of products."""
    from ask_sdk_model.services.monetization import MonetizationServiceClient  # noqa: PLC0415

    return MonetizationServiceClient(_configuration(access))


def load_clients() -> None:
    """Load what a turn loads that asks one of Alexa's services, before there is one."""
    for name in LATE:
        import_module(name)


def _configuration(access: ApiAccess) -> Any:
    return ApiConfiguration(PlainJson(), BoundedClient(), access.token, access.endpoint)


def ask(call: Callable[[], Any]) -> Any:
    """Return what a call of an SDK client returns: parsed JSON, or None for an empty answer.

    Raises:
        ServiceTrouble: whatever else came of it.
    """
    try:
        return call()
    except ServiceException as error:
        raise _trouble(error) from error
    except (ValueError, RecursionError) as error:
        raise ServiceTrouble(Trouble.UNAVAILABLE, f"no JSON: {error}") from error


def nonsense(what: str) -> ServiceTrouble:
    """Return the trouble with an answer that is JSON, and not what was asked for."""
    return ServiceTrouble(Trouble.UNAVAILABLE, f"an answer without {what}")


def _trouble(error: Any) -> ServiceTrouble:
    if isinstance(error.__context__, ExchangeFailed):
        return ServiceTrouble(Trouble.UNAVAILABLE, str(error.__context__))
    code = _code(error.body)
    trouble = CODES.get(code) or TROUBLES.get(error.status_code, Trouble.UNAVAILABLE)
    return ServiceTrouble(trouble, f"status {error.status_code} {code}".strip())


def _code(body: Any) -> str:
    """Return the code in an error's body, which the SDK's clients have parsed or not."""
    if isinstance(body, str):
        try:
            body = json.loads(body)
        except ValueError:
            return ""
    found = body.get("code") if isinstance(body, dict) else None
    return found if isinstance(found, str) else ""
