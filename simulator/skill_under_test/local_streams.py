"""The streams of another skill, as far as their files are on this machine."""

import re
import subprocess
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from urllib.parse import unquote, urlsplit

PRESUMED_MS = 180_000
"""The assumed length of a stream that is not on this machine."""
_LENGTH = re.compile(rb"Duration: (\d+):(\d\d):(\d\d)\.(\d\d)")


@dataclass(frozen=True, slots=True)
class LocalStreams:
    """Folders of this machine that hold the streams below certain URLs."""

    folders: Sequence[tuple[str, Path]] = field(default=())
    """Pairs of a URL prefix and the folder that holds the files below it."""

    def file_of(self, url: str) -> Path | None:
        """Return the file of a stream; None if it is not on this machine."""
        for prefix, folder in self.folders:
            if url.startswith(prefix):
                inside = unquote(urlsplit(url[len(prefix) :]).path).lstrip("/")
                file = (folder / inside).resolve()
                if file.is_relative_to(folder.resolve()) and file.is_file():
                    return file
        return None

    def duration_of(self, url: str) -> int | None:
        """Return the length of a stream in milliseconds.

        A stream outside of the folders is assumed to last `PRESUMED_MS`. The result is None if the
        folder of a stream is known, but does not hold it.
        """
        file = self.file_of(url)
        if file is not None:
            return _measured(file, file.stat().st_mtime_ns)
        is_known = any(url.startswith(prefix) for prefix, _ in self.folders)
        return None if is_known else PRESUMED_MS


@lru_cache(maxsize=1_024)
def _measured(file: Path, _changed: int) -> int | None:
    import imageio_ffmpeg

    command = [imageio_ffmpeg.get_ffmpeg_exe(), "-hide_banner", "-i", str(file)]
    told = subprocess.run(command, capture_output=True, check=False, timeout=20).stderr  # noqa: S603
    found = _LENGTH.search(told)
    if found is None:
        return None
    hours, minutes, seconds, hundredths = (int(one) for one in found.groups())
    return ((hours * 60 + minutes) * 60 + seconds) * 1000 + hundredths * 10
