"""A player that asks one's own host for audio, and the addresses that it asks for."""

import http.client
import threading
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass

import pytest

from skill.adapters.audio_addresses import signature
from tests.web.conftest import NOW_MS

NEW, BEFORE, GONE = b"the key", b"the key before", b"a key of last year"
NAME = "segments/0123456789abcdef.mp3"
LATER = NOW_MS // 1000 + 3_600


@dataclass
class Answer:
    """What came back."""

    status: int
    body: bytes
    headers: dict[str, str]


def get(port: int, path: str, method: str = "GET", **headers: str) -> Answer:
    """Ask for a path."""
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    with closing(http.client.HTTPConnection("127.0.0.1", port, timeout=200)) as connection:
        connection.request(method, f"/{path}", headers=named)
        found = connection.getresponse()
        return Answer(found.status, found.read(), {name.lower(): value for name, value in found.getheaders()})


def signed(path: str = NAME, key: bytes = NEW, expires: int = LATER) -> str:
    """Return an address as the skill hands it out."""
    return f"{path}?expires={expires}&signature={signature(key, path, expires)}"


def until(happened: Callable[[], bool]) -> None:
    """Return when something has happened, and fail if it does not."""
    waited = threading.Event()
    for _ in range(2_000):
        if happened():
            return
        waited.wait(0.005)
    pytest.fail("it did not happen")
