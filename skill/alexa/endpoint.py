"""The skill as one function of a request: whatever comes in, a lawful answer goes out, and nothing raises.

One thing does, since no answer would be right: an event that orders an erasure while the store is away. Any
answer is a receipt, and then Alexa would not send it again.
"""

import json
import logging
from collections.abc import Callable, Mapping
from typing import Any

from ask_sdk_core.skill_builder import CustomSkillBuilder
from ask_sdk_model import RequestEnvelope

from skill.alexa.envelope_sanitizer import is_known_request, sanitized
from skill.alexa.request_handlers import (
    CanFulfillIntentHandler,
    CatchAllExceptionHandler,
    OtherRequestHandler,
    TurnHandler,
)
from skill.alexa.response_builder import ResponseBuilder
from skill.alexa.skill_events import carry_out, change_in
from skill.application.turn_notes import note
from skill.application.turn_service import TurnService
from skill.ports import BASE_LOCALE

Handler = Callable[[Any, Any], dict[str, Any]]

VERSION = "1.0"

log = logging.getLogger("audio_trainer")


def make_handler(turns: TurnService, responses: ResponseBuilder, skill_id: str | None) -> Handler:
    """Return `handler(event, context)`, as Lambda calls it; an event to be sent again raises `NotDone`.

    Args:
        turns: decides on each turn.
        responses: builds the answers.
        skill_id: a request for any other skill gets an empty answer and changes nothing; None serves any.
    """
    builder = CustomSkillBuilder()
    builder.add_request_handler(TurnHandler(turns, responses))
    builder.add_request_handler(CanFulfillIntentHandler())
    builder.add_request_handler(OtherRequestHandler())
    builder.add_exception_handler(CatchAllExceptionHandler(responses))
    skill = builder.create()

    def handler(event: Any, context: Any) -> dict[str, Any]:
        if not _is_ours(event, skill_id):
            note("refused")
            return _envelope()
        if (change := change_in(event)) is not None:
            carry_out(turns, event, change)
            return _envelope()
        if not is_known_request(event):
            log.warning("unknown request type %.80r", event["request"].get("type"))
            return _envelope()
        try:
            payload = json.dumps(sanitized(event))
            envelope = skill.serializer.deserialize(payload, RequestEnvelope)
            return _tidied(skill.serializer.serialize(skill.invoke(envelope, context)))
        except Exception:
            # The SDK itself may raise, outside of any of its handlers; a trace helps no listener.
            log.exception("request could not be served")
            return _apology(responses, event, skill.serializer)

    return handler


def _is_ours(event: Any, skill_id: str | None) -> bool:
    if not isinstance(event, Mapping) or not isinstance(event.get("request"), Mapping):
        log.warning("not a request of Alexa's")
        return False
    if skill_id and _application(event) != skill_id:
        log.warning("a request for another skill")
        return False
    return True


def _application(event: Mapping[str, Any]) -> Any:
    """Return the skill id that a request names, in its context or else in its session (V9)."""
    for path in (("context", "System", "application"), ("session", "application")):
        found: Any = event
        for key in path:
            found = found.get(key) if isinstance(found, Mapping) else None
        if isinstance(found, Mapping) and found.get("applicationId"):
            return found["applicationId"]
    return None


def _apology(responses: ResponseBuilder, event: Mapping[str, Any], serializer: Any) -> dict[str, Any]:
    request = event["request"]
    locale = request.get("locale")
    locale = locale if isinstance(locale, str) else BASE_LOCALE
    try:
        answer = responses.apology(str(request.get("type")), locale)
        return _envelope(serializer.serialize(answer.response))
    except Exception:
        log.exception("not even an apology could be made")
        return _envelope()


def _tidied(envelope: dict[str, Any]) -> dict[str, Any]:
    """Return the envelope without session attributes where no session goes on (G7, E9)."""
    if not envelope.get("sessionAttributes"):
        envelope.pop("sessionAttributes", None)
    envelope["response"] = envelope.get("response") or {}
    return envelope


def _envelope(response: dict[str, Any] | None = None) -> dict[str, Any]:
    return {"version": VERSION, "response": response or {}}
