"""The door: whatever comes in, a lawful answer goes out. Nothing raises past it."""

import json
from collections.abc import Callable, Mapping
from typing import Any

from ask_sdk_core.skill_builder import CustomSkillBuilder
from ask_sdk_model import RequestEnvelope

from skill.alexa.conducting import Conductor, log
from skill.alexa.handlers import CanFulfillHandler, CoachHandler, DisabledHandler, LastResort, NoticeHandler
from skill.alexa.hearing import DEFAULT_LOCALE
from skill.alexa.journal import note
from skill.alexa.skill_events import Subscription, account_in, subscription_event
from skill.alexa.speaking import Answer
from skill.alexa.tolerance import is_known_request, readable

Handler = Callable[[Any, Any], dict[str, Any]]

VERSION = "1.0"


def make_handler(conductor: Conductor, skill_id: str | None) -> Handler:
    """Return `handler(event, context)`, as Lambda calls it.

    Args:
        conductor: what answers the turns.
        skill_id: requests for any other skill are answered with nothing and change nothing; None
            serves any.
    """
    builder = CustomSkillBuilder()
    builder.add_request_handler(CoachHandler(conductor))
    builder.add_request_handler(CanFulfillHandler())
    builder.add_request_handler(DisabledHandler(conductor))
    builder.add_request_handler(NoticeHandler())
    builder.add_exception_handler(LastResort(conductor))
    skill = builder.create()

    def handler(event: Any, context: Any) -> dict[str, Any]:
        if not _is_ours(event, skill_id):
            note("refused")
            return _envelope()
        if (change := subscription_event(event)) is not None:
            return _noted(conductor, event, change)
        if not is_known_request(event):
            log.warning("unknown request type %.80r", event["request"].get("type"))
            return _envelope()
        try:
            payload = json.dumps(readable(event))
            envelope = skill.serializer.deserialize(payload, RequestEnvelope)
            return _tidied(skill.serializer.serialize(skill.invoke(envelope, context)))
        except Exception:
            # The SDK itself may raise, outside of any of its handlers; a trace helps no listener.
            log.exception("request could not be served")
            return _apology(conductor, event, skill.serializer)

    return handler


def _is_ours(event: Any, skill_id: str | None) -> bool:
    if not isinstance(event, Mapping) or not isinstance(event.get("request"), Mapping):
        log.warning("not a request of Alexa's")
        return False
    if skill_id and _application(event) != skill_id:
        log.warning("a request for another skill")
        return False
    return True


def _noted(conductor: Conductor, event: Mapping[str, Any], change: Subscription) -> dict[str, Any]:
    """Acknowledge what became of a subscription; only its end changes anything."""
    account = account_in(event)
    log.info("a subscription %s", change)
    if account and change is Subscription.ENDED:
        try:
            conductor.note_subscription_ended(account)
        except Exception:
            log.exception("the end of a subscription could not be noted")
    return _envelope()


def _application(event: Mapping[str, Any]) -> Any:
    """Return the skill id that a request names, in its context or else in its session (V9)."""
    for path in (("context", "System", "application"), ("session", "application")):
        found: Any = event
        for key in path:
            found = found.get(key) if isinstance(found, Mapping) else None
        if isinstance(found, Mapping) and found.get("applicationId"):
            return found["applicationId"]
    return None


def _apology(conductor: Conductor, event: Mapping[str, Any], serializer: Any) -> dict[str, Any]:
    request = event["request"]
    locale = request.get("locale")
    locale = locale if isinstance(locale, str) else DEFAULT_LOCALE
    try:
        given: Answer = conductor.sorry(str(request.get("type")), locale)
        return _envelope(serializer.serialize(given.response))
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
