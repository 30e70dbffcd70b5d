"""Builds every response of the skill, within the table of `response_law`.

Nothing else builds a response, so nothing else can break Alexa's rules.
"""

from typing import Any

from ask_sdk_model import Response
from ask_sdk_model.interfaces.audioplayer import (
    AudioItem,
    CaptionData,
    CaptionType,
    PlayBehavior,
    PlayDirective,
    StopDirective,
)
from ask_sdk_model.interfaces.audioplayer import Stream as SdkStream
from ask_sdk_model.interfaces.connections import SendRequestDirective
from ask_sdk_model.interfaces.tasks import CompleteTaskDirective
from ask_sdk_model.status import Status
from ask_sdk_model.ui import Reprompt, SimpleCard, SsmlOutputSpeech

from skill.alexa.dialog_directives import elicitation, own_names
from skill.alexa.now_playing import metadata
from skill.alexa.response_law import LAW, May
from skill.alexa.screen_directives import rendering
from skill.alexa.session_attributes import to_attributes
from skill.alexa.ssml import MOST_CHARACTERS, SsmlFormatter
from skill.application.turn_notes import note
from skill.domain.ground.lines import line
from skill.domain.ground.records import record, replace
from skill.domain.listener.listener import Listener
from skill.domain.turn.outcome import Card, Follow, Halt, Handover, Order, Outcome, Refollow, Start, Stream
from skill.ports import AudioAddresses, Dice, Shelves

BEHAVIOR = {
    Start: PlayBehavior.REPLACE_ALL,
    Follow: PlayBehavior.ENQUEUE,
    Refollow: PlayBehavior.REPLACE_ENQUEUED,
}


@record
class Answer:
    """A response, and the attributes to keep in Alexa's session."""

    response: Response
    session: dict[str, Any]


def acknowledge() -> Answer:
    """Return the empty answer, which Alexa accepts for every request type."""
    return Answer(Response(), {})


@record
class ResponseBuilder:
    """Turns outcomes into lawful answers; one instance serves everybody, and holds nothing of any person."""

    shelves: Shelves
    dice: Dice
    addresses: AudioAddresses

    def answer(self, request_type: str, locale: str, outcome: Outcome, intent: str = "") -> Answer:
        """Return an answer that says and orders as much of an outcome as Alexa accepts for the request type.

        Args:
            request_type: as in `IntentRequest`; see `response_law.lawful_type`.
            locale: in which it is said.
            outcome: what to say and to order.
            intent: the name of the intent that is answered; empty for any other request type.
        """
        formatter = SsmlFormatter(self.shelves.in_locale(locale), self.dice, self.addresses)
        return _answer(request_type, outcome, formatter, self.addresses, intent)

    def apology(self, request_type: str, locale: str) -> Answer:
        """Return the answer to a turn that went wrong: an apology where speech is accepted, else nothing."""
        note("sorry")
        return self.answer(request_type, locale, Outcome(Listener(""), lines=(line("trouble.sorry"),)))


def _answer(
    request_type: str, outcome: Outcome, formatter: SsmlFormatter, addresses: AudioAddresses, intent: str
) -> Answer:
    may = LAW.get(request_type, May.NOTHING)
    response = Response()
    directive = _directive(outcome.order, may, formatter, addresses)
    if directive is not None:
        response.directives = [directive]
    if outcome.handover is not None and May.HAND_OVER in may:
        response.directives = [*(response.directives or []), _handover(outcome.handover, formatter)]
    if May.SPEAK not in may:
        return Answer(response, {})
    answered = _spoken(response, outcome, formatter)
    if response.should_end_session is False:
        # Only an open conversation is helped by what Alexa listens for (D1, D5).
        dialog = (elicitation(outcome, intent), own_names(outcome, intent, formatter))
        # A document stands as long as its session: without a question it would flash up and go.
        shown = (
            [rendering(outcome.screen, formatter, addresses)] if outcome.screen and May.SHOW in may else []
        )
        response.directives = [*(response.directives or []), *filter(None, dialog), *shown] or None
    elif May.COMPLETE in may and outcome.handover is None:
        response.directives = [CompleteTaskDirective(status=Status(code="200", message="OK"))]
    return answered


def _spoken(response: Response, outcome: Outcome, formatter: SsmlFormatter) -> Answer:
    question = outcome.question
    # Audio would be paused by an open microphone (E3); a handover ends our conversation (E8).
    ends = outcome.handover is not None or any(isinstance(outcome.order, kind) for kind in BEHAVIOR)
    lines = outcome.lines if question is None else (*outcome.lines, question.line)
    if ssml := formatter.ssml(lines, slowly=outcome.slowly):
        response.output_speech = SsmlOutputSpeech(ssml=ssml)
    if outcome.card is not None:
        response.card = _card(outcome.card, formatter)
    # The microphone is open if and only if a question was asked, and never over audio (E3, E5).
    response.should_end_session = question is None or ends
    if response.should_end_session or question is None:
        return Answer(response, {})
    reprompt = formatter.ssml((question.reprompt,)) or ssml
    response.reprompt = Reprompt(output_speech=SsmlOutputSpeech(ssml=reprompt))
    return Answer(response, to_attributes(replace(outcome.talk, pending=question.pending)))


def _card(card: Card, formatter: SsmlFormatter) -> SimpleCard:
    title = formatter.plain(card.title)
    content = "\n".join(filter(None, (formatter.plain(line) for line in card.lines)))
    # Alexa refuses title and content of more than 8,000 characters together (C2).
    return SimpleCard(title=title, content=content[: MOST_CHARACTERS - len(title)])


def _handover(handover: Handover, formatter: SsmlFormatter) -> SendRequestDirective:
    if handover.name == "AskFor":
        payload: dict[str, Any] = {
            "@type": "AskForPermissionsConsentRequest",
            "@version": "1",
            "permissionScope": handover.about,
        }
    else:
        payload = {"InSkillProduct": {"productId": handover.about}}
    if handover.message is not None:
        payload["upsellMessage"] = formatter.plain(handover.message)
    return SendRequestDirective(name=handover.name, payload=payload, token=handover.token)


def _directive(
    order: Order | None, may: May, formatter: SsmlFormatter, addresses: AudioAddresses
) -> PlayDirective | StopDirective | None:
    if isinstance(order, Halt):
        return StopDirective() if May.HALT in may else None
    if isinstance(order, Start) and May.START in may:
        return _play(order, order.stream, formatter, addresses)
    if isinstance(order, Follow | Refollow) and May.FOLLOW in may:
        return _play(order, order.stream, formatter, addresses)
    return None


def _play(
    order: Start | Follow | Refollow, stream: Stream, formatter: SsmlFormatter, addresses: AudioAddresses
) -> PlayDirective:
    return PlayDirective(
        play_behavior=BEHAVIOR[type(order)],
        audio_item=AudioItem(
            stream=SdkStream(
                token=stream.placement.token,
                url=addresses.address(stream.path, stream.good_until),
                offset_in_milliseconds=int(stream.offset_ms),
                # Required with ENQUEUE, and an error with anything else (A3).
                expected_previous_token=order.after if isinstance(order, Follow) else None,
                caption_data=_captions(stream, formatter),
            ),
            metadata=metadata(stream, formatter, addresses),
        ),
    )


def _captions(stream: Stream, formatter: SsmlFormatter) -> CaptionData | None:
    content = formatter.text(stream.captions) if stream.captions else ""
    return CaptionData(content, CaptionType.WEBVTT) if content else None
