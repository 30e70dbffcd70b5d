"""Skills that are not ours: asked over HTTP as Alexa would ask them, and the streams they play."""

import json
import re
import ssl
import subprocess
import urllib.error
import urllib.request
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from ipaddress import ip_address
from pathlib import Path
from urllib.parse import unquote, urlsplit

from simulator.wire import Json

TIME_LIMIT_S = 8
MOST_BYTES = 1_000_000
PRESUMED_MS = 180_000
"""What a stream is taken to last that does not stand on this machine: nobody tells."""
_LENGTH = re.compile(rb"Duration: (\d+):(\d\d):(\d\d)\.(\d\d)")


class OverHttp:
    """A skill's endpoint: `POST` of the request as JSON, the answer as JSON, within eight seconds."""

    def __init__(self, endpoint: str, time_limit_s: float = TIME_LIMIT_S) -> None:
        """Take the address, and how long it may take, in seconds.

        Raises:
            ValueError: it is neither https, nor http on this machine.
        """
        parts = urlsplit(endpoint)
        if parts.scheme not in {"http", "https"} or not parts.hostname:
            raise ValueError(f"{endpoint!r} is no http or https address")
        if parts.scheme == "http" and not is_loopback(parts.hostname):
            raise ValueError(f"{endpoint!r}: plain http is for this machine only; use https")
        self._endpoint, self._time_limit_s = endpoint, time_limit_s
        # A skill in the works has a certificate of its own making, if it has one at all.
        self._trust = _trusting() if is_loopback(parts.hostname) else ssl.create_default_context()

    def __call__(self, request: Json) -> object:
        """Return the answer; a sentence, which is no lawful answer, where there was none."""
        asked = urllib.request.Request(  # noqa: S310 - the scheme was looked at
            self._endpoint,
            json.dumps(request).encode(),
            {"Content-Type": "application/json; charset=utf-8", "Accept": "application/json"},
        )
        try:
            with urllib.request.urlopen(asked, timeout=self._time_limit_s, context=self._trust) as answer:  # noqa: S310
                return json.loads(answer.read(MOST_BYTES))
        except urllib.error.HTTPError as error:
            return f"the endpoint answered HTTP {error.code}"
        except (OSError, ValueError) as error:
            return f"the endpoint gave no answer: {error}"


def is_loopback(host: str) -> bool:
    """True for a name or number of this very machine."""
    try:
        return host == "localhost" or ip_address(host).is_loopback
    except ValueError:
        return False


def _trusting() -> ssl.SSLContext:
    context = ssl.create_default_context()
    context.check_hostname = False
    context.verify_mode = ssl.CERT_NONE
    return context


@dataclass(frozen=True, slots=True)
class Recordings:
    """Which addresses stand for which folders of this machine."""

    folders: Sequence[tuple[str, Path]] = field(default=())
    """The beginning of an address, and the folder that holds what follows it."""

    def file_of(self, url: str) -> Path | None:
        """Return the file that an address stands for; None if it is not on this machine."""
        for prefix, folder in self.folders:
            if url.startswith(prefix):
                inside = unquote(urlsplit(url[len(prefix) :]).path).lstrip("/")
                file = (folder / inside).resolve()
                if file.is_relative_to(folder.resolve()) and file.is_file():
                    return file
        return None

    def duration_of(self, url: str) -> int | None:
        """Return a stream's length in milliseconds; None if its folder is known and lacks it."""
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
