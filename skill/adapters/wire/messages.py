"""HTTP messages: a request as bytes, and a response read with the time that is left.

What is read strictly: lengths, chunks and headers are what RFC 9112 says, or the response is refused.
What is not read at all: trailers, obsolete folded headers, compressed bodies; nothing asks for them.
"""

import re
import socket
from collections.abc import Mapping

from skill.adapters.wire.connecting import left
from skill.domain.ground.records import record

MOST_HEAD = 65_536
"""The longest status line and headers together, in bytes."""
MOST_LINE = 256
"""The longest line with a chunk's size."""
PIECE = 65_536

_STATUS = re.compile(rb"HTTP/1\.([01]) ([1-9][0-9]{2})(?: .*)?")
_NAME = re.compile(r"[!#$%&'*+.^_`|~0-9A-Za-z-]+")
_NUMBER = re.compile(r"[0-9]{1,18}")
_SIZE = re.compile(rb"([0-9A-Fa-f]{1,8})[ \t]*(?:;.*)?")
_BREAK = re.compile(r"[\r\n\0]")

BODILESS = {204, 304}


class BadMessage(ValueError):
    """What came is no response, or is longer than it may be; or what should go out is no request."""


@record
class Response:
    """A whole response."""

    status: int
    headers: tuple[tuple[str, str], ...]
    body: bytes
    may_go_on: bool
    """Whether the connection takes another request."""

    def header(self, name: str) -> str:
        """Return a header's values by its name in lower case, joined by commas; empty if it is not there."""
        return ", ".join(value for key, value in self.headers if key.lower() == name)


def request_bytes(method: str, target: str, headers: Mapping[str, str], body: bytes | None) -> bytes:
    """Return a request as it goes out; its length is added.

    Args:
        method: `GET`, `POST`, ….
        target: path and query.
        headers: with `Host`.
        body: None for none.

    Raises:
        BadMessage: a part of it would end its line.
    """
    if _BREAK.search(method + target) or " " in method + target:
        raise BadMessage("a break in the request's line")
    lines = [f"{method} {target} HTTP/1.1"]
    for name, value in headers.items():
        if not _NAME.fullmatch(name) or _BREAK.search(value):
            raise BadMessage(f"a header that would break its line: {name[:40]!r}")
        lines.append(f"{name}: {value}")
    if body is not None:
        lines.append(f"Content-Length: {len(body)}")
    head = "\r\n".join([*lines, "", ""])
    try:
        return head.encode("latin-1") + (body or b"")
    except UnicodeEncodeError as error:
        raise BadMessage("a header in letters that HTTP has not") from error


def host_header(host: str, port: int, *, secure: bool) -> str:
    """Return the header `Host`: the port stands in it only if it is not the usual one."""
    named = f"[{host}]" if ":" in host else host
    return named if port == (443 if secure else 80) else f"{named}:{port}"


def send(sock: socket.socket, message: bytes, until: float) -> None:
    """Send a message whole.

    Raises:
        OSError: it could not be sent in time.
    """
    rest = memoryview(message)
    while rest:
        sock.settimeout(left(until))
        rest = rest[sock.send(rest) :]


def receive(sock: socket.socket, until: float, *, method: str = "GET", limit_bytes: int) -> Response:
    """Return the response that comes in on a connection, however slowly, if it is whole in time.

    Args:
        sock: where the request was sent.
        until: when to give up, on `time.monotonic`'s clock.
        method: the request's: a response to HEAD has no body.
        limit_bytes: the longest body.

    Raises:
        OSError: it did not come, or not in time.
        BadMessage: it is no response, or too long.
    """
    reader = _Reader(sock, until)
    version, status, headers = reader.head()
    while 100 <= status < 200:  # "go on", or "wait": the response itself is still to come
        version, status, headers = reader.head()
    found = Response(status, headers, b"", may_go_on=False)
    goes_on = version == b"1" and "close" not in found.header("connection").lower()
    if method == "HEAD" or status in BODILESS:
        return Response(status, headers, b"", goes_on and not reader.held)
    codings, length = found.header("transfer-encoding").lower(), found.header("content-length")
    if codings:
        if codings != "chunked" or length:
            raise BadMessage("a body of unknown length")
        body = reader.chunks(limit_bytes)
    elif length:
        body = reader.exactly(_length(length, limit_bytes))
    else:
        return Response(status, headers, reader.rest(limit_bytes), may_go_on=False)
    return Response(status, headers, body, goes_on and not reader.held)


class _Reader:
    """Takes lines and pieces from a connection; none after the moment that it was given."""

    def __init__(self, sock: socket.socket, until: float) -> None:
        self._sock, self._until = sock, until
        self.held = bytearray()
        """What has come and was not taken yet."""

    def head(self) -> tuple[bytes, int, tuple[tuple[str, str], ...]]:
        """Return the digit of the version, the status and the headers."""
        while (end := self.held.find(b"\r\n\r\n")) < 0:
            if len(self.held) > MOST_HEAD:
                raise BadMessage("headers without end")
            self._more()
        first, *lines = bytes(self.held[:end]).split(b"\r\n")
        del self.held[: end + 4]
        told = _STATUS.fullmatch(first)
        if told is None:
            raise BadMessage("no status line")
        return told[1], int(told[2]), tuple(_header(line) for line in lines)

    def exactly(self, size: int) -> bytes:
        """Return so many bytes."""
        while len(self.held) < size:
            self._more()
        taken = bytes(self.held[:size])
        del self.held[:size]
        return taken

    def chunks(self, limit: int) -> bytes:
        """Return a chunked body."""
        pieces = bytearray()
        while size := self._chunk_size():
            if len(pieces) + size > limit:
                raise BadMessage(f"more than {limit:,} bytes")
            pieces += self.exactly(size)
            if self.exactly(2) != b"\r\n":
                raise BadMessage("a chunk that does not end")
        if self.exactly(2) != b"\r\n":
            raise BadMessage("a trailer, which nobody asked for")
        return bytes(pieces)

    def rest(self, limit: int) -> bytes:
        """Return all that comes until the connection is closed."""
        while len(self.held) <= limit:
            piece = self._piece()
            if not piece:
                return bytes(self.held)
            self.held += piece
        raise BadMessage(f"more than {limit:,} bytes")

    def _chunk_size(self) -> int:
        while (end := self.held.find(b"\r\n")) < 0:
            if len(self.held) > MOST_LINE:
                raise BadMessage("a chunk's size without end")
            self._more()
        told = _SIZE.fullmatch(bytes(self.held[:end]))
        if told is None or end > MOST_LINE:
            raise BadMessage("a chunk without a size")
        del self.held[: end + 2]
        return int(told[1], 16)

    def _more(self) -> None:
        piece = self._piece()
        if not piece:
            raise BadMessage("cut off")
        self.held += piece

    def _piece(self) -> bytes:
        self._sock.settimeout(left(self._until))
        return self._sock.recv(PIECE)


def _header(line: bytes) -> tuple[str, str]:
    name, colon, value = line.decode("latin-1").partition(":")
    if not colon or not _NAME.fullmatch(name):
        raise BadMessage("a line that is no header")
    return name, value.strip(" \t")


def _length(told: str, limit: int) -> int:
    values = set(told.split(", "))  # the same length said twice is one
    if len(values) != 1 or not _NUMBER.fullmatch(min(values)):
        raise BadMessage("no length")
    length = int(values.pop())
    if length > limit:
        raise BadMessage(f"more than {limit:,} bytes")
    return length
