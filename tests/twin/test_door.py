"""The twin's doors: what somebody sends is what is answered, to the letter."""

import socket

import pytest

from simulator.twin.http_exchange import Answer
from simulator.twin.server import HOST, Asked, Door


@pytest.mark.parametrize(
    ("sent", "path", "query"),
    [
        ("/segments/a.mp3?expires=1", "/segments/a.mp3", "expires=1"),
        ("//segments/a.mp3", "//segments/a.mp3", None),
        ("///privacy.html?", "///privacy.html", ""),
        ("/%73egments/../a.mp3", "/%73egments/../a.mp3", None),
        ("/a.mp3??x=1", "/a.mp3", "?x=1"),
        ("/a.mp3#x?y", "/a.mp3#x", "y"),
        ("http://elsewhere/a.mp3", "http://elsewhere/a.mp3", None),
    ],
)
def test_a_path_is_passed_on_as_it_was_sent(sent: str, path: str, query: str | None) -> None:
    """Slashes, dots and signs of a percentage included: it is the edge's to judge them."""
    heard: list[Asked] = []

    def answer(asked: Asked) -> Answer:
        heard.append(asked)
        return Answer(204)

    door = Door(answer)
    try:
        with socket.create_connection((HOST, int(door.address.rpartition(":")[2])), timeout=5) as line:
            line.sendall(f"GET {sent} HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n".encode())
            assert line.recv(100).startswith(b"HTTP/1.1 204")
    finally:
        door.close()
    assert [(one.path, one.query) for one in heard] == [(path, query)]
