"""What Alexa's services answer, apart from how it gets there: a call in, a status and JSON out."""

import re
import uuid
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import parse_qs

from simulator.services.accounts import Accounts, Grant
from simulator.services.products import as_json
from simulator.services.reminders import Alert, Invalid, check
from simulator.wire import Json

REMINDERS = "alexa::alerts:reminders:skill:readwrite"

TIME_ZONE = "time zone"
REMINDER = "reminders"
PRODUCTS = "products"
SERVICES = (TIME_ZONE, REMINDER, PRODUCTS)


@dataclass(frozen=True, slots=True)
class Call:
    """One call of a service."""

    method: str
    path: str
    query: str = ""
    token: str = ""
    """The bearer token; empty if there was none."""
    body: object = None
    """The JSON that was sent; None if none was, or none could be read."""


@dataclass(frozen=True, slots=True)
class Told:
    """One answer."""

    status: int
    body: object = None
    """None: nothing."""


@dataclass(frozen=True, slots=True)
class Door:
    """One thing that can be called."""

    service: str
    method: str
    pattern: re.Pattern[str]
    answer: Callable[[Accounts, Grant, Call, Mapping[str, str]], Told]


def service_of(call: Call) -> str | None:
    """Return which service a call is for."""
    return next((one.service for one in DOORS if one.pattern.fullmatch(call.path)), None)


def answer(accounts: Accounts, call: Call) -> Told:
    """Return what Amazon would answer."""
    for door in DOORS:
        found = door.pattern.fullmatch(call.path)
        if found is None or door.method != call.method:
            continue
        grant = accounts.grant(call.token)
        if grant is None:
            return refusal(401, "INVALID_BEARER_TOKEN", "the bearer token is missing, unknown or old")
        return door.answer(accounts, grant, call, found.groupdict())
    return refusal(404, "NOT_FOUND", f"nothing is at {call.method} {call.path}")


def refusal(status: int, code: str, message: str) -> Told:
    """Return an error as Alexa's services word it."""
    return Told(status, {"code": code, "message": message})


def _time_zone(accounts: Accounts, grant: Grant, call: Call, path: Mapping[str, str]) -> Told:
    del call
    if path["device"] != grant.device_id:
        return refusal(403, "ACCESS_DENIED", "the token is not for this device")
    return Told(204) if accounts.time_zone is None else Told(200, accounts.time_zone)


def _products(accounts: Accounts, grant: Grant, call: Call, path: Mapping[str, str]) -> Told:
    del path
    wanted = {key: values[-1] for key, values in parse_qs(call.query).items()}
    told = [
        as_json(offer, is_entitled=accounts.is_entitled(grant.user_id, offer.product_id), is_sold=True)
        for offer in (accounts.offers if accounts.is_market else ())
    ]
    keys = {"entitled": "entitled", "purchasable": "purchasable", "productType": "type"}
    for asked, key in keys.items():
        if asked in wanted:
            told = [one for one in told if one[key] == wanted[asked]]
    return Told(200, {"inSkillProducts": told, "isTruncated": False, "nextToken": None})


def _permitted(answer_to: Callable[..., Told]) -> Callable[..., Told]:
    """Return an answer that is given only to those whom the account lets set reminders."""

    def guarded(accounts: Accounts, grant: Grant, call: Call, path: Mapping[str, str]) -> Told:
        if not accounts.of(grant.user_id).granted.get(REMINDERS):
            return refusal(401, "UNAUTHORIZED", "the account has not given the permission for reminders")
        return answer_to(accounts, grant, call, path)

    return guarded


def _written(accounts: Accounts, call: Call) -> Json | Told:
    """Return the reminder in a call, or why it is none."""
    if not isinstance(call.body, dict):
        return refusal(400, "INVALID_REQUEST_FORMAT", "the body is no JSON object")
    try:
        check(call.body, accounts.clock.now)
    except Invalid as error:
        return refusal(400, error.code, str(error))
    return call.body


def _create(accounts: Accounts, grant: Grant, call: Call, path: Mapping[str, str]) -> Told:
    del path
    account, now = accounts.of(grant.user_id), accounts.clock.now
    if not grant.in_session:
        return refusal(403, "OUT_OF_SESSION", "reminders are created in a session only")
    if not accounts.supports_reminders:
        return refusal(403, "DEVICE_NOT_SUPPORTED", "the device does not support reminders")
    if sum(one.next_at(now) is not None for one in account.alerts.values()) >= accounts.most_reminders:
        return refusal(403, "MAX_REMINDERS_EXCEEDED", "the account has as many reminders as it may")
    body = _written(accounts, call)
    if isinstance(body, Told):
        return body
    made = Alert(str(uuid.uuid4()), body, now, now)
    account.alerts[made.token] = made
    return Told(200, made.head(now) | {"href": f"/v1/alerts/reminders/{made.token}"})


def _list(accounts: Accounts, grant: Grant, call: Call, path: Mapping[str, str]) -> Told:
    del call, path
    now = accounts.clock.now
    told = [one.as_json(now) for one in accounts.of(grant.user_id).alerts.values()]
    return Told(200, {"totalCount": str(len(told)), "alerts": told, "links": None})


def _with_alert(answer_to: Callable[[Accounts, Grant, Call, Alert], Told]) -> Callable[..., Told]:
    """Return an answer about one reminder; 404 if the account has none of that name."""

    def found(accounts: Accounts, grant: Grant, call: Call, path: Mapping[str, str]) -> Told:
        alert = accounts.of(grant.user_id).alerts.get(path["alert"])
        if alert is None:
            return refusal(404, "ALERT_NOT_FOUND", "the account has no such reminder")
        return answer_to(accounts, grant, call, alert)

    return found


def _get(accounts: Accounts, grant: Grant, call: Call, alert: Alert) -> Told:
    del grant, call
    return Told(200, alert.as_json(accounts.clock.now))


def _update(accounts: Accounts, grant: Grant, call: Call, alert: Alert) -> Told:
    del grant
    body = _written(accounts, call)
    if isinstance(body, Told):
        return body
    alert.body, alert.updated, alert.version = body, accounts.clock.now, alert.version + 1
    return Told(200, alert.head(accounts.clock.now) | {"href": f"/v1/alerts/reminders/{alert.token}"})


def _delete(accounts: Accounts, grant: Grant, call: Call, alert: Alert) -> Told:
    del call
    del accounts.of(grant.user_id).alerts[alert.token]
    return Told(200)


def _door(service: str, method: str, pattern: str, answer_to: Any) -> Door:
    return Door(service, method, re.compile(pattern), answer_to)


_ALL = r"/v1/alerts/reminders/?"
_ONE = r"/v1/alerts/reminders/(?P<alert>[^/]+)"

DOORS = (
    _door(TIME_ZONE, "GET", r"/v2/devices/(?P<device>[^/]+)/settings/System\.timeZone", _time_zone),
    _door(PRODUCTS, "GET", r"/v1/users/~current/skills/~current/inSkillProducts", _products),
    _door(REMINDER, "POST", _ALL, _permitted(_create)),
    _door(REMINDER, "GET", _ALL, _permitted(_list)),
    _door(REMINDER, "GET", _ONE, _permitted(_with_alert(_get))),
    _door(REMINDER, "PUT", _ONE, _permitted(_with_alert(_update))),
    _door(REMINDER, "DELETE", _ONE, _permitted(_with_alert(_delete))),
)
