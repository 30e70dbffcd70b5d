"""The audio of the page: a URL of the page for each stream of the skill, and the file behind it."""

import hashlib
import signal
import threading
from collections.abc import Mapping
from concurrent.futures import Future, ProcessPoolExecutor
from functools import lru_cache
from multiprocessing import get_context
from pathlib import Path

from simulator.errors import SimulatorError
from simulator.skill_under_test.skill import SkillUnderTest
from skill.adapters.audio_addresses import admits
from skill.bootstrap import Settings, audio_keys
from skill.domain.ground.units import EpochMs
from studio.errors import RenderError, UnknownAsset
from studio.rendering.addresses import expected_file, fetch
from studio.rendering.jobs import WORKERS
from studio.rendering.processes import end_with_parent


@lru_cache(maxsize=1)
def render_pool() -> ProcessPoolExecutor:
    """Return the processes that render audio, so that the page responds meanwhile."""
    return ProcessPoolExecutor(WORKERS, mp_context=get_context("spawn"), initializer=_ignore_interrupt)


def _ignore_interrupt() -> None:
    """Ignore Ctrl-C, which the serving process handles, and end when it does."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    end_with_parent()


class Unsigned(SimulatorError):
    """A stream was requested with a URL that has no valid signature."""


class AudioFiles:
    """Finds the files of a skill's streams on this machine.

    Nothing is fetched from elsewhere: a stream that is not here is reported, and plays in silence.
    """

    def __init__(self, skill: SkillUnderTest, environment: Mapping[str, str]) -> None:
        """Take the skill, and the environment variables that Audio Trainer's settings are read from."""
        self._skill = skill
        self._settings = Settings.from_environment(environment)
        self._base = self._settings.audio_url.rstrip("/") + "/"
        self._handed_out: dict[str, Path] = {}
        self._lock = threading.Lock()
        self._renders: dict[str, Future[Path]] = {}

    def local(self, url: str) -> str | None:
        """Return the page's own URL of a stream; None if the stream is not on this machine."""
        if self._skill.local_streams is None:
            return f"/audio/{url.removeprefix(self._base)}" if url.startswith(self._base) else None
        file = self._skill.local_streams.file_of(url)
        if file is None:
            return None
        name = hashlib.sha256(str(file).encode()).hexdigest()[:24]
        self._handed_out[name] = file
        return f"/audio/elsewhere/{name}"

    def check(self, path: str, query: str, now: EpochMs) -> None:
        """Refuse a stream to a URL that is not signed or has expired, as every audio server does.

        Raises:
            Unsigned: the URL is not signed, or has expired.
        """
        if self._skill.local_streams is not None:
            return
        if not admits(audio_keys(self._settings), path, query, now):
            raise Unsigned(path)

    def file(self, path: str) -> Path:
        """Return the file at a path below `/audio/`; it is rendered now if it is missing.

        Raises:
            UnknownAsset: there is no such file.
            RenderError: the file could not be rendered.
        """
        kind, _, name = path.partition("/")
        if kind == "elsewhere":
            if name not in self._handed_out:
                raise UnknownAsset(path)
            return self._handed_out[name]
        if self._skill.local_streams is not None:
            raise UnknownAsset(path)
        # `expected_file` accepts only the paths of known assets, so no path leads out of the folder.
        place = expected_file(path)
        return place if place.exists() else self._render(path).result()

    def _render(self, path: str) -> "Future[Path]":
        """Return the running render of a file: a browser asks for a stream several times at once."""
        with self._lock:
            render = self._renders.get(path)
            if render is None or render.done():
                render = self._renders[path] = render_pool().submit(fetch, path)
            return render

    def clip(self, url: str) -> Path | None:
        """Return the file of an <audio> in Alexa's speech; None if it is not on this machine."""
        if self._skill.local_streams is not None:
            return self._skill.local_streams.file_of(url)
        try:
            path = url.removeprefix(self._base).partition("?")[0]
            return self.file(path) if url.startswith(self._base) else None
        except (UnknownAsset, RenderError):
            return None
