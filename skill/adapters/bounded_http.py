"""One HTTP exchange with a limit on its total time and size, without redirects and retries.

Python's clients limit each wait for a connection, not the whole exchange: a response that comes in a byte a
second, or a name that is never resolved, would hold a listener for minutes. So the exchange runs in a thread
of its own, and the caller goes on when the time is over. Python's HTTP client is imported when it is first
needed: most turns call no service, and a cold start would wait for the import.
"""

import threading
from collections.abc import Callable, Mapping
from functools import cache
from typing import TYPE_CHECKING
from urllib.parse import SplitResult, urlsplit

from skill.domain.ground.records import record
from skill.errors import SkillError

if TYPE_CHECKING:
    import http.client
    import ssl


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
    from http.client import HTTPException  # noqa: PLC0415

    address = _checked(url)
    connection = _connection(address, limit_ms / 1000)
    target = (address.path or "/") + (f"?{address.query}" if address.query else "")

    def talk() -> Reply:
        connection.request(method, target, body, dict(headers or {}))
        with connection.getresponse() as found:
            return Reply(found.status, tuple(found.getheaders()), _read(found, limit_bytes))

    try:
        return _within(limit_ms, talk)
    except (OSError, HTTPException, ValueError) as error:
        raise ExchangeFailed(f"{address.hostname}: {type(error).__name__}: {error}") from error
    finally:
        connection.close()


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


def _connection(address: SplitResult, seconds: float) -> "http.client.HTTPConnection":
    from http.client import HTTPConnection, HTTPSConnection  # noqa: PLC0415

    host = address.hostname or ""
    if address.scheme == "http":
        return HTTPConnection(host, address.port, timeout=seconds)
    return HTTPSConnection(host, address.port, timeout=seconds, context=_trusted())


@cache
def _trusted() -> "ssl.SSLContext":
    """Return the machine's trusted root certificates; cached: reading them takes tens of milliseconds."""
    import ssl  # noqa: PLC0415

    return ssl.create_default_context()


def _read(found: "http.client.HTTPResponse", limit_bytes: int) -> bytes:
    body = found.read(limit_bytes + 1)
    if len(body) > limit_bytes:
        raise ExchangeFailed(f"more than {limit_bytes:,} bytes")
    return body


def _within(limit_ms: int, talk: Callable[[], Reply]) -> Reply:
    """Return or raise what `talk` does, or raise ExchangeFailed when the time is over."""
    told: list[Reply | Exception] = []

    def run() -> None:
        try:
            told.append(talk())
        except Exception as error:  # noqa: BLE001 - raised again in the thread that waits
            told.append(error)

    # A daemon, so that a thread that hangs does not keep the process from ending.
    thread = threading.Thread(target=run, daemon=True, name="exchange")
    thread.start()
    thread.join(limit_ms / 1000)
    if not told:
        raise ExchangeFailed(f"no answer within {limit_ms} ms")
    if isinstance(told[0], Exception):
        raise told[0]
    return told[0]
