"""Makes one file of audio: found in the store, or rendered and stored there."""

import time
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

from studio.addresses.kinds import Address, Kind
from studio.errors import RenderError, StudioError, UnknownAsset, VoiceError
from studio.render_function.audio_store import AudioStore, StoreFault
from studio.render_function.render_log import RenderLog


class Fate(StrEnum):
    """What became of a path that should be in the store."""

    MADE = "made"
    THERE = "there"
    UNKNOWN = "unknown"
    """The skill never names it, so nothing was done."""
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class Made:
    """A file of audio."""

    data: bytes
    is_stored: bool
    """False if it could be rendered and not stored: then it can be answered, and not be sent for again."""


class NotMade(StudioError):
    """A file could be neither found nor rendered."""


class Maker:
    """Finds or makes files of audio, one after another."""

    def __init__(
        self,
        store: AudioStore,
        orderable: Callable[[str], Address | None],
        rendered: Callable[[str], bytes],
        log: RenderLog,
        recover: Callable[[], None],
    ) -> None:
        """Take what a file is found, known, rendered and logged by.

        Args:
            store: where audio is kept.
            orderable: returns the address of a path that the skill can name, None for any other.
            rendered: renders the MP3 of a path.
            log: is told what became of each path.
            recover: is called when memory ran out, to free what can be made again.
        """
        self._store, self._orderable, self._rendered = store, orderable, rendered
        self._log, self._recover = log, recover

    def address(self, path: str) -> Address | None:
        """Return the address of a path whose audio can be made; None for any other text."""
        found = self._orderable(path)
        return found if found is not None and found.kind is not Kind.PAGE else None

    def make(self, path: str) -> Made:
        """Return the file of a path that has an address: the stored one, or one that is rendered now.

        Raises:
            NotMade: it could not be rendered.
        """
        began = time.monotonic()
        there = self._stored(path)
        if there is not None:
            self._log.write(path, Fate.THERE, began, len(there))
            return Made(there, is_stored=True)
        try:
            data = self._render(path)
        except NotMade as error:
            self._log.write(path, Fate.FAILED, began, 0, str(error))
            raise
        try:
            kept = self._store.put(path, data)
        except StoreFault as error:
            self._log.write(path, Fate.FAILED, began, len(data), str(error))
            return Made(data, is_stored=False)
        self._log.write(path, Fate.MADE, began, len(kept))
        return Made(kept, is_stored=True)

    def ensure(self, path: str) -> Fate:
        """Return what became of a path that should be in the store; never raises."""
        began = time.monotonic()
        if self.address(path) is None:
            self._log.write(path, Fate.UNKNOWN, began, 0)
            return Fate.UNKNOWN
        try:
            if self._store.holds(path):
                return Fate.THERE
        except StoreFault as error:
            self._log.write(path, Fate.FAILED, began, 0, str(error))
            return Fate.FAILED
        try:
            return Fate.MADE if self.make(path).is_stored else Fate.FAILED
        except NotMade:
            return Fate.FAILED

    def _stored(self, path: str) -> bytes | None:
        try:
            return self._store.get(path)
        except StoreFault:
            return None  # it is rendered, and the listener hears it

    def _render(self, path: str) -> bytes:
        try:
            return self._rendered(path)
        except MemoryError as error:
            self._recover()
            raise NotMade(f"{path}: out of memory") from error
        except OSError as error:
            raise NotMade(f"{path}: {error.strerror or error}") from error
        except (RenderError, VoiceError, UnknownAsset) as error:
            raise NotMade(f"{path}: {error}") from error
