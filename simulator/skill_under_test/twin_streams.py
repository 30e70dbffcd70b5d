"""The streams of a twin of the cloud, fetched by the very addresses that the skill hands out."""

import hashlib
import http.client
import threading
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit

from studio.audio.mp3_frames import length_ms

TIME_LIMIT_S = 60
"""How long a stream is waited for, as CloudFront waits for a renderer."""
MOST_HOPS = 5


@dataclass(frozen=True, slots=True)
class TwinStreams:
    """Fetches streams; one that the twin does not give is not there."""

    audio: str
    """The twin's address for audio."""
    audio_url: str
    """The https address that it stands for."""
    folder: Path
    """Where fetched streams are kept."""
    _fetched: dict[str, Path] = field(default_factory=dict)
    _lock: threading.Lock = field(default_factory=threading.Lock)

    def file_of(self, url: str) -> Path | None:
        """Return the file of a stream, fetched now if it is new; None if the twin does not give it."""
        if not url.startswith(self.audio_url):
            return None
        with self._lock:
            if url not in self._fetched:
                status, body = fetched(self.audio, url.removeprefix(self.audio_url))
                if status != 200:
                    return None
                ending = Path(urlsplit(url).path).suffix
                file = self.folder / f"{hashlib.sha256(url.encode()).hexdigest()[:24]}{ending}"
                self.folder.mkdir(parents=True, exist_ok=True)
                file.write_bytes(body)
                self._fetched[url] = file
            return self._fetched[url]

    def duration_of(self, url: str) -> int | None:
        """Return the length of a stream in milliseconds; None if the twin does not give it as MP3."""
        file = self.file_of(url)
        try:
            return None if file is None else length_ms(file.read_bytes())
        except ValueError:
            return None


def fetched(audio: str, target: str) -> tuple[int, bytes]:
    """Return the status and the body that a player gets for an address; it follows redirects.

    Args:
        audio: the twin's address for audio.
        target: path and query, without a slash before them.
    """
    place = urlsplit(audio)
    connection = http.client.HTTPConnection(place.hostname or "", place.port, timeout=TIME_LIMIT_S)
    try:
        for _ in range(MOST_HOPS):
            connection.request("GET", f"/{target}")
            reply = connection.getresponse()
            body = reply.read()
            if reply.status not in {301, 302, 307, 308}:
                return reply.status, body
            to = urlsplit(reply.getheader("location", ""))
            target = f"{to.path.lstrip('/')}?{to.query}"
    except (OSError, http.client.HTTPException):
        return 502, b""
    finally:
        connection.close()
    return 508, b""
