"""The lengths of Audio Trainer's streams, from the compiled library: no stream needs to be rendered."""

from functools import lru_cache
from pathlib import Path
from urllib.parse import urlsplit

from studio.addresses.index import index_of


def path_of(url: str) -> str:
    """Return the path of a URL below the base address of the audio: its folder and its name."""
    return "/".join(urlsplit(url).path.rsplit("/", 2)[-2:])


class CompiledDurations:
    """The planned lengths of all streams; each rendered stream has exactly its planned length."""

    def __init__(self, library: Path) -> None:
        """Take the compiled library, a SQLite file.

        Raises:
            LibraryMissing: it is not there.
        """
        self._index = index_of(library)
        self._of = lru_cache(maxsize=4_096)(self._looked_up)

    def __call__(self, url: str) -> int | None:
        """Return the length in milliseconds of the stream at a URL; None if the skill never names it."""
        return self._of(path_of(url))

    def _looked_up(self, path: str) -> int | None:
        origin = self._index.origin(path)
        return origin.address.duration_ms if origin else None
