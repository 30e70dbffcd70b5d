"""JSON as it goes over the wire, and safe ways to look into it.

The simulator stands on Alexa's side of the wire, so it reads what anybody's skill may have sent: a
field that is missing, null or of the wrong kind must be told of, never be tripped over.
"""

from collections.abc import Mapping
from typing import Any

Json = dict[str, Any]

MISSING = object()
"""What `dig` returns for a path that is not there, so that an explicit null can be told from it."""


def dig(tree: object, *path: str, default: Any = None) -> Any:
    """Return what stands at a path of keys; the default as soon as one of them is not there."""
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
    """True for a whole number; Python counts True and False as such, JSON does not."""
    return isinstance(value, int) and not isinstance(value, bool)


def rows(value: object) -> list[Any]:
    """Return a list as it is and anything else as no rows at all."""
    return value if isinstance(value, list) else []
