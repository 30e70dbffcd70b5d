"""A pool of kept-alive HTTP connections to one host; each wait is limited, and none outlives a freeze."""

import http.client
import os
import socket
import ssl
from collections import deque
from threading import Thread
from time import monotonic
from typing import Any
from urllib.parse import urlsplit

from skill.domain.ground.records import record
from skill.errors import SkillError

IDLE_S = 20.0
"""A connection that was idle for longer is closed: the server, or a freeze, may have ended it."""

CONNECT_S = 0.7
"""How long looking up the host and connecting to it may take, in seconds."""


class ConnectionFault(SkillError):
    """A call failed; it may or may not have been carried out."""


class NotReached(ConnectionFault):
    """A call failed before it was sent: it cannot have been carried out."""


@record
class Reply:
    """A complete HTTP response."""

    status: int
    body: bytes


@record
class _Idle:
    """An open connection that no call uses."""

    connection: http.client.HTTPConnection
    since: float
    """When it became idle, in seconds on the clock of `time.monotonic`."""
    owner: int
    """The id of the process that opened it."""


class ConnectionPool:
    """Connections to the host of one address; several threads may use it at once."""

    def __init__(self, address: str) -> None:
        """Take an address such as `https://dynamodb.eu-west-1.amazonaws.com`; nothing is opened yet."""
        parts = urlsplit(address)
        if parts.scheme not in {"http", "https"} or not parts.hostname:
            raise ValueError(f"{address!r} is no address: give one such as http://127.0.0.1:8000")
        self._host, self._secure = parts.hostname, parts.scheme == "https"
        self._port = parts.port or (443 if self._secure else 80)
        self._idle: deque[_Idle] = deque()
        self._trust: ssl.SSLContext | None = None

    def post(self, path: str, headers: dict[str, str], body: bytes, until: float) -> Reply:
        """Send a call and return the answer.

        Args:
            path: below the host.
            headers: as they go out.
            body: as it goes out.
            until: when to give up, on `time.monotonic`'s clock.

        Raises:
            NotReached: no connection was made.
            ConnectionFault: the answer did not come, or not in time.
        """
        connection = self._take() or self._open(until)
        sock = connection.sock
        try:
            _limit(sock, until)
            connection.request("POST", path, body, headers)
            answer = connection.getresponse()
            reply = Reply(answer.status, _read(sock, answer, until))
        except (OSError, http.client.HTTPException, ConnectionFault) as error:
            connection.close()
            self.close_all()  # the host has dropped those that were idle for longer as well
            raise ConnectionFault(f"{self._host}: {type(error).__name__}") from error
        if answer.will_close:
            connection.close()
        else:
            self._idle.append(_Idle(connection, monotonic(), os.getpid()))
        return reply

    def close_all(self) -> None:
        """Close all idle connections, as before a freeze."""
        held, self._idle = self._idle, deque()
        for one in held:
            if one.owner == os.getpid():
                one.connection.close()

    def _take(self) -> http.client.HTTPConnection | None:
        while self._idle:
            try:
                held = self._idle.pop()
            except IndexError:  # another thread was quicker
                return None
            if held.owner != os.getpid():
                continue  # the parent process's: it would get the answer to our call
            if monotonic() - held.since < IDLE_S:
                return held.connection
            held.connection.close()
        return None

    def _open(self, until: float) -> http.client.HTTPConnection:
        limit = max(0.001, min(CONNECT_S, until - monotonic()))
        try:
            sock = socket.create_connection((_found(self._host, self._port, limit), self._port), limit)
            sock.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
            if self._secure:
                sock = self._trusted().wrap_socket(sock, server_hostname=self._host)
        except (OSError, ValueError) as error:
            raise NotReached(f"{self._host}: {type(error).__name__}: {error}") from error
        connection = http.client.HTTPConnection(self._host, self._port)
        connection.auto_open = 0  # it would open without a limit, and without TLS
        connection.sock = sock
        return connection

    def _trusted(self) -> ssl.SSLContext:
        if self._trust is None:
            self._trust = ssl.create_default_context(cafile=os.environ.get("AWS_CA_BUNDLE") or None)
        return self._trust


def _limit(sock: socket.socket, until: float) -> None:
    left = until - monotonic()
    if left <= 0:
        raise ConnectionFault("no time left")
    sock.settimeout(left)


def _read(sock: socket.socket, answer: http.client.HTTPResponse, until: float) -> bytes:
    """Return the whole body, however slowly it comes in, if it is complete by the limit."""
    pieces: list[bytes] = []
    while not answer.isclosed():  # some Pythons close it with its last byte, and its socket too
        _limit(sock, until)
        piece = answer.read1(65_536)
        if not piece:
            break
        pieces.append(piece)
    if answer.length:
        raise ConnectionFault("the answer was cut off")
    answer.close()  # the response, not the connection: only then does the connection take another call
    return b"".join(pieces)


def _found(host: str, port: int, limit: float) -> str:
    """Return a host's IP address within a time limit, which the system's resolver does not have."""
    if host.replace(".", "").isdigit() or ":" in host:
        return host
    found: list[Any] = []

    def ask() -> None:
        try:
            found.extend(socket.getaddrinfo(host, port, type=socket.SOCK_STREAM))
        except OSError as error:
            found.append(error)

    asking = Thread(target=ask, daemon=True)
    asking.start()
    asking.join(limit)
    if not found:
        raise TimeoutError(f"{host} was not found in time")
    if isinstance(found[0], OSError):
        raise found[0]
    return str(found[0][4][0])
