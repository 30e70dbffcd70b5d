"""The Flask application with the skill and its health check, and the server that runs it."""

import logging

from flask import Flask, Response, request
from waitress import serve as serve_wsgi
from werkzeug.exceptions import HTTPException

from skill.adapters.clock import SystemClock
from skill.alexa.endpoint import Handler
from skill.bootstrap import Settings, build_skill, make_store
from skill.content.compiled import LibraryMissing
from skill.ports import Store, StoreError
from web.certificates import Certificates, Refused, public_roots
from web.request_verifier import Verifier
from web.sdk_adapter import NO_VERIFIERS, SkillAdapter, SkillBehindTheDoor
from web.settings import Unset, WebSettings

MOST_BYTES = 262_144
"""The largest request body that is read; Alexa's take 2 to 20 KB."""
MOST_TAKEN = 16_777_216
"""The body size at which the server closes the connection; between the two, the answer is a 413."""

log = logging.getLogger("audio_trainer.web")


def make_app(handler: Handler, verifier: Verifier, store: Store) -> Flask:
    """Return the application: the skill at `/`, and `/health`.

    Args:
        handler: the skill, called only for requests that are proven to be Amazon's.
        verifier: proves a request.
        store: read by the health check.
    """
    app = Flask("audio_trainer")
    app.config.update(NO_VERIFIERS, MAX_CONTENT_LENGTH=MOST_BYTES)
    adapter = SkillAdapter(SkillBehindTheDoor(handler), verifier.skill_id, app=app)

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
        handler = build_skill(settings, clock, store=store)
    except (Unset, LibraryMissing, OSError, ValueError) as error:
        raise SystemExit(f"web_service: {error}") from error
    verifier = Verifier(Certificates(public_roots()), clock, web.skill_id)
    log.info("serving %s at http://%s:%d/", web.skill_id, web.host, web.port)
    serve_wsgi(
        make_app(handler, verifier, store),
        host=web.host,
        port=web.port,
        threads=web.threads,
        max_request_body_size=MOST_TAKEN,
        ident=None,
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
