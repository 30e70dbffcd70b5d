"""The page as a web application: for this machine only, with nothing from elsewhere, errors as sentences."""

import logging
from pathlib import Path
from urllib.parse import urlsplit

from flask import Flask, Response, jsonify, request
from werkzeug.exceptions import HTTPException

from simulator.page.household import Household, TakenOver
from simulator.page.routes import routes
from simulator.page.switches import BadChoice
from simulator.page.texts import sentence
from simulator.skill_under_test.http_endpoint import is_loopback

STATIC = Path(__file__).parent / "static"
MOST_BYTES = 64_000
POLICY = "; ".join(
    (
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "img-src 'self' data:",
        "media-src 'self'",
        "connect-src 'self'",
        "base-uri 'none'",
        "form-action 'none'",
        "frame-ancestors 'none'",
    )
)
HEADERS = {
    "Content-Security-Policy": POLICY,
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Resource-Policy": "same-origin",
}

_log = logging.getLogger(__name__)


def create_app(household: Household) -> Flask:
    """Return the page of a household as a WSGI application."""
    app = Flask(__name__, static_folder=str(STATIC), static_url_path="/static")
    app.json.sort_keys = False  # type: ignore[attr-defined]  # envelopes are shown in Alexa's order of keys
    app.config["MAX_CONTENT_LENGTH"] = MOST_BYTES
    app.register_blueprint(routes(household))
    app.before_request(_refuse_strangers)
    app.after_request(_with_headers)
    app.register_error_handler(BadChoice, _bad_choice)
    app.register_error_handler(TakenOver, _taken)
    app.register_error_handler(HTTPException, _http)
    app.register_error_handler(Exception, _broken)
    return app


def _refuse_strangers() -> tuple[Response, int] | None:
    """Refuse other host names and other origins, so that no web site can use the Echo of its visitor."""
    host = urlsplit(f"//{request.host}").hostname or ""
    origin = request.headers.get("Origin")
    if not is_loopback(host) or (origin is not None and urlsplit(origin).netloc != request.host):
        return jsonify(error=sentence("foreign_host")), 403
    return None


def _with_headers(response: Response) -> Response:
    response.headers.update(HEADERS)
    response.headers.setdefault("Cache-Control", "no-cache")
    return response


def _bad_choice(error: Exception) -> tuple[Response, int]:
    return jsonify(error=str(error)), 400


def _taken(error: TakenOver) -> tuple[Response, int]:
    return jsonify(error=str(error), page=error.page), 409


def _http(error: HTTPException) -> tuple[Response, int]:
    words = {404: sentence("not_here"), 413: sentence("too_big"), 415: sentence("bad_json")}
    code = error.code or 500
    return jsonify(error=words.get(code, sentence("bad_json") if code == 400 else error.name)), code


def _broken(error: Exception) -> tuple[Response, int]:
    _log.exception("the page could not do what it was asked")
    return jsonify(error=sentence("went_wrong", error=repr(error))), 500
