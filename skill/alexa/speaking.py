"""Speaking: the one place where a response is built, and the one table of what may be in it.

Alexa refuses a whole answer for one thing too many in it, and then speaks an error over the workout.
So what a request type may be answered with stands in one table, `LAW`; nothing else builds a
response, so nothing else can break it. Rule numbers are those of Amazon's documentation as collected
in docs/alexa-law.md.
"""

from enum import Flag, auto
from typing import Any

from ask_sdk_model import Response
from ask_sdk_model.interfaces.audioplayer import (
    AudioItem,
    AudioItemMetadata,
    CaptionData,
    CaptionType,
    PlayBehavior,
    PlayDirective,
    StopDirective,
)
from ask_sdk_model.interfaces.audioplayer import Stream as SdkStream
from ask_sdk_model.interfaces.connections import SendRequestDirective
from ask_sdk_model.ui import Reprompt, SimpleCard, SsmlOutputSpeech

from skill.alexa.dialogs import elicitation, own_names
from skill.alexa.talking import to_attributes
from skill.alexa.wording import MOST_CHARACTERS, Wording
from skill.domain.ground.records import record, replace
from skill.domain.turn.outcome import Card, Follow, Halt, Handover, Order, Outcome, Refollow, Start, Stream
from skill.ports import AudioAddresses


class May(Flag):
    """What an answer may hold."""

    NOTHING = 0
    SPEAK = auto()
    """Speech, reprompt, card, and the word on whether the session goes on."""
    START = auto()
    FOLLOW = auto()
    """ENQUEUE and REPLACE_ENQUEUED."""
    HALT = auto()
    HAND_OVER = auto()
    """Connections.SendRequest."""


IN_SESSION = May.SPEAK | May.START | May.FOLLOW | May.HALT | May.HAND_OVER
AUDIO = May.START | May.FOLLOW | May.HALT

LAW: dict[str, May] = {
    "LaunchRequest": IN_SESSION,  # R1
    "IntentRequest": IN_SESSION,  # R1
    "SessionResumedRequest": IN_SESSION,  # R14
    "Connections.Response": IN_SESSION,  # R13
    "AudioPlayer.PlaybackStarted": May.HALT,  # R2
    "AudioPlayer.PlaybackFinished": May.HALT,  # R3
    "AudioPlayer.PlaybackStopped": May.NOTHING,  # R4
    "AudioPlayer.PlaybackNearlyFinished": AUDIO,  # R5
    "AudioPlayer.PlaybackFailed": AUDIO,  # R6
    "PlaybackController.PlayCommandIssued": AUDIO,  # R8
    "PlaybackController.PauseCommandIssued": AUDIO,  # R8
    "PlaybackController.NextCommandIssued": AUDIO,  # R8
    "PlaybackController.PreviousCommandIssued": AUDIO,  # R8
}
"""What each request type may be answered with; one that is not here is only acknowledged (R9-R18)."""

BEHAVIOR = {
    Start: PlayBehavior.REPLACE_ALL,
    Follow: PlayBehavior.ENQUEUE,
    Refollow: PlayBehavior.REPLACE_ENQUEUED,
}


@record
class Answer:
    """A response, and what is to be kept in Alexa's session."""

    response: Response
    session: dict[str, Any]


def acknowledge() -> Answer:
    """Return the empty answer, which every request type accepts."""
    return Answer(Response(), {})


def answer(
    request_type: str, outcome: Outcome, wording: Wording, addresses: AudioAddresses, intent: str = ""
) -> Answer:
    """Return the lawful answer that says and orders as much of an outcome as the type may hold."""
    may = LAW.get(request_type, May.NOTHING)
    response = Response()
    directive = _directive(outcome.order, may, wording, addresses)
    if directive is not None:
        response.directives = [directive]
    if outcome.handover is not None and May.HAND_OVER in may:
        response.directives = [*(response.directives or []), _handover(outcome.handover, wording)]
    if May.SPEAK not in may:
        return Answer(response, {})
    answered = _spoken(response, outcome, wording)
    if response.should_end_session is False:
        # Only an open conversation is helped by what Alexa listens for (D1, D5).
        dialog = (elicitation(outcome, intent), own_names(outcome, intent, wording))
        response.directives = [*(response.directives or []), *filter(None, dialog)] or None
    return answered


def _spoken(response: Response, outcome: Outcome, wording: Wording) -> Answer:
    question = outcome.question
    # Audio would be paused by an open microphone (E3); a handover ends our conversation (E8).
    ends = outcome.handover is not None or any(isinstance(outcome.order, kind) for kind in BEHAVIOR)
    lines = outcome.lines if question is None else (*outcome.lines, question.line)
    if ssml := wording.ssml(lines, slowly=outcome.slowly):
        response.output_speech = SsmlOutputSpeech(ssml=ssml)
    if outcome.card is not None:
        response.card = _card(outcome.card, wording)
    # The microphone is open if and only if a question was asked, and never over audio (E3, E5).
    response.should_end_session = question is None or ends
    if response.should_end_session or question is None:
        return Answer(response, {})
    reprompt = wording.ssml((question.reprompt,)) or ssml
    response.reprompt = Reprompt(output_speech=SsmlOutputSpeech(ssml=reprompt))
    return Answer(response, to_attributes(replace(outcome.talk, pending=question.pending)))


def _card(card: Card, wording: Wording) -> SimpleCard:
    title = wording.plain(card.title)
    content = "\n".join(filter(None, (wording.plain(line) for line in card.lines)))
    # Alexa refuses title and content of more than 8,000 characters together (C2).
    return SimpleCard(title=title, content=content[: MOST_CHARACTERS - len(title)])


def _handover(handover: Handover, wording: Wording) -> SendRequestDirective:
    if handover.name == "AskFor":
        payload: dict[str, Any] = {
            "@type": "AskForPermissionsConsentRequest",
            "@version": "1",
            "permissionScope": handover.about,
        }
    else:
        payload = {"InSkillProduct": {"productId": handover.about}}
    if handover.message is not None:
        payload["upsellMessage"] = wording.plain(handover.message)
    return SendRequestDirective(name=handover.name, payload=payload, token=handover.token)


def _directive(
    order: Order | None, may: May, wording: Wording, addresses: AudioAddresses
) -> PlayDirective | StopDirective | None:
    if isinstance(order, Halt):
        return StopDirective() if May.HALT in may else None
    if isinstance(order, Start) and May.START in may:
        return _play(order, order.stream, wording, addresses)
    if isinstance(order, Follow | Refollow) and May.FOLLOW in may:
        return _play(order, order.stream, wording, addresses)
    return None


def _play(
    order: Start | Follow | Refollow, stream: Stream, wording: Wording, addresses: AudioAddresses
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
                caption_data=_captions(stream, wording),
            ),
            metadata=AudioItemMetadata(
                title=_title(stream, wording), subtitle=wording.plain(stream.subtitle)
            ),
        ),
    )


def _title(stream: Stream, wording: Wording) -> str:
    title = wording.value(stream.title)
    return title[:1].upper() + title[1:]


def _captions(stream: Stream, wording: Wording) -> CaptionData | None:
    content = wording.text(stream.captions) if stream.captions else ""
    return CaptionData(content, CaptionType.WEBVTT) if content else None
