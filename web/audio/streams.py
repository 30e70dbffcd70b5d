"""Audio and pictures over HTTP: GET and HEAD with ranges, of streams for signed addresses alone."""

import logging
import threading
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from flask import Blueprint, Response, request, send_file
from werkzeug.exceptions import RequestedRangeNotSatisfiable

from skill.adapters.audio_addresses import admits
from skill.ports import Clock
from studio.render_function.byte_range import Unsatisfiable, asked_range
from studio.shipping.bucket import CACHE, content_type_of
from web.audio.render_pool import NotMade, RenderPool

WAIT_S = 20.0
"""How long a player waits for a file that is rendered for it; a segment takes two to four seconds."""
RETRY_S = 3
"""When to come back for what could not be given now."""
A_DAY = "public, max-age=86400"

log = logging.getLogger("audio_trainer.web")


@dataclass(frozen=True, slots=True)
class Audio:
    """What the server needs to know of the audio."""

    folder: Path
    """Where files are, and are rendered to."""
    keys: Sequence[bytes]
    """By which streams are signed; see `skill.adapters.audio_addresses.admits`."""
    is_known: Callable[[str], bool]
    """Whether the skill can name a path: nothing else is looked for."""
    pages: Mapping[str, str]
    """HTML by its path."""
    pool: RenderPool
    clock: Clock
    waiting: int
    """How many requests may wait for a file at once; each holds a thread, and turns need some too."""

    def is_there(self, path: str) -> bool:
        """Return whether the file of a path is there."""
        return (self.folder / path).is_file()


def audio_routes(audio: Audio) -> Blueprint:
    """Return the routes of all audio and of the pages beside it."""
    routes = Blueprint("audio", __name__)
    places = threading.BoundedSemaphore(audio.waiting)

    @routes.get("/<any(segments, tracks, tastes, pictures):folder>/<name>")
    def stream(folder: str, name: str) -> Response:
        path = f"{folder}/{name}"
        query = request.query_string.decode("ascii", "replace")
        if not admits(audio.keys, path, query, audio.clock.now_ms()):
            return _told(403, "not signed, or no longer")
        if not audio.is_known(path):
            return _told(404, "not found")
        try:
            _ensure(audio, places, path)
        except NotMade as error:
            why = str(error)[:300].encode("unicode_escape").decode()
            log.warning("no audio: %s: %s", path, why)
            return _told(503, "not there yet", {"Retry-After": str(RETRY_S)})
        return _sent(audio.folder / path)

    @routes.get("/<any('privacy.html', 'terms.html'):name>")
    def page(name: str) -> Response:
        answer = Response(audio.pages[name], content_type="text/html; charset=utf-8")
        answer.headers["Cache-Control"] = A_DAY
        answer.add_etag()
        answer.make_conditional(request)
        return answer

    return routes


def _ensure(audio: Audio, places: threading.BoundedSemaphore, path: str) -> None:
    """Return when the file of a path is there.

    Raises:
        NotMade: it is not.
    """
    if audio.is_there(path):
        return
    if not places.acquire(blocking=False):
        raise NotMade("too many wait for audio")
    try:
        audio.pool.make(path, WAIT_S)
    finally:
        places.release()
    if not audio.is_there(path):
        raise NotMade("it was rendered, and is not there")


def _sent(file: Path) -> Response:
    """Return the answer with a file, or with the part that is asked for, or that it has not changed."""
    size = file.stat().st_size
    try:
        if asked_range(request.headers.get("Range", ""), size) is None:
            request.environ.pop("HTTP_RANGE", None)  # what is no single range of bytes is ignored
        answer = send_file(file.resolve(), content_type_of(file.name), conditional=True, etag=True)
    except (Unsatisfiable, RequestedRangeNotSatisfiable):
        return _told(416, "no such range", {"Content-Range": f"bytes */{size}"})
    answer.headers["Cache-Control"] = CACHE
    answer.headers["Accept-Ranges"] = "bytes"
    answer.headers["Access-Control-Allow-Origin"] = "*"
    return answer


def _told(status: int, text: str, headers: Mapping[str, str] | None = None) -> Response:
    told = {"Cache-Control": "no-store", **(headers or {})}
    return Response(text + "\n", status, told, content_type="text/plain; charset=utf-8")
