"""A page served on loopback, and a real browser to open it in."""

import logging
import os
import shutil
import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from werkzeug.serving import make_server

from simulator.page.app import create_app
from simulator.page.household import Household
from skill.adapters.clock import SystemClock
from skill.bootstrap import LIBRARY

needs_library = pytest.mark.skipif(not LIBRARY.exists(), reason="`make build` makes the library")

MUST_BROWSE = "AUDIO_TRAINER_MUST_BROWSE"
CHROMIUM = ("chromium", "chromium-browser", "google-chrome")
ARGUMENTS = [
    "--no-sandbox", "--autoplay-policy=no-user-gesture-required", "--disable-background-networking",
    "--disable-component-update", "--disable-sync", "--no-first-run",
]  # fmt: skip


def missing(why: str) -> None:
    """Skip with a sentence; fail where the browser must be there."""
    sentence = f"the page was not tried in a real browser: {why}"
    if os.environ.get(MUST_BROWSE):
        pytest.fail(sentence)
    pytest.skip(sentence)


@pytest.fixture(scope="session")
def chromium() -> Iterator[Any]:
    """Debian's Chromium, without a window."""
    path = next((found for name in CHROMIUM if (found := shutil.which(name))), None)
    if path is None:
        missing("there is no Chromium here (apt-get install chromium)")
    try:
        from playwright.sync_api import sync_playwright
    except ImportError:
        missing("playwright is not installed")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=ARGUMENTS)
        yield browser
        browser.close()


@pytest.fixture
def home(tmp_path: Path) -> Household:
    """A household that nobody has lived in yet, with the shipped skill."""
    folder = tmp_path / "tests" / "conversations"
    folder.mkdir(parents=True)
    environment = {**os.environ, "AUDIO_TRAINER_HOME": str(tmp_path / "home")}
    return Household(environment, SystemClock().now_ms, conversations=folder)


@pytest.fixture
def served() -> Iterator[Callable[[Household], str]]:
    """A function that serves a household, and returns the page's address."""
    servers = []

    def serve(home: Household) -> str:
        server = make_server("127.0.0.1", 0, create_app(home), threaded=True)
        threading.Thread(target=server.serve_forever, daemon=True).start()
        servers.append(server)
        logging.getLogger("werkzeug").setLevel(logging.WARNING)
        return f"http://127.0.0.1:{server.server_port}/"

    yield serve
    for server in servers:
        server.shutdown()


@pytest.fixture
def context(chromium: Any) -> Iterator[Any]:
    """A fresh profile of the browser; a script's error fails the test."""
    troubles: list[str] = []
    context = chromium.new_context(viewport={"width": 1280, "height": 860})
    context.set_default_timeout(20_000)
    context.on("weberror", lambda error: troubles.append(str(error.error)))
    yield context
    context.close()
    assert troubles == []
