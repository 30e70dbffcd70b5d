"""The page's addresses: each takes what the page reports, does one thing, and tells what is new."""

from collections.abc import Callable
from typing import Any

from flask import Blueprint, Response, current_app, jsonify, request, send_file
from werkzeug.exceptions import BadRequest, NotFound

from simulator.device import BUTTONS
from simulator.page.audio import Unsigned
from simulator.page.echo import Report
from simulator.page.home import Home
from simulator.page.script import Piece
from simulator.page.switches import BadChoice
from simulator.page.telling import state
from simulator.page.voicing import wav
from simulator.page.words import WORDS, sentence
from simulator.wire import Json, is_whole
from skill.domain.ground.units import EpochMs
from studio.errors import RenderError, UnknownAsset

LONGEST_SKIP_MS = 31 * 86_400_000

Act = Callable[[Json, Report], Json]


def routes(home: Home) -> Blueprint:
    """Return the addresses of a household."""
    blueprint = Blueprint("page", __name__)
    for name, act in _acts(home).items():
        blueprint.add_url_rule(f"/api/{name}", name, _post(home, act), methods=["POST"])
    blueprint.add_url_rule("/api/arrive", "arrive", lambda: _arrived(home), methods=["POST"])
    blueprint.add_url_rule("/", "index", lambda: current_app.send_static_file("index.html"))
    blueprint.add_url_rule("/audio/<path:path>", "audio", lambda path: _audio(home, path))
    blueprint.add_url_rule("/speech/<int:number>.wav", "speech", lambda number: _speech(home, number))
    blueprint.add_url_rule(
        "/speech/<int:number>/<int:at>.wav", "clip", lambda number, at: _speech(home, number, at)
    )
    return blueprint


def _acts(home: Home) -> dict[str, Act]:
    return {
        "tick": lambda _, report: home.tick(report),
        "say": lambda told, report: home.say(told.get("text"), report),
        "press": lambda told, report: home.press(_button(told.get("button")), report),
        "heard": lambda _, report: home.heard_out(report),
        "failed": lambda told, report: home.failed(told.get("number"), report),
        "skip": lambda told, report: home.skip(_milliseconds(told.get("milliseconds")), report),
        "leave": lambda _, report: home.leave(report),
        "switch": lambda told, report: home.switch(_table(told.get("choices")), report),
        "household": lambda told, report: home.change(_table(told.get("change")), report),
        "amazon": lambda told, report: home.befall(told.get("does"), report),
        "save": lambda told, _: home.save(str(told.get("name", ""))),
    }


def _post(home: Home, act: Act) -> Callable[[], Response]:
    def answer() -> Response:
        told = _told()
        with home.lock:
            home.check(told.get("page"))
            news = act(told, Report.of(told.get("report")))
            return jsonify({**news, "state": state(home)})

    return answer


def _arrived(home: Home) -> Response:
    _told()
    with home.lock:
        return jsonify({**home.arrive(), "state": state(home), "words": dict(WORDS["page"])})


def _told() -> Json:
    # The type forces a preflight upon other origins, which is never answered.
    told: Any = request.get_json()
    if not isinstance(told, dict):
        raise BadRequest
    return told


def _button(value: object) -> str:
    if value not in BUTTONS:
        raise BadChoice(sentence("bad_field", field="button", value=repr(value)))
    return str(value)


def _milliseconds(value: object) -> int:
    if not isinstance(value, int) or not is_whole(value) or not 0 <= value <= LONGEST_SKIP_MS:
        raise BadChoice(sentence("bad_field", field="milliseconds", value=repr(value)))
    return value


def _table(value: object) -> Json:
    if not isinstance(value, dict):
        raise BadChoice(sentence("bad_field", field="change", value=repr(value)))
    return value


def _audio(home: Home, path: str) -> Response | tuple[Response, int]:
    try:
        home.shelf.check(path, request.query_string.decode("ascii", "replace"), EpochMs(home.clock.now))
        file = home.shelf.file(path)
    except Unsigned:
        return jsonify(error=sentence("stream_premium")), 403
    except UnknownAsset:
        return jsonify(error=sentence("stream_missing")), 404
    except RenderError as error:
        return jsonify(error=sentence("stream_broken", error=error)), 503
    # Conditional: answers Range with 206, which is how a browser seeks.
    return send_file(file.resolve(), conditional=True, etag=True)


def _speech(home: Home, number: int, at: int | None = None) -> Response:
    with home.lock:
        utterance, locale = home.utterance(number), home.residents.here.locale
    if utterance is None or (at is not None and at >= len(utterance.script)):
        raise NotFound
    script: list[Piece] = list(utterance.script)
    chosen = script if at is None else [script[at]]
    return Response(wav(chosen, locale, home.shelf.clip), mimetype="audio/wav")
