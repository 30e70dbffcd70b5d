"""Writes one record of each turn to the turn log: type, result, duration and use of the store.

Nothing of who spoke and nothing of what was said is in it.
"""

import re
from collections.abc import Mapping
from time import monotonic, time
from typing import Any

from skill.alexa.endpoint import Handler
from skill.application import turn_notes
from skill.application.turn_notes import TurnNotes
from skill.domain.ground.patterns import Pattern
from skill.domain.ground.units import EpochMs
from skill.domain.library.placement import parse_token
from skill.domain.playback.failed_streams import kind_of_stream
from skill.ports import TurnLog, TurnRecord

_NAME = Pattern(r"[A-Za-z][A-Za-z0-9._]{0,79}")
_REQUEST_ID = Pattern(r"[\w.:/-]{1,120}", re.ASCII)
_REJECTED = "INVALID_RESPONSE"


def logged(handler: Handler, log: TurnLog) -> Handler:
    """Return the handler with each of its turns written to a log, also one that raises."""

    def call(event: Any, context: Any) -> dict[str, Any]:
        notes, token = turn_notes.begin()
        answer: dict[str, Any] = {}
        try:
            answer = handler(event, context)
        finally:
            turn_notes.end(token)
            log.write(_record(event, answer, notes))
        return answer

    return call


def _record(event: Any, answer: Mapping[str, Any], notes: TurnNotes) -> TurnRecord:
    request = _inside(event, "request")
    directives = answer.get("response", {}).get("directives") or ()
    rejected = _inside(request, "error").get("type") == _REJECTED
    return TurnRecord(
        request_id=_matched(_REQUEST_ID, request.get("requestId")),
        type=_matched(_NAME, request.get("type")),
        intent=_matched(_NAME, _inside(request, "intent").get("name")),
        outcome="rejected" if rejected else notes.outcome,
        orders=tuple(one["type"] for one in directives),
        at=EpochMs(int(time() * 1000)),
        turn_ms=_ms(monotonic() - notes.began),
        store_ms=_ms(notes.store.seconds),
        reads=notes.store.reads,
        writes=notes.store.writes,
        conflicts=notes.store.conflicts,
        failed_stream=_failed_stream(request),
    )


def _failed_stream(request: Mapping[str, Any]) -> str:
    """Return the kind of the stream whose failure is reported; `unknown` if its token is none of ours."""
    if request.get("type") != "AudioPlayer.PlaybackFailed":
        return ""
    token = request.get("token")
    placement = parse_token(token) if isinstance(token, str) else None
    return kind_of_stream(placement) if placement else "unknown"


def _inside(tree: Any, key: str) -> Mapping[str, Any]:
    found = tree.get(key) if isinstance(tree, Mapping) else None
    return found if isinstance(found, Mapping) else {}


def _matched(shape: Pattern, value: Any) -> str:
    """Return a name that Alexa gave; `other` for any other text, lest somebody's words get into a log."""
    if not value:
        return ""
    return value if isinstance(value, str) and shape.fullmatch(value) else "other"


def _ms(seconds: float) -> int:
    return round(seconds * 1000)
