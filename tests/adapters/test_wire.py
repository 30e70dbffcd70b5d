"""HTTP messages as they go out and come in: whole or refused, in whatever pieces, before one moment."""

import socket
import threading
from itertools import pairwise
from time import monotonic

import pytest
from hypothesis import given
from hypothesis import strategies as st

from skill.adapters.wire.messages import BadMessage, Response, receive, request_bytes

BODY = st.binary(max_size=300)


class Pieces:
    """A connection on which bytes come in the pieces that they were cut into, and then no more."""

    def __init__(self, *pieces: bytes) -> None:
        self.pieces = [one for one in pieces if one]
        self.waits: list[float] = []

    def settimeout(self, seconds: float) -> None:
        """Note how long one may wait for the next piece."""
        self.waits.append(seconds)

    def recv(self, size: int) -> bytes:
        """Return the next piece."""
        return self.pieces.pop(0) if self.pieces else b""


def cut(message: bytes, places: list[int]) -> Pieces:
    """Return a message in pieces."""
    ends = sorted({place % (len(message) + 1) for place in places} | {0, len(message)})
    return Pieces(*(message[a:b] for a, b in pairwise(ends)))


def read(sock: object, limit: int = 1_000, method: str = "GET") -> Response:
    """Return the response that comes in."""
    return receive(sock, monotonic() + 5, method=method, limit_bytes=limit)  # type: ignore[arg-type]


def chunked(body: bytes, sizes: list[int]) -> bytes:
    """Return a body in chunks."""
    made, rest = b"", body
    for size in [*sizes, len(body)]:
        piece, rest = rest[:size], rest[size:]
        if piece:
            made += b"%x;x=y\r\n" % len(piece) + piece + b"\r\n"
    return made + b"0\r\n\r\n"


@given(BODY, st.lists(st.integers(0, 600), max_size=12))
def test_a_body_of_a_length_comes_whole(body: bytes, places: list[int]) -> None:
    """In whatever pieces; and the connection takes another call."""
    message = b"HTTP/1.1 200 OK\r\nX-A:  b \r\nContent-Length: %d\r\n\r\n" % len(body) + body
    found = read(cut(message, places))
    assert (found.status, found.body, found.may_go_on) == (200, body, True)
    assert ("X-A", "b") in found.headers


@given(BODY, st.lists(st.integers(1, 90), max_size=5), st.lists(st.integers(0, 900), max_size=12))
def test_a_body_in_chunks_comes_whole(body: bytes, sizes: list[int], places: list[int]) -> None:
    """In whatever pieces of whatever chunks."""
    message = b"HTTP/1.1 201 Made\r\nTransfer-Encoding: chunked\r\n\r\n" + chunked(body, sizes)
    found = read(cut(message, places))
    assert (found.status, found.body, found.may_go_on) == (201, body, True)


@given(BODY, st.lists(st.integers(0, 600), max_size=12))
def test_a_body_without_a_length_ends_with_its_connection(body: bytes, places: list[int]) -> None:
    """Which takes no other call then."""
    found = read(cut(b"HTTP/1.0 200 OK\r\n\r\n" + body, places))
    assert (found.body, found.may_go_on) == (body, False)


@given(BODY, st.integers(1, 400), st.booleans())
def test_what_is_cut_off_is_refused(body: bytes, missing: int, chunks: bool) -> None:
    """A half body is never taken for a whole one."""
    head = b"HTTP/1.1 200 OK\r\n"
    if chunks:
        message = head + b"Transfer-Encoding: chunked\r\n\r\n" + chunked(body, [7])
    else:
        message = head + b"Content-Length: %d\r\n\r\n" % len(body) + body
    with pytest.raises(BadMessage):
        read(Pieces(message[: max(0, len(message) - missing)]))


@given(st.binary(max_size=200))
def test_nonsense_ends_as_a_bad_message(noise: bytes) -> None:
    """And in nothing else."""
    for message in (noise, b"HTTP/1.1 200 OK\r\n" + noise, b"HTTP/1.1 200 OK\r\n\r\n" + noise):
        try:
            read(Pieces(message), limit=100)
        except BadMessage:
            continue


@pytest.mark.parametrize(
    "message",
    [
        b"HTTP/1.1 200 OK\r\nContent-Length: 5\r\nContent-Length: 6\r\n\r\nhello!",
        b"HTTP/1.1 200 OK\r\nContent-Length: +5\r\n\r\nhello",
        b"HTTP/1.1 200 OK\r\nContent-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
        b"HTTP/1.1 200 OK\r\nTransfer-Encoding: gzip\r\n\r\nhello",
        b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhelloXX0\r\n\r\n",
        b"HTTP/1.1 200 OK\r\nA: b\r\n folded\r\nContent-Length: 0\r\n\r\n",
        b"HTTP/1.1 200 OK\r\nno colon\r\n\r\n",
        b"HTTP/2 200\r\n\r\n",
        b"ICY 200 OK\r\n\r\n",
    ],
    ids=["two lengths", "signed", "length and chunks", "gzip", "chunk's end", "folded", "colon", "2", "icy"],
)
def test_what_could_be_read_in_two_ways_is_refused(message: bytes) -> None:
    """Nothing is guessed."""
    with pytest.raises(BadMessage):
        read(Pieces(message))


@pytest.mark.parametrize(("status", "method"), [(204, "DELETE"), (304, "GET"), (200, "HEAD")])
def test_some_responses_have_no_body(status: int, method: str) -> None:
    """Whatever length they tell: nothing is waited for."""
    found = read(Pieces(b"HTTP/1.1 %d x\r\nContent-Length: 9\r\n\r\n" % status), method=method)
    assert (found.status, found.body, found.may_go_on) == (status, b"", True)


def test_an_interim_response_is_passed_over() -> None:
    """It says "go on", and is not the answer."""
    found = read(Pieces(b"HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok"))
    assert (found.status, found.body) == (200, b"ok")


@pytest.mark.parametrize("told", [b"Connection: close\r\n", b"Connection: Keep-Alive, Close\r\n"])
def test_a_connection_that_is_closed_takes_no_other_call(told: bytes) -> None:
    """As its server says; and one on which more came than was asked for does not either."""
    assert not read(Pieces(b"HTTP/1.1 200 OK\r\nContent-Length: 0\r\n" + told + b"\r\n")).may_go_on
    assert not read(Pieces(b"HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\nHTTP/1.1 200")).may_go_on


def test_no_piece_is_waited_for_beyond_the_moment() -> None:
    """Each wait is shorter than the one before, however many pieces there are."""
    message = b"HTTP/1.1 200 OK\r\nContent-Length: 20\r\n\r\n" + b"x" * 20
    dripping = Pieces(*(bytes([one]) for one in message))
    read(dripping)
    assert len(dripping.waits) == len(message)
    assert dripping.waits == sorted(dripping.waits, reverse=True)


def test_time_that_is_over_ends_it() -> None:
    """Even if there is more to read: what drips for ever is not read for ever."""
    ours, theirs = socket.socketpair()
    done = threading.Event()

    def drip() -> None:
        while not done.wait(0.02):
            theirs.send(b"x")

    with ours, theirs:
        theirs.sendall(b"HTTP/1.1 200 OK\r\n\r\n")
        dripping = threading.Thread(target=drip)
        dripping.start()
        try:
            with pytest.raises(TimeoutError):
                receive(ours, monotonic() + 0.2, limit_bytes=1_000_000)
        finally:
            done.set()
            dripping.join()


@pytest.mark.parametrize(
    ("method", "target", "headers"),
    [
        ("GET", "/a b", {}),
        ("GET", "/a\r\nX: y", {}),
        ("GET /", "/", {}),
        ("GET", "/", {"A": "b\r\nC: d"}),
        ("GET", "/", {"A": "b\nC: d"}),
        ("GET", "/", {"A b": "c"}),
        ("GET", "/", {"": "c"}),
        ("GET", "/", {"A": "\u2025"}),
    ],
)
def test_nothing_ends_its_line(method: str, target: str, headers: dict[str, str]) -> None:
    """A value cannot become a header, nor a path a second request."""
    with pytest.raises(BadMessage):
        request_bytes(method, target, headers, None)
