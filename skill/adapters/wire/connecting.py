"""Opens a connection to a host: its name is looked up, and TLS agreed on, before one moment."""

import socket
from functools import cache
from time import monotonic
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import ssl


def connected(host: str, port: int, *, secure: bool, until: float, roots: str = "") -> socket.socket:
    """Return an open connection; with TLS, one whose host has proven its name.

    Args:
        host: a name or an IP address.
        port: where it listens.
        secure: whether TLS is spoken.
        until: when to give up, on `time.monotonic`'s clock.
        roots: a file of the only roots that are trusted; empty for the machine's own.

    Raises:
        OSError: there is no connection in time, or the host's certificate is not trusted.
        ValueError: the host is no name.
    """
    sock = socket.create_connection((_address(host, port, until), port), left(until))
    try:
        sock.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        sock.settimeout(left(until))  # for the whole of the handshake
        return trusted(roots).wrap_socket(sock, server_hostname=host) if secure else sock
    except BaseException:
        sock.close()
        raise


def left(until: float) -> float:
    """Return the seconds until a moment.

    Raises:
        TimeoutError: it is past.
    """
    seconds = until - monotonic()
    if seconds <= 0:
        raise TimeoutError("no time left")
    return seconds


@cache
def trusted(roots: str = "") -> "ssl.SSLContext":
    """Return what trusts a file's roots, or else the machine's; cached, since reading them takes 20 ms."""
    # Only what speaks TLS pays for it: the import is another 15 ms.
    import ssl  # noqa: PLC0415

    return ssl.create_default_context(cafile=roots or None)


def _address(host: str, port: int, until: float) -> str:
    """Return a host's IP address in time: the system's resolver knows no limit."""
    if host.replace(".", "").isdigit() or ":" in host:
        return host
    from threading import Thread  # noqa: PLC0415  an address needs none

    found: list[Any] = []

    def ask() -> None:
        try:
            found.extend(socket.getaddrinfo(host, port, type=socket.SOCK_STREAM))
        except (OSError, UnicodeError) as error:
            found.append(error)

    # A daemon, so that a resolver that hangs does not keep the process from ending.
    asking = Thread(target=ask, daemon=True, name="resolver")
    asking.start()
    asking.join(left(until))
    if not found:
        raise TimeoutError(f"{host} was not found in time")
    if isinstance(found[0], Exception):
        raise found[0]
    return str(found[0][4][0])
