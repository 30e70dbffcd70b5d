"""The HTTP routes of the page: each takes the page's report, does one thing, and returns what is new."""

from collections.abc import Callable
from typing import Any

from flask import Blueprint, Response, current_app, jsonify, request, send_file
from werkzeug.exceptions import BadRequest, NotFound

from simulator.page.audio_files import Unsigned
from simulator.page.echo import Report
from simulator.page.household import Household
from simulator.page.page_state import page_state
from simulator.page.speech_script import Piece
from simulator.page.speech_synthesis import speech_wav
from simulator.page.switches import BadChoice
from simulator.page.texts import TEXTS, sentence
from simulator.protocol.json_access import Json, is_whole
from simulator.protocol.request_envelopes import BUTTONS
from skill.domain.ground.units import DAY_MS, EpochMs
from studio.errors import RenderError, UnknownAsset

LONGEST_SKIP_MS = 31 * DAY_MS

Act = Callable[[Json, Report], Json]


def routes(household: Household) -> Blueprint:
    """Return the routes of a household."""
    blueprint = Blueprint("page", __name__)
    for name, act in _acts(household).items():
        blueprint.add_url_rule(f"/api/{name}", name, _post(household, act), methods=["POST"])
    blueprint.add_url_rule("/api/arrive", "arrive", lambda: _arrived(household), methods=["POST"])
    blueprint.add_url_rule("/", "index", lambda: current_app.send_static_file("index.html"))
    blueprint.add_url_rule("/audio/<path:path>", "audio", lambda path: _audio(household, path))
    blueprint.add_url_rule("/speech/<int:number>.wav", "speech", lambda number: _speech(household, number))
    blueprint.add_url_rule(
        "/speech/<int:number>/<int:at>.wav", "clip", lambda number, at: _speech(household, number, at)
    )
    return blueprint


def _acts(household: Household) -> dict[str, Act]:
    return {
        "tick": lambda _, report: household.tick(report),
        "say": lambda body, report: household.say(body.get("text"), report),
        "press": lambda body, report: household.press(_button(body.get("button")), report),
        "touch": lambda body, report: household.touch(body.get("arguments"), report),
        "heard": lambda _, report: household.speech_finished(report),
        "failed": lambda body, report: household.failed(body.get("number"), report),
        "skip": lambda body, report: household.skip(_milliseconds(body.get("milliseconds")), report),
        "leave": lambda _, report: household.leave(report),
        "switch": lambda body, report: household.switch(_table(body.get("choices")), report),
        "household": lambda body, report: household.change(_table(body.get("change")), report),
        "amazon": lambda body, report: household.amazon_event(body.get("does"), report),
        "save": lambda body, _: household.save(str(body.get("name", ""))),
    }


def _post(household: Household, act: Act) -> Callable[[], Response]:
    def answer() -> Response:
        body = _body()
        with household.lock:
            household.check(body.get("page"))
            news = act(body, Report.of(body.get("report")))
            return jsonify({**news, "state": page_state(household)})

    return answer


def _arrived(household: Household) -> Response:
    _body()
    with household.lock:
        return jsonify({**household.arrive(), "state": page_state(household), "words": dict(TEXTS["page"])})


def _body() -> Json:
    # JSON as content type makes browsers send a CORS preflight for other origins, which is never allowed.
    body: Any = request.get_json()
    if not isinstance(body, dict):
        raise BadRequest
    return body


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


def _audio(household: Household, path: str) -> Response | tuple[Response, int]:
    try:
        household.audio_files.check(
            path, request.query_string.decode("ascii", "replace"), EpochMs(household.clock.now)
        )
        file = household.audio_files.file(path)
    except Unsigned:
        return jsonify(error=sentence("stream_unsigned")), 403
    except UnknownAsset:
        return jsonify(error=sentence("stream_missing")), 404
    except RenderError as error:
        return jsonify(error=sentence("stream_broken", error=error)), 503
    # `conditional` responds to Range with 206, which browsers need to seek.
    return send_file(file.resolve(), conditional=True, etag=True)


def _speech(household: Household, number: int, at: int | None = None) -> Response:
    with household.lock:
        utterance, locale = household.utterance(number), household.setup.here.locale
    if utterance is None or (at is not None and at >= len(utterance.script)):
        raise NotFound
    script: list[Piece] = list(utterance.script)
    chosen = script if at is None else [script[at]]
    return Response(speech_wav(chosen, locale, household.audio_files.clip), mimetype="audio/wav")
