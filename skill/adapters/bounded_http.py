"""One HTTP exchange with a limit on its time and on its size, and nothing followed or retried.

The clients that Python offers limit each wait of a connection, not the whole: an answer that drips a byte
a second, or a name that is never resolved, holds a listener for minutes. So the exchange runs in a thread
of its own, and whoever asked goes on when the time is over. Python's client is loaded when it is first
needed: most turns ask nobody, and a cold start would wait for it.
"""

import threading
from collections.abc import Callable, Mapping
from functools import cache
from typing import TYPE_CHECKING
from urllib.parse import SplitResult, urlsplit

from skill.domain.classes import dataclass
from skill.errors import SkillError

if TYPE_CHECKING:
    import http.client
    import ssl


class ExchangeFailed(SkillError):
    """No answer in time, or one that is too long, broken, or not to be had in safety."""


@dataclass(frozen=True, slots=True)
class Reply:
    """What a server answered, whatever its status."""

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
    """Send one request, and return the reply; redirects are replies like any other.

    Args:
        method: `GET`, `POST`, ….
        url: https, or http if the host is this machine's own.
        headers: what to send along.
        body: what to send.
        limit_ms: for all of it, from looking up the name to the last byte.
        limit_bytes: how long the reply's body may be.

    Raises:
        ExchangeFailed: there is no such reply.
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
    """Return the machine's own trust in certificates; read once, as it takes tens of milliseconds."""
    import ssl  # noqa: PLC0415

    return ssl.create_default_context()


def _read(found: "http.client.HTTPResponse", limit_bytes: int) -> bytes:
    body = found.read(limit_bytes + 1)
    if len(body) > limit_bytes:
        raise ExchangeFailed(f"more than {limit_bytes:,} bytes")
    return body


def _within(limit_ms: int, talk: Callable[[], Reply]) -> Reply:
    """Return what `talk` returns, or raise what it raises, or give up."""
    told: list[Reply | Exception] = []

    def run() -> None:
        try:
            told.append(talk())
        except Exception as error:  # noqa: BLE001 - raised again in the thread that waits
            told.append(error)

    # A daemon: what hangs in it must not hold the process that has gone on without it.
    thread = threading.Thread(target=run, daemon=True, name="exchange")
    thread.start()
    thread.join(limit_ms / 1000)
    if not told:
        raise ExchangeFailed(f"no answer within {limit_ms} ms")
    if isinstance(told[0], Exception):
        raise told[0]
    return told[0]
