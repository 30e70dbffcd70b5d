"""What a later release stored in a record and this one does not know: kept beside the listener, written back.

A release that others are rolled back to meets records of the release after it. It reads all that it knows by
name; the rest goes through it unchanged, so that nobody loses anything when the later release comes back. The
rules that make this safe are in docs/storage.md.
"""

import json
from collections.abc import Callable, Collection, Mapping
from typing import Any

from skill.ports import StoreUnreadable

Record = dict[str, Any]

OF_THE_MOMENT = frozenset({"workout", "playlist", "latest", "elsewhere", "last_reply", "spoken", "zones"})
"""Parts that are replaced even where they could not be read: a person trains now. Any other part that could
not be read is a history, and stays as it was."""

WITH_ALL_OPTIONAL = frozenset({"tips", "profile", "premium"})
"""Parts that are whole with any of their fields missing."""


def refuse_too_new(record: Mapping[str, Any], form: int) -> None:
    """Return only if a record of a form after ours may be read by us: the next one, or one that says so.

    Raises:
        StoreUnreadable: it may not.
    """
    found = record["form"]
    reads = record.get("reads", found - 1)
    if type(reads) is not int or reads > form:
        raise StoreUnreadable(f"listener of form {found!r}, we know {form}")


def unread_parts(
    record: Mapping[str, Any], names: Collection[str], read: Callable[[Record], Any]
) -> set[str]:
    """Return which of the named parts cannot be read by us as they stand.

    Args:
        record: of a later form.
        names: the parts that we know.
        read: reads a record with some of the parts, and raises what a reader raises.
    """
    found = set()
    for name in names & record.keys():
        try:
            read({name: record[name]})
        except (ValueError, KeyError, TypeError, AttributeError, IndexError, OverflowError):
            found.add(name)
    return found


def unknown_in(
    record: Mapping[str, Any], known: Mapping[str, Collection[str]], unread: Collection[str]
) -> str:
    """Return what we do not know of a record, as text; empty if we know all of it.

    Args:
        record: as it was stored.
        known: our parts by name, each with the names of its fields; none for a part without named fields.
        unread: the parts that we could not read.
    """
    kept: Record = {}
    if beyond := record.keys() - known.keys() - {"form", "reads"}:
        kept["parts"] = {name: record[name] for name in beyond}
    inside = {name: _beyond(record.get(name), fields) for name, fields in known.items() if fields}
    if inside := {name: rest for name, rest in inside.items() if rest and name not in unread}:
        kept["inside"] = inside
        kept["of"] = {name: _identity(record[name]) for name in inside}
    if unread:
        kept["unread"] = {name: record[name] for name in unread}
    return json.dumps({**_form(record), **kept}, ensure_ascii=False, sort_keys=True) if kept else ""


def with_unknown(record: Record, unknown: str) -> Record:
    """Return our record of a listener with what `unknown_in` kept, in the form in which it came."""
    if not unknown:
        return record
    kept = json.loads(unknown)
    made = {**record, **{name: value for name, value in _form(kept).items() if value}}
    for name, fields in kept.get("inside", {}).items():
        ours = made.get(name)
        # Another workout is begun by now: what was known of the one before is not true of it.
        if isinstance(ours, dict) and _identity(ours) == kept["of"].get(name):
            made[name] = {**fields, **ours}
        elif ours is None and name in WITH_ALL_OPTIONAL:
            made[name] = fields
    for name, part in kept.get("unread", {}).items():
        if not (name in OF_THE_MOMENT and made.get(name)):
            made[name] = part
    return {**made, **kept.get("parts", {})}


def _form(record: Mapping[str, Any]) -> Record:
    """Return what tells a record's form, and which forms read it."""
    return {name: record[name] for name in ("form", "reads") if name in record}


def _beyond(part: Any, fields: Collection[str]) -> Record:
    return {name: part[name] for name in part.keys() - fields} if isinstance(part, dict) else {}


def _identity(part: Any) -> Any:
    """Return by what a queue is known as the same one; None for a part that a person has once."""
    return part.get("training") if isinstance(part, dict) else None
