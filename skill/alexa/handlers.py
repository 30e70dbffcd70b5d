"""The handlers: each looks at the request's name, hears, asks the coach, answers. No rule lives here."""

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
from skill.alexa.conducting import Conductor, log
from skill.alexa.hearing import DEFAULT_LOCALE, hear
from skill.alexa.identity import account_of_request
from skill.alexa.intents import INTENTS
from skill.alexa.speaking import LAW, Answer


class CoachHandler(AbstractRequestHandler):
    """Everything that the coach may have a word on: voice, buttons, and what the player reports."""

    def __init__(self, conductor: Conductor) -> None:
        self._conductor = conductor

    def can_handle(self, handler_input: HandlerInput) -> bool:
        """True for the request types of the law's table."""
        return handler_input.request_envelope.request.object_type in LAW

    def handle(self, handler_input: HandlerInput) -> Response:
        """Answer a turn."""
        envelope = handler_input.request_envelope
        given = self._conductor.answer(envelope.request.object_type, hear(envelope))
        return _kept(handler_input, given)


class CanFulfillHandler(AbstractRequestHandler):
    """Alexa asks, on behalf of somebody who named no skill, whether we could help (R12)."""

    def can_handle(self, handler_input: HandlerInput) -> bool:
        """True for the question alone."""
        return bool(handler_input.request_envelope.request.object_type == "CanFulfillIntentRequest")

    def handle(self, handler_input: HandlerInput) -> Response:
        """Say yes to what we do with words that we know; nothing is done."""
        intent = handler_input.request_envelope.request.intent
        ours = intent is not None and intent.name in INTENTS
        filled = slots.read(intent.slots) if ours else {}
        values = {name: _slot_verdict(slot) for name, slot in filled.items()}
        verdict = CanFulfillIntentValues.YES if ours else CanFulfillIntentValues.NO
        return Response(can_fulfill_intent=CanFulfillIntent(verdict, values or None))


class DisabledHandler(AbstractRequestHandler):
    """The skill was disabled: whoever leaves takes everything along (R11)."""

    def __init__(self, conductor: Conductor) -> None:
        self._conductor = conductor

    def can_handle(self, handler_input: HandlerInput) -> bool:
        """True for the event alone."""
        return bool(handler_input.request_envelope.request.object_type == "AlexaSkillEvent.SkillDisabled")

    def handle(self, handler_input: HandlerInput) -> Response:
        """Erase all that is stored of the account."""
        account = account_of_request(handler_input.request_envelope)
        if account:
            self._conductor.forget_account(account)
        return Response()


class NoticeHandler(AbstractRequestHandler):
    """All that only needs to be acknowledged: sessions that ended, errors, skill events, and the new."""

    def can_handle(self, handler_input: HandlerInput) -> bool:
        """True: the last handler, so that none is missing for any type."""
        del handler_input
        return True

    def handle(self, handler_input: HandlerInput) -> Response:
        """Log what Alexa tells of errors; say nothing."""
        request = handler_input.request_envelope.request
        error = getattr(request, "error", None)
        if error is not None:
            kind = getattr(getattr(error, "object_type", None), "value", None)
            log.warning("%s: %s: %s", request.object_type, kind, getattr(error, "message", None))
        return Response()


class LastResort(AbstractExceptionHandler):
    """Whatever went wrong: an apology where one may speak, an acknowledgement elsewhere."""

    def __init__(self, conductor: Conductor) -> None:
        self._conductor = conductor

    def can_handle(self, handler_input: HandlerInput, exception: Exception) -> bool:
        """True: there is no later one."""
        del handler_input, exception
        return True

    def handle(self, handler_input: HandlerInput, exception: Exception) -> Response:
        """Log the fault, and answer within the law."""
        request = handler_input.request_envelope.request
        log.error("%s failed", request.object_type, exc_info=exception)
        locale = getattr(request, "locale", None) or DEFAULT_LOCALE
        return _kept(handler_input, self._conductor.sorry(request.object_type, locale))


def _kept(handler_input: HandlerInput, given: Answer) -> Response:
    if handler_input.request_envelope.session is not None:
        handler_input.attributes_manager.session_attributes = dict(given.session)
    return given.response


def _slot_verdict(slot: Any) -> CanFulfillSlot:
    known = slot.id is not None or slots.minutes_of(slot.said) is not None or slot.said.isdecimal()
    if known:
        return CanFulfillSlot(CanUnderstandSlotValues.YES, CanFulfillSlotValues.YES)
    return CanFulfillSlot(CanUnderstandSlotValues.MAYBE, CanFulfillSlotValues.NO)
