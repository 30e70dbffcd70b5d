"""From a TOML table to a frozen record: every fault of shape is collected, and none is raised.

The record's own type hints are the schema, so that each form is described once.
"""

import dataclasses
import types
import typing
from collections.abc import Mapping
from typing import Any, TypeVar

from skill.content.faults import Faults

R = TypeVar("R")

_WORDS = {str: "a text in quotes", int: "a whole number", bool: "true or false"}


def read_record(record: type[R], table: Mapping[str, Any], faults: Faults, key: str = "") -> R | None:
    """Return the record of a table; None if a fault was found in it, which is then in `faults`.

    Args:
        record: a dataclass whose fields are str, int, bool, records, tuples of those, or dicts of
            tuples of texts; a field with a default may be left out.
        table: as tomllib returns it.
        faults: collects each fault with its key.
        key: the key of the table in its file; empty for the whole file.
    """
    hints = typing.get_type_hints(record)
    fields = {field.name: field for field in dataclasses.fields(record)}  # type: ignore[arg-type]
    known = len(faults.all)
    for name in table.keys() - fields.keys():
        faults.add(_under(key, name), f"unknown key; known here: {', '.join(sorted(fields))}")
    values = {}
    for name, field in fields.items():
        if name in table:
            values[name] = _read(hints[name], table[name], faults, _under(key, name))
        elif field.default is field.default_factory is dataclasses.MISSING:
            faults.add(_under(key, name), "missing")
    return record(**values) if len(faults.all) == known else None


def _read(kind: Any, value: Any, faults: Faults, key: str) -> Any:
    if isinstance(kind, types.UnionType):  # "str | None"
        kind = next(one for one in typing.get_args(kind) if one is not type(None))
    origin, inside = typing.get_origin(kind), typing.get_args(kind)
    if origin is tuple:
        return _read_row(inside[0], value, faults, key)
    if origin is dict:
        return _read_table(inside[1], value, faults, key)
    if dataclasses.is_dataclass(kind):
        if not isinstance(value, dict):
            return faults.add(key, "should be a table")
        return read_record(typing.cast("type[Any]", kind), value, faults, key)
    if type(value) is not kind:
        return faults.add(key, f"should be {_WORDS.get(kind, kind)}, is {value!r}")
    if kind is str and not value.strip():
        return faults.add(key, "is empty: write the text, or leave the key out if it is optional")
    return value


def _read_row(kind: Any, value: Any, faults: Faults, key: str) -> Any:
    if not isinstance(value, list):
        return faults.add(key, "should be a list in square brackets")
    return tuple(_read(kind, one, faults, f"{key}[{n}]") for n, one in enumerate(value))


def _read_table(kind: Any, value: Any, faults: Faults, key: str) -> Any:
    if not isinstance(value, dict):
        return faults.add(key, "should be a table")
    return {name: _read(kind, one, faults, _under(key, name)) for name, one in value.items()}


def _under(key: str, name: str) -> str:
    return f"{key}.{name}" if key else name
