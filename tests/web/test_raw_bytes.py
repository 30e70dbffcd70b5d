"""Bytes that no client of HTTP would send: each is answered or hung up on, and the next request is served."""

import contextlib
import http.client
import random
import socket
from collections.abc import Iterator
from pathlib import Path

import pytest

from simulator.clock import VirtualClock
from skill.adapters.sqlite_store import SqliteStore
from tests.web.authority import roots
from tests.web.conftest import NOW_MS, SKILL_ID, serving
from web.application import make_app
from web.certificates import Certificates
from web.request_verifier import Verifier

JSON = b"Content-Type: application/json\r\n"
POST = b"POST / HTTP/1.1\r\nHost: x\r\nConnection: close\r\n" + JSON
CHUNKED = b"Transfer-Encoding: chunked\r\n"
SENT = {
    "a header of 300 kB": (b"GET / HTTP/1.1\r\nX: " + b"a" * 300_000 + b"\r\n\r\n", {431}),
    "20,000 headers": (b"GET / HTTP/1.1\r\n" + b"".join(b"X%d: 1\r\n" % one for one in range(20_000)), {431}),
    "a line of a megabyte": (b"GET /" + b"a" * 1_000_000 + b" HTTP/1.1\r\n\r\n", {431}),
    "a body of 300 kB": (POST + b"Content-Length: 300000\r\n\r\n" + b"x" * 300_000, {413}),
    "a body of 20 MB": (POST + b"Content-Length: 20000000\r\n\r\n" + b"x" * 20_000_000, {0, 413}),
    "a thousand chunks": (POST + CHUNKED + b"\r\n" + b"4\r\nxxxx\r\n" * 1_000 + b"0\r\n\r\n", {400}),
    "a chunk of no size": (POST + CHUNKED + b"\r\nzz\r\nxx\r\n0\r\n\r\n", {400}),
    "a length and chunks": (
        POST + b"Content-Length: 4\r\n" + CHUNKED + b"\r\n0\r\n\r\nGET /health HTTP/1.1\r\nHost: x\r\n\r\n",
        {400},
    ),
    "two lengths": (POST + b"Content-Length: 4\r\nContent-Length: 5\r\n\r\nabcde", {400}),
    "a length below nothing": (POST + b"Content-Length: -1\r\n\r\n", {400}),
    "another encoding": (POST + b"Transfer-Encoding: gzip\r\n\r\n", {501}),
    "noise": (random.Random(1).randbytes(2_000) + b"\r\n\r\n", {400}),
    "a null in the path": (b"GET /health\x00 HTTP/1.1\r\nConnection: close\r\n\r\n", {400, 404}),
    "a path of no encoding": (b"GET /\xff\xfe HTTP/1.1\r\nConnection: close\r\n\r\n", {400}),
    "a way round": (b"GET /../../etc/passwd HTTP/1.1\r\nConnection: close\r\n\r\n", {404}),
}
"""What is sent, and which statuses may answer it; 0 is a connection that was hung up."""


@pytest.fixture(scope="module")
def port(tmp_path_factory: pytest.TempPathFactory) -> Iterator[int]:
    """Serve a skill that is never reached."""

    def unreached(*_: object) -> dict[str, object]:
        raise AssertionError

    home: Path = tmp_path_factory.mktemp("home")
    verifier = Verifier(Certificates(roots()), VirtualClock(NOW_MS), SKILL_ID)
    with serving(make_app(unreached, verifier, SqliteStore(home))) as number:
        yield number


@pytest.mark.parametrize("name", sorted(SENT))
def test_it_is_refused_and_the_server_goes_on(port: int, name: str) -> None:
    """Nothing reaches the skill, and nothing that was smuggled behind a request is a second one."""
    sent, statuses = SENT[name]
    answer = answered(port, sent)
    assert (int(answer[9:12]) if answer.startswith(b"HTTP/") else 0) in statuses
    assert answer.count(b"HTTP/1.") <= 1
    with contextlib.closing(http.client.HTTPConnection("127.0.0.1", port, timeout=20)) as next_one:
        next_one.request("GET", "/health")
        assert next_one.getresponse().status == 200


def answered(port: int, sent: bytes) -> bytes:
    """Return all that comes back for some bytes."""
    found = b""
    with socket.create_connection(("127.0.0.1", port), timeout=20) as line, contextlib.suppress(OSError):
        line.sendall(sent)
        while part := line.recv(65_536):
            found += part
    return found
