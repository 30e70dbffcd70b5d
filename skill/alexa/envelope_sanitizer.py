"""Removes from a request the values at which the SDK's deserializer would raise.

`ask-sdk-core` raises before any handler runs when a request holds an enum value, a polymorphic type
or a timestamp that it does not know, and Amazon adds such values without notice. So values that the SDK's
own model cannot hold are left out before the SDK reads the request; `is_known_request` tells whether the SDK
knows the request type at all.
"""

import re
from collections.abc import Mapping
from datetime import UTC, datetime
from enum import Enum
from functools import cache
from importlib import import_module
from typing import Any

from ask_sdk_model import Request, RequestEnvelope
from dateutil.parser import parse as parse_date

from skill.domain.ground.patterns import Pattern

_NOTHING = object()
"""Stands for a value that cannot be read and is left out."""

_USUAL = Pattern(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(Z|[+-]\d\d:\d\d)", re.ASCII)

_PLAIN = {"int": int, "float": float, "str": str, "bool": bool}


def is_known_request(event: Mapping[str, Any]) -> bool:
    """True if the SDK has a class for the type of this request."""
    request = event.get("request")
    if not isinstance(request, Mapping):
        return False
    return isinstance(request.get("type"), str) and bool(Request.get_real_child_model(request))


def sanitized(event: Mapping[str, Any]) -> dict[str, Any]:
    """Return the event without the values that the SDK's model cannot hold."""
    kept = _model(dict(event), RequestEnvelope)
    return kept if isinstance(kept, dict) else {}


def _value(value: Any, kind: Any) -> Any:
    """Return a value as far as the SDK's type `kind` can hold it; `_NOTHING` if it cannot at all."""
    if value is None:
        return None
    if isinstance(kind, str):
        if kind.startswith("list["):
            return _list(value, kind[5:-1])
        if kind.startswith("dict("):
            return _dict(value, kind[5:-1].split(", ", 1)[1])
        if kind in _PLAIN:
            return _plain(value, _PLAIN[kind])
        if kind in {"object", "long"}:
            return value
        if kind in {"datetime", "date"}:
            return _moment(value)
        kind = _class(kind)
    return _model(value, kind)


def _plain(value: Any, kind: type) -> Any:
    if isinstance(value, dict | list):
        return _NOTHING
    try:
        kind(value)
    except (TypeError, ValueError):
        return _NOTHING
    return value


def _list(value: Any, kind: str) -> Any:
    if not isinstance(value, list):
        return _NOTHING
    return [kept for one in value if (kept := _value(one, kind)) is not _NOTHING]


def _dict(value: Any, kind: str) -> Any:
    if not isinstance(value, dict):
        return _NOTHING
    kept = {key: _value(one, kind) for key, one in value.items()}
    return {key: one for key, one in kept.items() if one is not _NOTHING}


def _moment(value: Any) -> Any:
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        return _NOTHING
    try:
        if isinstance(value, str):
            _parse(value)
            return value
        seconds = value / 1000 if value > 10**11 else value  # milliseconds or seconds since 1970
        return datetime.fromtimestamp(seconds, UTC).isoformat()
    except (ValueError, OverflowError, OSError):
        return _NOTHING


def _parse(value: str) -> None:
    """Raise ValueError if a text is no timestamp; the usual form is checked fast, any other as in the SDK."""
    if _USUAL.fullmatch(value):
        datetime.fromisoformat(value)
    else:
        parse_date(value)


def _model(value: Any, kind: Any) -> Any:
    if issubclass(kind, Enum):
        return value if isinstance(value, str) and value in _values(kind) else _NOTHING
    if not hasattr(kind, "deserialized_types"):
        return value
    if not isinstance(value, dict):
        return _NOTHING
    if hasattr(kind, "get_real_child_model"):
        try:
            name = kind.get_real_child_model(value)
        except (KeyError, TypeError):
            return _NOTHING
        if not name:
            return _NOTHING
        kind = _class(name)
    return _fields(value, kind)


def _fields(value: dict[str, Any], kind: Any) -> dict[str, Any]:
    kinds = _kinds(kind)
    kept = {}
    for key, one in value.items():
        fits = _value(one, kinds[key]) if key in kinds else one
        if fits is not _NOTHING:
            kept[key] = fits
    return kept


@cache  # the keys of these three caches are the SDK's own classes and names, so that they stay small
def _values(kind: Any) -> frozenset[Any]:
    return frozenset(member.value for member in kind)


@cache
def _kinds(kind: Any) -> dict[str, Any]:
    """Return the type of each field of a class, by the field's name in JSON."""
    return {wire: kind.deserialized_types[name] for name, wire in getattr(kind, "attribute_map", {}).items()}


@cache
def _class(name: str) -> Any:
    module, _, cls = name.rpartition(".")
    return getattr(import_module(module), cls)
