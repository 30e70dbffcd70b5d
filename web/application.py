"""The Flask application with the skill, its audio and its health check, and the server that runs it."""

import logging
import signal
import sys
from functools import partial

from flask import Flask, Response, request
from werkzeug.exceptions import HTTPException

from skill.adapters.clock import SystemClock
from skill.alexa.endpoint import Handler
from skill.bootstrap import Settings, audio_keys, build_skill, make_store
from skill.content.compiled import LibraryMissing
from skill.ports import Clock, Store, StoreError
from studio.addresses.index import orderable
from studio.paths import ROOT
from studio.rendering.jobs import renders_folder
from studio.shipping.legal_pages import legal_pages
from web.audio.render_pool import RenderPool
from web.audio.rendering_process import make_file, start_processes
from web.audio.streams import Audio, audio_routes
from web.certificates import Certificates, Refused, public_roots
from web.request_verifier import Verifier
from web.sdk_adapter import NO_VERIFIERS, SkillAdapter, SkillBehindTheDoor
from web.serving import make_server
from web.settings import Unset, WebSettings
from web.turn_order import in_order

MOST_BYTES = 262_144
"""The largest request body that is read; Alexa's take 2 to 20 KB."""

log = logging.getLogger("audio_trainer.web")


def make_app(handler: Handler, verifier: Verifier, store: Store, audio: Audio | None = None) -> Flask:
    """Return the application: the skill at `/`, its audio, and `/health`.

    Args:
        handler: the skill, called only for requests that are proven to be Amazon's.
        verifier: proves a request.
        store: read by the health check.
        audio: what is served of it; None if somebody else serves the audio.
    """
    app = Flask("audio_trainer")
    app.config.update(NO_VERIFIERS, MAX_CONTENT_LENGTH=MOST_BYTES)
    adapter = SkillAdapter(SkillBehindTheDoor(in_order(handler)), verifier.skill_id, app=app)

    @app.post("/")
    def skill() -> Response:
        raw = request.get_data()
        if request.mimetype != "application/json":
            raise Refused(f"the content is {request.mimetype[:80]!r}")
        verifier.verify(dict(request.headers), raw)
        answered: Response = adapter.dispatch_request()
        return answered

    @app.get("/health")
    def health() -> Response:
        try:
            store.load("health")
        except StoreError as error:
            log.warning("unhealthy: %s", error)
            return _told(503, "the store cannot be reached")
        return _told(200, "ok")

    if audio is not None:
        app.register_blueprint(audio_routes(audio))
    app.register_error_handler(Refused, _refused)
    app.register_error_handler(HTTPException, _failed)
    app.register_error_handler(Exception, _crashed)
    return app


def main() -> None:
    """Serve the skill with the settings of the environment until the process is ended.

    Raises:
        SystemExit: a setting or the compiled library is missing.
    """
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(levelname)s %(name)s %(message)s")
    try:
        web, settings = WebSettings.from_environment(), Settings.from_environment()
        store, clock = make_store(settings), SystemClock()
        audio = audio_of(web, settings, clock) if web.renderers else None
        handler = build_skill(settings, clock, store=store, renderings=audio.pool if audio else None)
    except (Unset, LibraryMissing, OSError, ValueError) as error:
        raise SystemExit(f"web_service: {error}") from error
    verifier = Verifier(Certificates(public_roots()), clock, web.skill_id)
    app = make_app(handler, verifier, store, audio)
    server = make_server(app, web.host, web.port, web.threads, web.connections)
    log.info("serving %s at http://%s:%d/, audio as %s", web.skill_id, web.host, web.port, settings.audio_url)
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))  # as whoever manages services ends one
    try:
        server.run()
    finally:
        if audio is not None:
            audio.pool.close()


def audio_of(web: WebSettings, settings: Settings, clock: Clock) -> Audio:
    """Return the audio of this host: what the compiled library names, rendered where it is missing."""
    folder, processes = renders_folder(), partial(start_processes, web.renderers)
    return Audio(
        folder=folder,
        keys=audio_keys(settings),
        is_known=lambda path: orderable(path) is not None,
        pages=legal_pages(ROOT / "docs"),
        pool=RenderPool(processes, make_file, lambda path: (folder / path).is_file()),
        clock=clock,
        waiting=web.threads // 2,
    )


def _refused(error: Exception) -> Response:
    """Answer 400 without the reason, which goes to the log on one line."""
    log.warning("refused: %s", str(error)[:300].encode("unicode_escape").decode())
    return _told(400, "bad request")


def _failed(error: Exception) -> Response:
    if not isinstance(error, HTTPException):
        return _crashed(error)
    log.warning("refused: %s %s: %s", request.method, request.path[:80].encode(), error.name)
    return _told(error.code or 400, (error.name or "").lower())


def _crashed(error: Exception) -> Response:
    log.error("failed: %s", type(error).__name__, exc_info=error)
    return _told(500, "internal error")


def _told(status: int, text: str) -> Response:
    return Response(text + "\n", status, content_type="text/plain; charset=utf-8")
