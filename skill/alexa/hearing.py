"""Hearing: from Alexa's request to plain words. After this room nobody sees Amazon's objects."""

from typing import Any

from ask_sdk_model import RequestEnvelope

from skill.alexa import slots as s
from skill.alexa.access import access_of
from skill.alexa.identity import listener_key, opaque, sounding_key
from skill.alexa.intents import INTENTS
from skill.alexa.talking import talk_of
from skill.domain.conversation.requests import Launch, NotUnderstood
from skill.domain.ground.records import record
from skill.domain.ground.units import DurationMs
from skill.domain.library.placement import parse_token
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
from skill.ports import Access

DEFAULT_LOCALE = "en-US"


@record
class Turn:
    """One request, in plain words."""

    listener_key: str
    """Whose request it is; of an event, whose audio it is about."""
    locale: str
    device: Device
    access: Access | None
    talk: Talk
    """What was said earlier in this very conversation."""
    heard: Heard | None
    """None if there is nothing in it for the coach."""
    intent: str = ""
    """The name of the intent, where it is one."""
    sounding_key: str = ""
    """Whose audio the device holds; empty if it is nobody's of this account."""


BUTTONS: dict[str, type] = {
    "PlaybackController.PlayCommandIssued": PlayPressed,
    "PlaybackController.PauseCommandIssued": PausePressed,
    "PlaybackController.NextCommandIssued": NextPressed,
    "PlaybackController.PreviousCommandIssued": PreviousPressed,
}


def hear(envelope: RequestEnvelope) -> Turn:
    """Return what a request says; never raises for anything that the SDK could read."""
    request = envelope.request
    return Turn(
        listener_key=listener_key(envelope),
        locale=getattr(request, "locale", None) or DEFAULT_LOCALE,
        device=_device(envelope),
        access=access_of(envelope),
        talk=talk_of(envelope.session),
        heard=_heard(request),
        intent=str(getattr(getattr(request, "intent", None), "name", None) or ""),
        sounding_key=sounding_key(envelope),
    )


def _heard(request: Any) -> Heard | None:
    kind = request.object_type
    if kind in {"LaunchRequest", "SessionResumedRequest"}:
        return Launch()
    if kind == "IntentRequest":
        return _intention(request.intent)
    if kind == "Connections.Response":
        return _handed_back(request)
    if kind in BUTTONS:
        pressed: Heard = BUTTONS[kind]()
        return pressed
    if kind.startswith("AudioPlayer."):
        return _report(kind.removeprefix("AudioPlayer."), request)
    return None


def _intention(intent: Any) -> Heard:
    """An intent that we do not know is one that we did not understand."""
    if intent is None or intent.name not in INTENTS:
        return NotUnderstood()
    return INTENTS[intent.name](s.read(intent.slots))


def _handed_back(request: Any) -> HandoverEnded:
    """Alexa's answer to what she took over: a purchase has a result, a permission a status."""
    payload = request.payload if isinstance(request.payload, dict) else {}
    result = payload.get("purchaseResult") or payload.get("status") or "ERROR"
    about = payload.get("productId") or payload.get("permissionScope") or ""
    return HandoverEnded(str(request.name or ""), str(result), str(about), str(request.token or ""))


def _report(name: str, request: Any) -> Heard | None:
    placement = parse_token(request.token)
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
        return _failure(request, placement)
    return None


def _failure(request: Any, placement: Any) -> PlaybackFailed:
    state = request.current_playback_state
    if state is None:
        return PlaybackFailed(placement)
    offset = _offset(state.offset_in_milliseconds) or DurationMs(0)
    activity = _activity(state.player_activity)
    is_another = bool(state.token) and state.token != placement.token
    sounds = activity in {Activity.PLAYING, Activity.BUFFER_UNDERRUN, Activity.PAUSED}
    return PlaybackFailed(placement, parse_token(state.token), offset, is_another and sounds)


def _device(envelope: RequestEnvelope) -> Device:
    context = envelope.context
    system = context.system if context else None
    device = system.device if system else None
    player = context.audio_player if context else None
    interfaces = device.supported_interfaces if device else None
    has_audio = player is not None or (interfaces is not None and _has_player(interfaces))
    return Device(
        key=opaque(device.device_id) if device and device.device_id else "",
        has_audio=has_audio,
        placement=parse_token(player.token) if player else None,
        offset_ms=_offset(player.offset_in_milliseconds) if player else None,
        activity=_activity(player.player_activity) if player else None,
    )


def _has_player(interfaces: Any) -> bool:
    return getattr(interfaces, "audio_player", None) is not None


def _offset(value: Any) -> DurationMs | None:
    return None if value is None else DurationMs(max(0, int(value)))


def _activity(value: Any) -> Activity | None:
    name = getattr(value, "value", None)
    return Activity(name) if name in set(Activity) else None
