"""A host with its audio, and a kitchen in the place of the processes that render."""

import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from flask import Flask

from simulator.clock import VirtualClock
from skill.adapters.sqlite_store import SqliteStore
from tests.web.audio.player import BEFORE, NAME, NEW
from tests.web.authority import roots
from tests.web.conftest import NOW_MS, SKILL_ID, serving
from web.application import make_app
from web.audio.render_pool import RenderPool
from web.audio.streams import Audio
from web.certificates import Certificates
from web.request_verifier import Verifier

SOUND = bytes(range(256)) * 40


@dataclass
class Kitchen:
    """Makes files as it is told to, and counts how often."""

    folder: Path
    made: list[str] = field(default_factory=list)
    open: threading.Event = field(default_factory=threading.Event)
    """Until it is set, nothing gets ready."""
    fault: str = ""

    def has(self, path: str) -> bool:
        """Return whether a file was made."""
        return (self.folder / path).is_file()

    def make(self, path: str) -> str:
        """Make a file."""
        self.made.append(path)
        self.open.wait(20)
        if self.fault:
            return self.fault
        target = self.folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(SOUND)
        return ""


@pytest.fixture
def kitchen(tmp_path: Path) -> Kitchen:
    """Return one that is open."""
    made = Kitchen(tmp_path / "renders")
    made.open.set()
    return made


@pytest.fixture
def app(kitchen: Kitchen, tmp_path: Path) -> Iterator[Flask]:
    """Return the service with its audio; two may wait for it."""
    pool = RenderPool(lambda: ThreadPoolExecutor(2), kitchen.make, kitchen.has, most_waiting=3)
    clock = VirtualClock(NOW_MS)
    known = {NAME, "tracks/0123456789abcdef.mp3", "tastes/0123456789abcdef.mp3", "pictures/0123456789ab.png"}
    pages = {"privacy.html": "<h1>Privacy</h1>", "terms.html": "<h1>Terms</h1>"}
    audio = Audio(kitchen.folder, (NEW, BEFORE), known.__contains__, pages, pool, clock, waiting=2)
    verifier = Verifier(Certificates(roots()), clock, SKILL_ID)
    yield make_app(lambda *_: {}, verifier, SqliteStore(tmp_path), audio)
    kitchen.open.set()
    pool.close()


@pytest.fixture
def port(app: Flask) -> Iterator[int]:
    """Serve it."""
    with serving(app) as number:
        yield number
