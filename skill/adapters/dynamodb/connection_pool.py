"""A pool of kept-alive HTTP connections to one host; each call is limited, and none outlives a freeze."""

import os
import socket
from collections import deque
from time import monotonic
from urllib.parse import urlsplit

from skill.adapters.wire.connecting import connected, left
from skill.adapters.wire.messages import Response, host_header, receive, request_bytes, send
from skill.domain.ground.records import record
from skill.errors import SkillError

IDLE_S = 20.0
"""A connection that was idle for longer is closed: the server, or a freeze, may have ended it."""

CONNECT_S = 0.7
"""How long looking up the host and connecting to it may take, in seconds."""

MOST_BYTES = 16 * 1024 * 1024
"""The largest answer that is read; DynamoDB's are at most 1 MB, but for escapes."""


class ConnectionFault(SkillError):
    """A call failed; it may or may not have been carried out."""


class NotReached(ConnectionFault):
    """A call failed before it was sent: it cannot have been carried out."""


@record
class _Idle:
    """An open connection that no call uses."""

    sock: socket.socket
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
        self._named = host_header(self._host, self._port, secure=self._secure)
        self._idle: deque[_Idle] = deque()

    def post(self, path: str, headers: dict[str, str], body: bytes, until: float) -> Response:
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
        message = request_bytes("POST", path, {"Host": self._named, **headers}, body)
        sock = self._take() or self._open(until)
        try:
            send(sock, message, until)
            answer = receive(sock, until, method="POST", limit_bytes=MOST_BYTES)
        except (OSError, ValueError) as error:
            sock.close()
            self.close_all()  # the host has dropped those that were idle for longer as well
            raise ConnectionFault(f"{self._host}: {type(error).__name__}: {error}") from error
        if answer.may_go_on:
            self._idle.append(_Idle(sock, monotonic(), os.getpid()))
        else:
            sock.close()
        return answer

    def close_all(self) -> None:
        """Close all idle connections, as before a freeze."""
        held, self._idle = self._idle, deque()
        for one in held:
            if one.owner == os.getpid():
                one.sock.close()

    def _take(self) -> socket.socket | None:
        while self._idle:
            try:
                held = self._idle.pop()
            except IndexError:  # another thread was quicker
                return None
            if held.owner != os.getpid():
                continue  # the parent process's: it would get the answer to our call
            if monotonic() - held.since < IDLE_S:
                return held.sock
            held.sock.close()
        return None

    def _open(self, until: float) -> socket.socket:
        roots = os.environ.get("AWS_CA_BUNDLE") or ""
        try:
            soon = monotonic() + min(CONNECT_S, left(until))
            return connected(self._host, self._port, secure=self._secure, until=soon, roots=roots)
        except (OSError, ValueError) as error:
            raise NotReached(f"{self._host}: {type(error).__name__}: {error}") from error
