"""The SDK's request handlers: each looks at the request type only, and answers. No rule stands here."""

import logging
from typing import Any

from ask_sdk_core.dispatch_components import AbstractExceptionHandler, AbstractRequestHandler
from ask_sdk_core.handler_input import HandlerInput
from ask_sdk_model import Response
from ask_sdk_model.canfulfill import (
    CanFulfillIntent,
    CanFulfillIntentValues,
    CanFulfillSlot,
    CanFulfillSlotValues,
    CanUnderstandSlotValues,
)

from skill.alexa import slots
from skill.alexa.intents import INTENTS
from skill.alexa.request_reader import read_turn
from skill.alexa.response_builder import Answer, ResponseBuilder, acknowledge
from skill.alexa.response_law import LAW, lawful_type
from skill.application.turn_service import TurnService
from skill.ports import BASE_LOCALE

log = logging.getLogger("audio_trainer")


class TurnHandler(AbstractRequestHandler):
    """Everything that the domain decides on: voice, buttons, and the player's events."""

    def __init__(self, turns: TurnService, responses: ResponseBuilder) -> None:
        self._turns, self._responses = turns, responses

    def can_handle(self, handler_input: HandlerInput) -> bool:
        """True for the request types of the table `LAW`."""
        return handler_input.request_envelope.request.object_type in LAW

    def handle(self, handler_input: HandlerInput) -> Response:
        """Answer a turn."""
        envelope = handler_input.request_envelope
        turn = read_turn(envelope)
        if turn.heard is None:
            return _with_session(handler_input, acknowledge())
        outcome = self._turns.outcome(turn, turn.heard)
        answer = self._responses.answer(
            lawful_type(envelope.request), turn.locale, outcome, turn.utterance.intent
        )
        return _with_session(handler_input, answer)


class CanFulfillIntentHandler(AbstractRequestHandler):
    """`CanFulfillIntentRequest`: Alexa asks for somebody who named no skill if ours could help (R12)."""

    def can_handle(self, handler_input: HandlerInput) -> bool:
        """True for this request type alone."""
        return bool(handler_input.request_envelope.request.object_type == "CanFulfillIntentRequest")

    def handle(self, handler_input: HandlerInput) -> Response:
        """Say yes to an intent of ours whose slots we understand; nothing is done or stored."""
        intent = handler_input.request_envelope.request.intent
        ours = intent is not None and intent.name in INTENTS
        filled = slots.read(intent.slots) if ours else {}
        values = {name: _slot_verdict(slot) for name, slot in filled.items()}
        verdict = CanFulfillIntentValues.YES if ours else CanFulfillIntentValues.NO
        return Response(can_fulfill_intent=CanFulfillIntent(verdict, values or None))


class OtherRequestHandler(AbstractRequestHandler):
    """Requests that need no answer: a session's end, errors, skill events, and request types yet to come."""

    def can_handle(self, handler_input: HandlerInput) -> bool:
        """True: it is the last handler, so that every request type has one."""
        del handler_input
        return True

    def handle(self, handler_input: HandlerInput) -> Response:
        """Log the errors that Alexa reports, if any; say nothing."""
        request = handler_input.request_envelope.request
        error = getattr(request, "error", None)
        if error is not None:
            kind = getattr(getattr(error, "object_type", None), "value", None)
            log.warning("%s: %s: %s", request.object_type, kind, getattr(error, "message", None))
        for fault in getattr(request, "errors", None) or ():
            log.warning("%s: %s", request.object_type, getattr(fault, "message", None))
        return Response()


class CatchAllExceptionHandler(AbstractExceptionHandler):
    """Any exception of a handler: an apology where speech is accepted, an empty answer elsewhere."""

    def __init__(self, responses: ResponseBuilder) -> None:
        self._responses = responses

    def can_handle(self, handler_input: HandlerInput, exception: Exception) -> bool:
        """True: there is no later handler."""
        del handler_input, exception
        return True

    def handle(self, handler_input: HandlerInput, exception: Exception) -> Response:
        """Log the exception, and answer."""
        request = handler_input.request_envelope.request
        log.error("%s failed", request.object_type, exc_info=exception)
        locale = getattr(request, "locale", None) or BASE_LOCALE
        return _with_session(handler_input, self._responses.apology(lawful_type(request), locale))


def _with_session(handler_input: HandlerInput, answer: Answer) -> Response:
    if handler_input.request_envelope.session is not None:
        handler_input.attributes_manager.session_attributes = dict(answer.session)
    return answer.response


def _slot_verdict(slot: Any) -> CanFulfillSlot:
    known = slot.id is not None or slots.minutes_of(slot.said) is not None or slot.said.isdecimal()
    if known:
        return CanFulfillSlot(CanUnderstandSlotValues.YES, CanFulfillSlotValues.YES)
    return CanFulfillSlot(CanUnderstandSlotValues.MAYBE, CanFulfillSlotValues.NO)
