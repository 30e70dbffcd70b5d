"""The audio: addresses of the skill's as addresses of the page's, and the files behind them."""

import hashlib
import signal
import threading
from collections.abc import Mapping
from concurrent.futures import Future, ProcessPoolExecutor
from functools import cached_property, lru_cache
from multiprocessing import get_context
from pathlib import Path

from simulator.subject import Subject
from skill.adapters.audio_addresses import admits
from skill.bootstrap import Settings, audio_key
from skill.content.compiled import CompiledShelves
from skill.domain.ground.units import EpochMs
from skill.domain.premium.signed_audio import PremiumAudio
from studio.errors import RenderError, UnknownAsset
from studio.rendering.addresses import expected_file, fetch
from studio.rendering.jobs import WORKERS

GUARDED = ("segments", "tracks")


@lru_cache(maxsize=1)
def workshop() -> ProcessPoolExecutor:
    """Return the processes that render, so that the page answers while they do."""
    return ProcessPoolExecutor(WORKERS, mp_context=get_context("spawn"), initializer=_deaf)


def _deaf() -> None:
    """Leave Ctrl-C to the process that serves."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)


class Unsigned(Exception):
    """Premium audio was asked for without a signature that is still good."""


class Shelf:
    """Where what a skill orders to play is found on this machine.

    Nothing is fetched from anywhere else: what is not here is told of, and plays in silence.
    """

    def __init__(self, subject: Subject, environment: Mapping[str, str]) -> None:
        """Take whose audio it is."""
        self._subject = subject
        self._settings = Settings.from_environment(environment)
        self._base = self._settings.audio_url.rstrip("/") + "/"
        self._handed_out: dict[str, Path] = {}
        self._lock = threading.Lock()
        self._makings: dict[str, Future[Path]] = {}

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

    def check(self, path: str, query: str, now: EpochMs) -> None:
        """Refuse what is premium to an address that is not signed, or has expired, as a server must.

        Raises:
            Unsigned: it is.
            UnknownAsset: there is no such address: that is nobody's premium.
        """
        # What is only spoken of, a taste or a cue, is free.
        if self._subject.recordings is not None or path.partition("/")[0] not in GUARDED:
            return
        expected_file(path)
        is_free = any(not one.needs_signature(path) for one in self._premium)
        if not is_free and not admits(audio_key(self._settings), path, query, now):
            raise Unsigned(path)

    @cached_property
    def _premium(self) -> tuple[PremiumAudio, ...]:
        shelves = CompiledShelves(self._settings.library)
        return tuple(PremiumAudio(shelves.in_locale(one)) for one in sorted(self._subject.models))

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
        # The studio knows each path that there is, and no other: nothing climbs out of the folder.
        place = expected_file(path)
        return place if place.exists() else self._making(path).result()

    def _making(self, path: str) -> "Future[Path]":
        """Return the making of a file: one, though a browser asks for a stream several times at once."""
        with self._lock:
            making = self._makings.get(path)
            if making is None or making.done():
                making = self._makings[path] = workshop().submit(fetch, path)
            return making

    def clip(self, url: str) -> Path | None:
        """Return the file of a clip in Alexa's speech; None if it is not on this machine."""
        if self._subject.recordings is not None:
            return self._subject.recordings.file_of(url)
        try:
            path = url.removeprefix(self._base).partition("?")[0]
            return self.file(path) if url.startswith(self._base) else None
        except (UnknownAsset, RenderError):
            return None
