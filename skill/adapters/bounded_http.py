"""One HTTP exchange with a limit on its total time and size, without redirects and retries.

The limit is a moment, to which each step is given the time that is left: looking up the name, connecting,
sending, and each piece of the response. So a body that drips, or headers that do, hold a listener no longer
than silence does. What can read and send is loaded when it is first needed: most turns call no service, and a
cold start would wait for the import.
"""

from collections.abc import Mapping
from time import monotonic
from urllib.parse import SplitResult, urlsplit

from skill.domain.ground.records import record
from skill.errors import SkillError


class ExchangeFailed(SkillError):
    """There was no response in time, or it was too long or broken, or the address was not safe."""


@record
class Reply:
    """A server's response, whatever its status."""

    status: int
    headers: tuple[tuple[str, str], ...]
    body: bytes


def exchange(
    method: str,
    url: str,
    *,
    headers: Mapping[str, str] | None = None,
    body: bytes | None = None,
    limit_ms: int = 2_000,
    limit_bytes: int = 262_144,
) -> Reply:
    """Send one request and return the reply; a redirect is returned like any other reply.

    Args:
        method: `GET`, `POST`, ….
        url: https, or http if the host is this machine's own.
        headers: the request's headers.
        body: the request's body.
        limit_ms: for the whole exchange, from looking up the name to the last byte.
        limit_bytes: the longest body of a reply.

    Raises:
        ExchangeFailed: there was no such reply.
    """
    address = _checked(url)
    try:
        return _talked(method, address, headers or {}, body, monotonic() + limit_ms / 1000, limit_bytes)
    except TimeoutError as error:
        raise ExchangeFailed(f"{address.hostname}: no answer within {limit_ms} ms") from error
    except (OSError, ValueError) as error:
        raise ExchangeFailed(f"{address.hostname}: {type(error).__name__}: {error}") from error


def _talked(
    method: str,
    address: SplitResult,
    headers: Mapping[str, str],
    body: bytes | None,
    until: float,
    limit_bytes: int,
) -> Reply:
    from skill.adapters.wire.connecting import connected  # noqa: PLC0415
    from skill.adapters.wire.messages import host_header, receive, request_bytes, send  # noqa: PLC0415

    secure, host = address.scheme == "https", address.hostname or ""
    port = address.port or (443 if secure else 80)
    target = (address.path or "/") + (f"?{address.query}" if address.query else "")
    named = {"Host": host_header(host, port, secure=secure), "Accept-Encoding": "identity"}
    message = request_bytes(method, target, {**named, **headers, "Connection": "close"}, body)
    with connected(host, port, secure=secure, until=until) as sock:
        send(sock, message, until)
        found = receive(sock, until, method=method, limit_bytes=limit_bytes)
    return Reply(found.status, found.headers, found.body)


def _checked(url: str) -> SplitResult:
    try:
        address = urlsplit(url)
        _ = address.port
    except ValueError as error:
        raise ExchangeFailed("not an address") from error
    if not address.hostname or address.username is not None:
        raise ExchangeFailed("not an address of a server")
    if address.scheme != "https" and not (address.scheme == "http" and _is_loopback(address.hostname)):
        raise ExchangeFailed(f"{address.hostname}: only https, or http on this machine")
    return address


def _is_loopback(host: str) -> bool:
    if host == "localhost":
        return True
    from ipaddress import ip_address  # noqa: PLC0415

    try:
        return ip_address(host).is_loopback
    except ValueError:
        return False
