"""From a request of Alexa's to a turn in plain words; after this module nobody sees Amazon's objects."""

from typing import Any

from ask_sdk_model import RequestEnvelope

from skill.alexa import slots as s
from skill.alexa.api_access import api_access_of
from skill.alexa.audio_tokens import AudioTokens, audio_tokens
from skill.alexa.intents import INTENTS
from skill.alexa.listener_keys import account_of_request, listener_key, opaque, sounding_key
from skill.alexa.response_law import TOUCH
from skill.alexa.session_attributes import talk_of
from skill.alexa.tasks import read_task, words_of_task
from skill.alexa.touches import BEGINS, read_touch
from skill.application.turn import Turn
from skill.domain.conversation.requests import Launch, NotUnderstood
from skill.domain.ground.units import DurationMs
from skill.domain.library.placement import Placement
from skill.domain.playback.requests import (
    PlaybackFailed,
    PlaybackFinished,
    PlaybackNearlyFinished,
    PlaybackStarted,
    PlaybackStopped,
)
from skill.domain.playing.requests import NextPressed, PausePressed, PlayPressed, PreviousPressed
from skill.domain.turn.device import Activity, Device
from skill.domain.turn.requests import HandoverEnded, Heard
from skill.domain.turn.talk import Talk
from skill.domain.turn.utterance import SpokenSlot, Utterance
from skill.ports import BASE_LOCALE

BUTTONS: dict[str, type] = {
    "PlaybackController.PlayCommandIssued": PlayPressed,
    "PlaybackController.PauseCommandIssued": PausePressed,
    "PlaybackController.NextCommandIssued": NextPressed,
    "PlaybackController.PreviousCommandIssued": PreviousPressed,
}


def read_turn(envelope: RequestEnvelope) -> Turn:
    """Return a request in plain words; never raises for anything that the SDK could read."""
    request, tokens = envelope.request, audio_tokens(envelope)
    account, talk = account_of_request(envelope), talk_of(envelope.session)
    return Turn(
        listener_key=listener_key(envelope, account, tokens),
        locale=getattr(request, "locale", None) or BASE_LOCALE,
        device=_device(envelope, tokens),
        access=api_access_of(envelope),
        talk=talk,
        heard=_heard(request, tokens, talk),
        utterance=_utterance(request),
        sounding_key=sounding_key(account, tokens),
    )


def _heard(request: Any, tokens: AudioTokens, talk: Talk) -> Heard | None:
    kind = request.object_type
    if kind in {"LaunchRequest", "SessionResumedRequest"}:
        task = getattr(request, "task", None)
        return read_task(task) if task is not None else Launch()
    if kind == "IntentRequest":
        return _intent(request.intent)
    if kind == TOUCH:
        return read_touch(request.arguments, talk.offered)
    if kind == "Connections.Response":
        return _handed_back(request)
    if kind in BUTTONS:
        pressed: Heard = BUTTONS[kind]()
        return pressed
    if kind.startswith("AudioPlayer."):
        return _player_event(kind.removeprefix("AudioPlayer."), request, tokens)
    return None


def _intent(intent: Any) -> Heard:
    """Return what an intent says; an intent that is not in our models counts as not understood."""
    if intent is None or intent.name not in INTENTS:
        return NotUnderstood()
    return INTENTS[intent.name](s.read(intent.slots))


def _utterance(request: Any) -> Utterance:
    """Return the intent's name and the words in its slots, or those in a task; else nothing."""
    intent = getattr(request, "intent", None)
    if intent is None:
        return words_of_task(getattr(request, "task", None))
    slots = s.read(intent.slots)
    spoken: list[SpokenSlot] = []
    for name, one in slots.items():
        spoken += [SpokenSlot(name, one.said.lower(), one.id)] if one.id else []
        spoken += [SpokenSlot(name, words.lower()) for words in one.lost]
    return Utterance(str(intent.name or ""), tuple(spoken))


def _handed_back(request: Any) -> HandoverEnded:
    """Return Alexa's answer to a handover: that of a purchase has a result, that of a permission a status."""
    payload = request.payload if isinstance(request.payload, dict) else {}
    result = payload.get("purchaseResult") or payload.get("status") or "ERROR"
    about = payload.get("productId") or payload.get("permissionScope") or ""
    return HandoverEnded(str(request.name or ""), str(result), str(about), str(request.token or ""))


def _player_event(name: str, request: Any, tokens: AudioTokens) -> Heard | None:
    placement = tokens.event
    if placement is None:
        return None
    offset = _offset(getattr(request, "offset_in_milliseconds", None)) or DurationMs(0)
    if name == "PlaybackStarted":
        return PlaybackStarted(placement, offset)
    if name == "PlaybackNearlyFinished":
        return PlaybackNearlyFinished(placement)
    if name == "PlaybackFinished":
        return PlaybackFinished(placement)
    if name == "PlaybackStopped":
        return PlaybackStopped(placement, offset)
    if name == "PlaybackFailed":
        return _failure(request, placement, tokens)
    return None


def _failure(request: Any, placement: Placement, tokens: AudioTokens) -> PlaybackFailed:
    state = request.current_playback_state
    if state is None:
        return PlaybackFailed(placement)
    offset = _offset(state.offset_in_milliseconds) or DurationMs(0)
    activity = _activity(state.player_activity)
    is_another = bool(state.token) and state.token != placement.token
    sounds = activity in {Activity.PLAYING, Activity.BUFFER_UNDERRUN, Activity.PAUSED}
    return PlaybackFailed(placement, tokens.playing, offset, is_another and sounds)


def _device(envelope: RequestEnvelope, tokens: AudioTokens) -> Device:
    context = envelope.context
    system = context.system if context else None
    device = system.device if system else None
    player = context.audio_player if context else None
    interfaces = device.supported_interfaces if device else None
    has_audio = player is not None or _supports(interfaces, "audio_player")
    return Device(
        key=opaque(device.device_id) if device and device.device_id else "",
        has_audio=has_audio,
        has_screen=_supports(interfaces, "alexa_presentation_apl"),
        shows_ours=_shows_ours(getattr(context, "alexa_presentation_apl", None)),
        placement=tokens.device,
        offset_ms=_offset(player.offset_in_milliseconds) if player else None,
        activity=_activity(player.player_activity) if player else None,
    )


def _supports(interfaces: Any, name: str) -> bool:
    return getattr(interfaces, name, None) is not None


def _shows_ours(shown: Any) -> bool:
    """True if the document on the screen is of this skill."""
    return str(getattr(shown, "token", None)).startswith(BEGINS)


def _offset(value: Any) -> DurationMs | None:
    return None if value is None else DurationMs(max(0, int(value)))


def _activity(value: Any) -> Activity | None:
    name = getattr(value, "value", None)
    return Activity(name) if name in set(Activity) else None
