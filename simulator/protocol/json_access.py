"""Safe access to parsed JSON.

The simulator receives responses from any skill, so a field that is missing, null or of the wrong type
must be reported as a broken rule and must never raise an error here.
"""

from collections.abc import Mapping
from typing import Any

Json = dict[str, Any]


def dig(tree: object, *path: str, default: Any = None) -> Any:
    """Return the value at a path of keys, or the default if any key on the path is missing."""
    for key in path:
        if not isinstance(tree, Mapping) or key not in tree:
            return default
        tree = tree[key]
    return tree


def request_type(envelope: object) -> str:
    """Return the type of a request envelope; empty if it has none."""
    found = dig(envelope, "request", "type")
    return found if isinstance(found, str) else ""


def is_whole(value: object) -> bool:
    """Return True for an integer; unlike Python, JSON does not count true and false as integers."""
    return isinstance(value, int) and not isinstance(value, bool)


def rows(value: object) -> list[Any]:
    """Return the value if it is a list, and an empty list otherwise."""
    return value if isinstance(value, list) else []


def text_or_none(value: object) -> str | None:
    """Return a value of any type as text; None stays None."""
    return None if value is None else str(value)
