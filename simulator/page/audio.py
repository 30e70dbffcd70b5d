"""The audio: addresses of the skill's as addresses of the page's, and the files behind them."""

import hashlib
import threading
from collections.abc import Mapping
from pathlib import Path

from simulator.subject import Subject
from skill.bootstrap import Settings
from studio.mixdown.errors import RenderError, UnknownAsset
from studio.rendering import fetch

ENDING = ".mp3"


class Shelf:
    """Where what a skill orders to play is found on this machine.

    Nothing is fetched from anywhere else: what is not here is told of, and plays in silence.
    """

    def __init__(self, subject: Subject, environment: Mapping[str, str]) -> None:
        """Take whose audio it is."""
        self._subject = subject
        self._base = Settings.from_environment(environment).audio_url.rstrip("/") + "/"
        self._handed_out: dict[str, Path] = {}
        self._turns_lock = threading.Lock()
        self._turns: dict[str, threading.Lock] = {}

    def local(self, url: str) -> str | None:
        """Return the page's own address of a stream; None if it is not on this machine."""
        if self._subject.recordings is None:
            return f"/audio/{url.removeprefix(self._base)}" if url.startswith(self._base) else None
        file = self._subject.recordings.file_of(url)
        if file is None:
            return None
        name = hashlib.sha256(str(file).encode()).hexdigest()[:24]
        self._handed_out[name] = file
        return f"/audio/elsewhere/{name}"

    def file(self, path: str) -> Path:
        """Return the file of an address that was handed out, rendered now if it must be.

        Raises:
            UnknownAsset: there is no such address.
            RenderError: it could not be made.
        """
        kind, _, name = path.partition("/")
        if kind == "elsewhere":
            if name not in self._handed_out:
                raise UnknownAsset(path)
            return self._handed_out[name]
        if self._subject.recordings is not None:
            raise UnknownAsset(path)
        with self._turn(path):
            return self._made(path)

    def _turn(self, path: str) -> threading.Lock:
        """Return the lock of a path: a browser asks for a stream several times at once."""
        with self._turns_lock:
            return self._turns.setdefault(path, threading.Lock())

    def _made(self, path: str) -> Path:
        # `fetch` knows each path that there is, and no other: nothing climbs out of the folder.
        return fetch(path)

    def clip(self, url: str) -> Path | None:
        """Return the file of a clip in Alexa's speech; None if it is not on this machine."""
        if self._subject.recordings is not None:
            return self._subject.recordings.file_of(url)
        try:
            return self.file(url.removeprefix(self._base)) if url.startswith(self._base) else None
        except (UnknownAsset, RenderError):
            return None
