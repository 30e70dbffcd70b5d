"""One exchange is bounded in all that it takes, whatever the server does."""

import socket
import threading
import time
from collections.abc import Callable, Iterator

import pytest

from skill.adapters.bounded_http import ExchangeFailed, exchange

Serve = Callable[[Callable[[socket.socket], None]], str]
OK = b"HTTP/1.1 200 OK\r\nContent-Length: 5\r\nX-A: b\r\n\r\nhello"


@pytest.fixture
def serve() -> Iterator[Serve]:
    """Return how to serve one connection as one pleases, and get its address."""
    made: list[socket.socket] = []

    def begin(answer: Callable[[socket.socket], None]) -> str:
        listening = socket.create_server(("127.0.0.1", 0))
        made.append(listening)

        def run() -> None:
            try:
                connection, _ = listening.accept()
                with connection:
                    connection.recv(65_536)
                    answer(connection)
            except OSError:
                return

        threading.Thread(target=run, daemon=True).start()
        return f"http://127.0.0.1:{listening.getsockname()[1]}/"

    yield begin
    for one in made:
        one.close()


def dripping(first: bytes, then: bytes) -> Callable[[socket.socket], None]:
    """Return what sends the beginning at once, and then for half a minute a byte now and then."""

    def answer(connection: socket.socket) -> None:
        connection.sendall(first)
        for byte in then * 3_000:
            connection.sendall(bytes([byte]))
            time.sleep(0.01)

    return answer


def test_a_reply_is_returned_whole(serve: Serve) -> None:
    """Status, headers, body."""
    reply = exchange("GET", serve(lambda one: one.sendall(OK)))
    assert (reply.status, reply.body) == (200, b"hello")
    assert ("X-A", "b") in reply.headers


@pytest.mark.parametrize(
    "answer",
    [
        dripping(b"", b"HTTP/1.1 200 OK"),
        dripping(b"HTTP/1.1 200 OK\r\nX: ", b"y"),
        dripping(b"HTTP/1.1 200 OK\r\nContent-Length: 90000\r\n\r\n", b"x"),
        dripping(b"HTTP/1.1 200 OK\r\n\r\n", b"x"),
        dripping(b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n", b"1\r\nx\r\n"),
        lambda _: time.sleep(30),
    ],
    ids=["status", "headers", "body", "endless body", "chunks", "silent"],
)
def test_the_limit_is_on_the_whole(serve: Serve, answer: Callable[[socket.socket], None]) -> None:
    """A server that keeps a connection busy, or holds it for half a minute, gains no time by it."""
    address, begun = serve(answer), time.monotonic()
    with pytest.raises(ExchangeFailed, match="300 ms"):
        exchange("GET", address, limit_ms=300)
    assert time.monotonic() - begun < 2  # a busy machine is slow; the server would take thirty


@pytest.mark.parametrize(
    "answer",
    [
        b"HTTP/1.1 200 OK\r\n\r\n" + b"x" * 2_000,
        b"HTTP/1.1 200 OK\r\nContent-Length: 9999999\r\n\r\n" + b"x" * 2_000,
        b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n7d0\r\n" + b"x" * 2_000 + b"\r\n0\r\n\r\n",
        b"nonsense\r\n\r\n",
        b"",
        b"HTTP/1.1 200 OK\r\nX: " + b"y" * 200_000,
        b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n",
    ],
    ids=["endless", "declared", "chunked", "nonsense", "nothing", "giant header", "broken chunks"],
)
def test_what_is_too_long_or_broken_fails(serve: Serve, answer: bytes) -> None:
    """In one way."""
    with pytest.raises(ExchangeFailed):
        exchange("GET", serve(lambda one: one.sendall(answer)), limit_bytes=1_000)


def test_a_redirect_is_a_reply(serve: Serve) -> None:
    """It is told of, and not followed."""
    moved = b"HTTP/1.1 302 Found\r\nLocation: http://127.0.0.1:1/\r\nContent-Length: 0\r\n\r\n"
    assert exchange("GET", serve(lambda one: one.sendall(moved))).status == 302


@pytest.mark.parametrize(
    "url",
    ["http://example.com/", "http://127.0.0.1.example.com/", "http://127.0.0.1@example.com/", "file:///etc/passwd",
     "gopher://127.0.0.1/", "https://", "", "http://[::1", "http://127.0.0.1:x/"],
)  # fmt: skip
def test_only_https_leaves_this_machine(url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Anything else fails before a connection is made."""
    monkeypatch.setattr(socket, "create_connection", lambda *_, **__: pytest.fail("connected"))
    with pytest.raises(ExchangeFailed):
        exchange("GET", url)


def test_a_line_break_in_a_header_is_not_sent(serve: Serve) -> None:
    """It fails here."""
    with pytest.raises(ExchangeFailed):
        exchange("GET", serve(lambda one: one.sendall(OK)), headers={"Authorization": "a\r\nHost: evil"})
