"""Slow connections shut nobody out: there is room for many, and none has it for long."""

import contextlib
import http.client
import socket
import threading
from collections.abc import Iterator
from typing import Any

import pytest
from flask import Flask, Response

from tests.web.conftest import serving
from web import serving as module
from web.serving import REQUEST_S, SENDING_S, PatientChannel

HALF_HEAD = b"POST / HTTP/1.1\r\nHost: x\r\nX: "
HALF_BODY = b"POST / HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 200000\r\n\r\n{"


@pytest.fixture
def app() -> Flask:
    """Return an application that answers at once, or with much."""
    made = Flask("slow")
    made.add_url_rule("/health", "health", lambda: "ok")
    made.add_url_rule("/much", "much", lambda: Response(b"x" * 4_000_000))
    return made


def asked(port: int) -> int:
    """Return the status of a request that somebody in no hurry at all makes."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=20)
    with contextlib.closing(connection):
        connection.request("GET", "/health")
        return connection.getresponse().status


@pytest.mark.parametrize("begun", [b"", HALF_HEAD, HALF_BODY], ids=["silent", "head", "body"])
def test_many_slow_clients_shut_nobody_out(app: Flask, begun: bytes) -> None:
    """With 150 connections that have begun and say no more, whoever comes is answered."""
    with serving(app, connections=300) as port, contextlib.ExitStack() as held:
        for _ in range(150):
            slow = held.enter_context(socket.create_connection(("127.0.0.1", port)))
            slow.sendall(begun)
        assert [asked(port) for _ in range(3)] == [200, 200, 200]


class Time:
    """A clock that stands still until it is moved."""

    def __init__(self) -> None:
        self.now = 1_000.0

    def time(self) -> float:
        """Return the present moment."""
        return self.now


class Listening:
    """As much of a server as a connection needs: it notes what is to be done, and closes who is late."""

    def __init__(self) -> None:
        self.active_channels: dict[int, Any] = {}
        self.tasks: list[Any] = []

    def add_task(self, task: Any) -> None:
        """Note a request that is complete."""
        self.tasks.append(task)


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Time:
    """Return the time that the server sees."""
    from waitress import channel

    made = Time()
    monkeypatch.setattr(channel, "time", made)
    monkeypatch.setattr(module, "time", made)
    return made


@pytest.fixture
def connection(clock: Time) -> Iterator[tuple[PatientChannel, socket.socket]]:
    """Return a connection, and its client's end."""
    del clock
    from waitress.adjustments import Adjustments

    ours, theirs = socket.socketpair()
    with ours, theirs:
        yield PatientChannel(Listening(), ours, ("", 0), Adjustments(), map={}), theirs


def is_over(one: PatientChannel, clock: Time) -> bool:
    """Return whether waitress would close a connection now, as its `maintenance` finds."""
    return not one.requests and one.last_activity < clock.now - REQUEST_S


def test_a_request_that_drips_in_has_no_more_time_than_one_that_stalls(
    connection: tuple[PatientChannel, socket.socket], clock: Time
) -> None:
    """Its time begins with its first byte; no later byte adds to it."""
    one, client = connection
    for byte in HALF_HEAD[: REQUEST_S + 1]:
        assert not is_over(one, clock)
        client.send(bytes([byte]))
        one.handle_read()
        clock.now += 1
    assert is_over(one, clock)


def test_the_next_request_has_a_time_of_its_own(
    connection: tuple[PatientChannel, socket.socket], clock: Time
) -> None:
    """A connection that is kept alive is not as old as its first request."""
    one, client = connection
    for _ in range(5):
        client.send(b"GET / HTTP/1.1\r\nHost: x\r\n\r\n")
        one.handle_read()
        assert one.requests
        one.requests.clear()  # as when it has been answered
        clock.now += REQUEST_S - 1
        assert not is_over(one, clock)
    clock.now += 2
    assert is_over(one, clock)


def test_a_player_may_leave_an_answer_unread_for_minutes(
    connection: tuple[PatientChannel, socket.socket], clock: Time
) -> None:
    """It has enough for now; then it is over for it too."""
    one, _ = connection
    one.total_outbufs_len = 1
    clock.now += SENDING_S - 1
    assert not is_over(one, clock)
    clock.now += 2
    assert is_over(one, clock)


def test_an_answer_that_is_not_read_holds_no_thread(app: Flask) -> None:
    """More clients than threads ask for much and read nothing; another one is answered."""
    with serving(app, threads=2) as port, contextlib.ExitStack() as held:
        for _ in range(8):
            slow = held.enter_context(socket.create_connection(("127.0.0.1", port)))
            slow.sendall(b"GET /much HTTP/1.1\r\nHost: x\r\n\r\n")
        assert asked(port) == 200


def test_many_at_once_are_answered_each(app: Flask) -> None:
    """Each of forty clients gets its own answers on a connection that is kept."""
    statuses: list[int] = []

    def client(port: int) -> None:
        connection = http.client.HTTPConnection("127.0.0.1", port, timeout=20)
        with contextlib.closing(connection):
            for _ in range(5):
                connection.request("GET", "/health")
                answer = connection.getresponse()
                answer.read()
                statuses.append(answer.status)

    with serving(app) as port:
        clients = [threading.Thread(target=client, args=(port,)) for _ in range(40)]
        for one in clients:
            one.start()
        for one in clients:
            one.join()
    assert statuses == [200] * 200
