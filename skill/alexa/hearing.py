"""Hearing: from Alexa's request to plain words. After this room nobody sees Amazon's objects."""

import hashlib
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from ask_sdk_model import RequestEnvelope

from skill.alexa import slots as s
from skill.domain import heard as h
from skill.domain.library import SourceKind
from skill.domain.outcome import Pending
from skill.domain.placement import parse_token
from skill.domain.units import DurationMs

DEFAULT_LOCALE = "en-US"

PENDING = "pending"
"""The one key that we keep in Alexa's session: what our question was about."""


@dataclass(frozen=True, slots=True)
class Turn:
    """One request, in plain words."""

    listener_key: str
    locale: str
    device: h.Device
    pending: Pending | None
    heard: h.Heard | None
    """None if there is nothing in it for the coach."""


INTENTS: dict[str, Callable[[s.Slots], h.Heard]] = {
    "StartWorkoutIntent": lambda slots: h.StartWorkout(s.wish(slots)),
    "ListWorkoutsIntent": lambda slots: h.ListWorkouts(s.wish(slots)),
    "SurpriseMeIntent": lambda _: h.SurpriseMe(),
    "TodaysTipIntent": lambda _: h.TellTodaysTip(),
    "TipIntent": s.tip,
    "TellMoreIntent": lambda _: h.TellMore(),
    "AnotherTipIntent": lambda _: h.TellAnother(),
    "ReadArticleIntent": s.article,
    "StartPlaylistIntent": s.playlist,
    "ListPlaylistsIntent": s.playlists,
    "ResumeWorkoutIntent": lambda _: h.Resume(SourceKind.WORKOUT),
    "ResumeMusicIntent": lambda _: h.Resume(SourceKind.PLAYLIST),
    "WhatIsThisIntent": lambda _: h.WhatIsThis(),
    "HowLongLeftIntent": lambda _: h.HowLongLeft(),
    "WhatsNextIntent": lambda _: h.WhatsNext(),
    "WhoTrainsIntent": s.trainer,
    "HowToIntent": s.exercise,
    "AMAZON.PauseIntent": lambda _: h.Pause(),
    "AMAZON.ResumeIntent": lambda _: h.Resume(),
    "AMAZON.StopIntent": lambda _: h.Stop(),
    "AMAZON.CancelIntent": lambda _: h.Cancel(),
    "AMAZON.NextIntent": lambda _: h.Next(),
    "AMAZON.PreviousIntent": lambda _: h.Previous(),
    "AMAZON.RepeatIntent": lambda _: h.Repeat(),
    "AMAZON.StartOverIntent": lambda _: h.StartOver(),
    "AMAZON.ShuffleOnIntent": lambda _: h.Shuffle(on=True),
    "AMAZON.ShuffleOffIntent": lambda _: h.Shuffle(on=False),
    "AMAZON.LoopOnIntent": lambda _: h.Loop(on=True),
    "AMAZON.LoopOffIntent": lambda _: h.Loop(on=False),
    "AMAZON.HelpIntent": lambda _: h.Help(),
    "AMAZON.YesIntent": lambda _: h.Yes(),
    "AMAZON.NoIntent": lambda _: h.No(),
    "AMAZON.NavigateHomeIntent": lambda _: h.GoHome(),
    "AMAZON.FallbackIntent": lambda _: h.NotUnderstood(),
}

BUTTONS: dict[str, type] = {
    "PlaybackController.PlayCommandIssued": h.PlayPressed,
    "PlaybackController.PauseCommandIssued": h.PausePressed,
    "PlaybackController.NextCommandIssued": h.NextPressed,
    "PlaybackController.PreviousCommandIssued": h.PreviousPressed,
}


def hear(envelope: RequestEnvelope) -> Turn:
    """Return what a request says; never raises for anything that the SDK could read."""
    request = envelope.request
    return Turn(
        listener_key=_listener_key(envelope),
        locale=getattr(request, "locale", None) or DEFAULT_LOCALE,
        device=_device(envelope),
        pending=_pending(envelope),
        heard=_heard(request),
    )


def _heard(request: Any) -> h.Heard | None:
    kind = request.object_type
    if kind in {"LaunchRequest", "SessionResumedRequest"}:
        return h.Launch()
    if kind == "IntentRequest":
        return _intention(request.intent)
    if kind in BUTTONS:
        pressed: h.Heard = BUTTONS[kind]()
        return pressed
    if kind.startswith("AudioPlayer."):
        return _report(kind.removeprefix("AudioPlayer."), request)
    return None


def _intention(intent: Any) -> h.Heard:
    """An intent that we do not know is one that we did not understand."""
    if intent is None or intent.name not in INTENTS:
        return h.NotUnderstood()
    return INTENTS[intent.name](s.read(intent.slots))


def _report(name: str, request: Any) -> h.Heard | None:
    placement = parse_token(request.token)
    if placement is None:
        return None
    offset = _offset(getattr(request, "offset_in_milliseconds", None)) or DurationMs(0)
    if name == "PlaybackStarted":
        return h.PlaybackStarted(placement, offset)
    if name == "PlaybackNearlyFinished":
        return h.PlaybackNearlyFinished(placement)
    if name == "PlaybackFinished":
        return h.PlaybackFinished(placement)
    if name == "PlaybackStopped":
        return h.PlaybackStopped(placement, offset)
    if name == "PlaybackFailed":
        return _failure(request, placement)
    return None


def _failure(request: Any, placement: Any) -> h.PlaybackFailed:
    state = request.current_playback_state
    if state is None:
        return h.PlaybackFailed(placement)
    offset = _offset(state.offset_in_milliseconds) or DurationMs(0)
    activity = _activity(state.player_activity)
    is_another = bool(state.token) and state.token != placement.token
    sounds = activity in {h.Activity.PLAYING, h.Activity.BUFFER_UNDERRUN, h.Activity.PAUSED}
    return h.PlaybackFailed(placement, parse_token(state.token), offset, is_another and sounds)


def _device(envelope: RequestEnvelope) -> h.Device:
    context = envelope.context
    system = context.system if context else None
    device = system.device if system else None
    player = context.audio_player if context else None
    interfaces = device.supported_interfaces if device else None
    has_audio = player is not None or (interfaces is not None and _has_player(interfaces))
    return h.Device(
        key=_opaque(device.device_id) if device and device.device_id else "",
        has_audio=has_audio,
        placement=parse_token(player.token) if player else None,
        offset_ms=_offset(player.offset_in_milliseconds) if player else None,
        activity=_activity(player.player_activity) if player else None,
    )


def _has_player(interfaces: Any) -> bool:
    return getattr(interfaces, "audio_player", None) is not None


def _offset(value: Any) -> DurationMs | None:
    return None if value is None else DurationMs(max(0, int(value)))


def _activity(value: Any) -> h.Activity | None:
    name = getattr(value, "value", None)
    return h.Activity(name) if name in set(h.Activity) else None


def _pending(envelope: RequestEnvelope) -> Pending | None:
    session = envelope.session
    if session is None or session.new or not isinstance(session.attributes, dict):
        return None
    kept = session.attributes.get(PENDING)
    if not isinstance(kept, dict) or not isinstance(kept.get("about"), str):
        return None
    return Pending(kept["about"], str(kept.get("id", "")))


def _listener_key(envelope: RequestEnvelope) -> str:
    """Return an opaque key of the account, which events and buttons name in the context alone."""
    system = envelope.context.system if envelope.context else None
    user = system.user if system and system.user else None
    if user is None and envelope.session is not None:
        user = envelope.session.user
    return _opaque(user.user_id) if user is not None and user.user_id else ""


def _opaque(identity: str) -> str:
    return hashlib.sha256(identity.encode()).hexdigest()[:32]
