"""One request to a server of this machine, and its answer."""

import http.client
from collections.abc import Mapping
from dataclasses import dataclass, field
from urllib.parse import urlsplit

TIME_LIMIT_S = 120.0
ONE_HOP = {"connection", "keep-alive", "transfer-encoding", "content-length", "date", "server"}
"""Headers that are about one connection, and are not passed on."""


@dataclass(frozen=True, slots=True)
class Answer:
    """An answer of HTTP; header names are in small letters."""

    status: int
    headers: Mapping[str, str] = field(default_factory=dict)
    body: bytes = b""


def exchange(
    base: str,
    method: str,
    target: str,
    headers: Mapping[str, str] | None = None,
    body: bytes | None = None,
    limit_s: float = TIME_LIMIT_S,
) -> Answer:
    """Return the answer of a server at `base` to a request; redirects are not followed.

    Raises:
        OSError, http.client.HTTPException: it cannot be reached, or gives no answer of HTTP.
    """
    parts = urlsplit(base)
    connection = http.client.HTTPConnection(parts.hostname or "", parts.port, timeout=limit_s)
    try:
        connection.request(method, target, body, dict(headers or {}))
        reply = connection.getresponse()
        content = reply.read()
        told = {name.lower(): value for name, value in reply.getheaders()}
        kept = {name: value for name, value in told.items() if name not in ONE_HOP}
        if method == "HEAD" and "content-length" in told:
            kept["content-length"] = told["content-length"]
        return Answer(reply.status, kept, content)
    finally:
        connection.close()
