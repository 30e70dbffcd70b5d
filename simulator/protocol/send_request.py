"""The fields of a `Connections.SendRequest` directive that several rooms read."""

from simulator.protocol.json_access import Json, dig

PURCHASES = {"Buy", "Upsell", "Cancel"}
"""The names of the requests that are about an in-skill product."""
ASK_FOR = "AskFor"
"""The name of the request that asks for a permission."""


def permission_in(directive: Json) -> str | None:
    """Return the permission scope that an AskFor directive names, in either version of its payload."""
    payload = dig(directive, "payload")
    found = dig(payload, "permissionScope")
    scopes = dig(payload, "permissionScopes")
    if isinstance(scopes, list) and scopes:
        found = dig(scopes[0], "permissionScope")
    return found if isinstance(found, str) else None
