"""The REST API of Alexa's services without the HTTP: a call goes in, a status and a body come out."""

import re
import uuid
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import parse_qs

from simulator.protocol.json_access import Json
from simulator.services.accounts import Accounts, Grant
from simulator.services.products import as_json
from simulator.services.reminders import InvalidReminder, Reminder, check_reminder

REMINDERS_PERMISSION = "alexa::alerts:reminders:skill:readwrite"

TIME_ZONE = "time zone"
REMINDER = "reminders"
PRODUCTS = "products"
SERVICES = (TIME_ZONE, REMINDER, PRODUCTS)


@dataclass(frozen=True, slots=True)
class ApiCall:
    """One HTTP request to a service."""

    method: str
    path: str
    query: str = ""
    token: str = ""
    """The bearer token; empty if there is none."""
    body: object = None
    """The parsed JSON body; None if there is none, or it is not JSON."""


@dataclass(frozen=True, slots=True)
class ApiResponse:
    """The response to one call."""

    status: int
    body: object = None
    """The body, to be sent as JSON; None: an empty body."""


@dataclass(frozen=True, slots=True)
class Route:
    """One operation of the API: its method, its path, and the function that responds."""

    service: str
    method: str
    pattern: re.Pattern[str]
    respond: Callable[[Accounts, Grant, ApiCall, Mapping[str, str]], ApiResponse]


def service_of(call: ApiCall) -> str | None:
    """Return the service that a call is for; None if there is none at its path."""
    return next((one.service for one in ROUTES if one.pattern.fullmatch(call.path)), None)


def respond(accounts: Accounts, call: ApiCall) -> ApiResponse:
    """Return Amazon's response to a call."""
    for route in ROUTES:
        found = route.pattern.fullmatch(call.path)
        if found is None or route.method != call.method:
            continue
        grant = accounts.grant(call.token)
        if grant is None:
            return refusal(401, "INVALID_BEARER_TOKEN", "the bearer token is missing, unknown or old")
        return route.respond(accounts, grant, call, found.groupdict())
    return refusal(404, "NOT_FOUND", f"nothing is at {call.method} {call.path}")


def refusal(status: int, code: str, message: str) -> ApiResponse:
    """Return an error response in the format of Alexa's services."""
    return ApiResponse(status, {"code": code, "message": message})


def _time_zone(accounts: Accounts, grant: Grant, call: ApiCall, path: Mapping[str, str]) -> ApiResponse:
    del call
    if path["device"] != grant.device_id:
        return refusal(403, "ACCESS_DENIED", "the token is not for this device")
    return ApiResponse(204) if accounts.time_zone is None else ApiResponse(200, accounts.time_zone)


def _products(accounts: Accounts, grant: Grant, call: ApiCall, path: Mapping[str, str]) -> ApiResponse:
    del path
    wanted = {key: values[-1] for key, values in parse_qs(call.query).items()}
    told = [
        as_json(product, is_entitled=accounts.is_entitled(grant.user_id, product.product_id), is_sold=True)
        for product in (accounts.products if accounts.is_market else ())
    ]
    keys = {"entitled": "entitled", "purchasable": "purchasable", "productType": "type"}
    for asked, key in keys.items():
        if asked in wanted:
            told = [one for one in told if one[key] == wanted[asked]]
    return ApiResponse(200, {"inSkillProducts": told, "isTruncated": False, "nextToken": None})


def _permitted(operation: Callable[..., ApiResponse]) -> Callable[..., ApiResponse]:
    """Return an operation that refuses calls without the permission for reminders."""

    def guarded(accounts: Accounts, grant: Grant, call: ApiCall, path: Mapping[str, str]) -> ApiResponse:
        if not accounts.of(grant.user_id).granted.get(REMINDERS_PERMISSION):
            return refusal(401, "UNAUTHORIZED", "the account has not given the permission for reminders")
        return operation(accounts, grant, call, path)

    return guarded


def _written(accounts: Accounts, call: ApiCall) -> Json | ApiResponse:
    """Return the reminder in a call, or the response that refuses it."""
    if not isinstance(call.body, dict):
        return refusal(400, "INVALID_REQUEST_FORMAT", "the body is no JSON object")
    try:
        check_reminder(call.body, accounts.clock.now)
    except InvalidReminder as error:
        return refusal(400, error.code, str(error))
    return call.body


def _create(accounts: Accounts, grant: Grant, call: ApiCall, path: Mapping[str, str]) -> ApiResponse:
    del path
    account, now = accounts.of(grant.user_id), accounts.clock.now
    if not grant.in_session:
        return refusal(403, "OUT_OF_SESSION", "reminders are created in a session only")
    if not accounts.supports_reminders:
        return refusal(403, "DEVICE_NOT_SUPPORTED", "the device does not support reminders")
    if sum(one.next_at(now) is not None for one in account.reminders.values()) >= accounts.most_reminders:
        return refusal(403, "MAX_REMINDERS_EXCEEDED", "the account has as many reminders as it may")
    body = _written(accounts, call)
    if isinstance(body, ApiResponse):
        return body
    made = Reminder(str(uuid.uuid4()), body, now, now)
    account.reminders[made.token] = made
    return ApiResponse(200, made.head(now) | {"href": f"/v1/alerts/reminders/{made.token}"})


def _list(accounts: Accounts, grant: Grant, call: ApiCall, path: Mapping[str, str]) -> ApiResponse:
    del call, path
    now = accounts.clock.now
    told = [one.as_json(now) for one in accounts.of(grant.user_id).reminders.values()]
    return ApiResponse(200, {"totalCount": str(len(told)), "alerts": told, "links": None})


def _with_reminder(
    operation: Callable[[Accounts, Grant, ApiCall, Reminder], ApiResponse],
) -> Callable[..., ApiResponse]:
    """Return an operation on one reminder, which responds with 404 if the account has no such reminder."""

    def found(accounts: Accounts, grant: Grant, call: ApiCall, path: Mapping[str, str]) -> ApiResponse:
        reminder = accounts.of(grant.user_id).reminders.get(path["alert"])
        if reminder is None:
            return refusal(404, "ALERT_NOT_FOUND", "the account has no such reminder")
        return operation(accounts, grant, call, reminder)

    return found


def _get(accounts: Accounts, grant: Grant, call: ApiCall, reminder: Reminder) -> ApiResponse:
    del grant, call
    return ApiResponse(200, reminder.as_json(accounts.clock.now))


def _update(accounts: Accounts, grant: Grant, call: ApiCall, reminder: Reminder) -> ApiResponse:
    del grant
    body = _written(accounts, call)
    if isinstance(body, ApiResponse):
        return body
    reminder.body, reminder.updated, reminder.version = body, accounts.clock.now, reminder.version + 1
    return ApiResponse(
        200, reminder.head(accounts.clock.now) | {"href": f"/v1/alerts/reminders/{reminder.token}"}
    )


def _delete(accounts: Accounts, grant: Grant, call: ApiCall, reminder: Reminder) -> ApiResponse:
    del call
    del accounts.of(grant.user_id).reminders[reminder.token]
    return ApiResponse(200)


def _route(service: str, method: str, pattern: str, operation: Any) -> Route:
    return Route(service, method, re.compile(pattern), operation)


_ALL = r"/v1/alerts/reminders/?"
_ONE = r"/v1/alerts/reminders/(?P<alert>[^/]+)"

ROUTES = (
    _route(TIME_ZONE, "GET", r"/v2/devices/(?P<device>[^/]+)/settings/System\.timeZone", _time_zone),
    _route(PRODUCTS, "GET", r"/v1/users/~current/skills/~current/inSkillProducts", _products),
    _route(REMINDER, "POST", _ALL, _permitted(_create)),
    _route(REMINDER, "GET", _ALL, _permitted(_list)),
    _route(REMINDER, "GET", _ONE, _permitted(_with_reminder(_get))),
    _route(REMINDER, "PUT", _ONE, _permitted(_with_reminder(_update))),
    _route(REMINDER, "DELETE", _ONE, _permitted(_with_reminder(_delete))),
)
