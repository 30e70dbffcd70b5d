"""Request envelopes as Alexa sends them: the only place where requests are built."""

import uuid
from collections.abc import Sequence
from datetime import UTC, datetime

from simulator.protocol.device_profile import LARGE, ROUND, DeviceProfile
from simulator.protocol.json_access import Json
from simulator.protocol.player_events import FAILED, PlayerEvent, PlayerState

BUTTONS = {
    "play": "PlaybackController.PlayCommandIssued",
    "pause": "PlaybackController.PauseCommandIssued",
    "next": "PlaybackController.NextCommandIssued",
    "previous": "PlaybackController.PreviousCommandIssued",
}
"""The request type that each button of a device sends."""
APL_VERSION = "2024.3"
LARGE_VIEWPORT: Json = {
    "experiences": [{"arcMinuteWidth": 246, "arcMinuteHeight": 144, "canRotate": False}],
    "mode": "HUB",
    "shape": "RECTANGLE",
    "pixelWidth": 1280,
    "pixelHeight": 800,
    "currentPixelWidth": 1280,
    "currentPixelHeight": 800,
    "dpi": 213,
    "touch": ["SINGLE"],
    "video": {"codecs": ["H_264_42", "H_264_41"]},
}
ROUND_VIEWPORT: Json = {
    "experiences": [{"arcMinuteWidth": 144, "arcMinuteHeight": 144, "canRotate": False}],
    "mode": "HUB",
    "shape": "ROUND",
    "pixelWidth": 480,
    "pixelHeight": 480,
    "currentPixelWidth": 480,
    "currentPixelHeight": 480,
    "dpi": 160,
    "touch": ["SINGLE"],
}
VIEWPORTS = {LARGE: LARGE_VIEWPORT, ROUND: ROUND_VIEWPORT}
"""By the kind of a screen: what a request says of it."""


def identity(kind: str, *parts: object) -> str:
    """Return an id in the form of Alexa's; the same parts give the same id."""
    name = ":".join(str(part) for part in parts)
    return f"amzn1.echo-api.{kind}.{uuid.uuid5(uuid.NAMESPACE_URL, name)}"


def timestamp(now: int) -> str:
    """Return a time, in milliseconds since 1970, as Alexa writes it: whole seconds, UTC."""
    return datetime.fromtimestamp(now / 1000, UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def context(
    profile: DeviceProfile,
    playing: PlayerState | None,
    shown: str | None = None,
    *,
    services: Json | None = None,
    user: Json | None = None,
) -> Json:
    """Return the `context` of a request.

    Args:
        profile: the device.
        playing: the state of the player; None before the first play.
        shown: the token of the APL document on the screen, if any.
        services: the `apiEndpoint` and `apiAccessToken`; None: Amazon's own address, and a token that
            gives no access.
        user: the user with their permissions; None: the profile's user, without permissions.
    """
    found: Json = {"System": _system(profile) | (services or {})}
    if user is not None:
        found["System"]["user"] = user
    if profile.supports_audio and playing is not None:
        found["AudioPlayer"] = _state(playing)
    if profile.supports_screen:
        found["Viewport"] = VIEWPORTS[profile.screen]
    if shown is not None:
        found["Alexa.Presentation.APL"] = {
            "token": shown,
            "version": "AriaRuntimeLibrary-2024.3",
            "componentsVisibleOnScreen": [],
        }
    return found


def _system(profile: DeviceProfile) -> Json:
    found: Json = {
        "application": {"applicationId": profile.skill_id},
        "user": {"userId": profile.user_id},
        "device": {"deviceId": profile.device_id, "supportedInterfaces": _interfaces(profile)},
        "apiEndpoint": "https://api.amazonalexa.com",
        "apiAccessToken": "simulated-access-token",
    }
    return found


def _interfaces(profile: DeviceProfile) -> Json:
    found: Json = {}
    if profile.supports_audio:
        found["AudioPlayer"] = {}
    if profile.supports_screen:
        found["Alexa.Presentation.APL"] = {"runtime": {"maxVersion": APL_VERSION}}
    return found


def _state(playing: PlayerState) -> Json:
    return {
        "token": playing.token,
        "offsetInMilliseconds": playing.offset_ms,
        "playerActivity": playing.activity,
    }


def session(
    profile: DeviceProfile, session_id: str, attributes: Json, *, new: bool, user: Json | None = None
) -> Json:
    """Return the `session` of a request."""
    return {
        "new": new,
        "sessionId": session_id,
        "application": {"applicationId": profile.skill_id},
        "attributes": attributes,
        "user": user or {"userId": profile.user_id},
    }


def intent(name: str, slots: Json | None) -> Json:
    """Return the `intent` of an IntentRequest; an intent without slots has no `slots` key."""
    found: Json = {"name": name, "confirmationStatus": "NONE"}
    if slots:
        found["slots"] = slots
    return found


def touch_request(shown: str, arguments: Sequence[object]) -> Json:
    """Return the `request` that tells of a touch of the document with the token `shown`."""
    return {
        "type": "Alexa.Presentation.APL.UserEvent",
        "token": shown,
        "arguments": list(arguments),
        "source": {"type": "TouchWrapper", "handler": "Press", "id": ""},
        "components": {},
    }


def audio_player_request(event: PlayerEvent) -> Json:
    """Return the `request` that reports a player event to the skill."""
    body: Json = {"type": f"AudioPlayer.{event.kind}", "token": event.token}
    if event.kind != FAILED:
        return body | {"offsetInMilliseconds": event.offset_ms}
    meanwhile = event.meanwhile or PlayerState(event.token, 0, "IDLE")
    error = {"type": event.error, "message": "The stream could not be played."}
    return body | {"error": error, "currentPlaybackState": _state(meanwhile)}


def request_envelope(profile: DeviceProfile, body: Json, around: Json, now: int, number: int) -> Json:
    """Return a whole request envelope.

    Args:
        profile: the device.
        body: the `request`, without the fields that every request has.
        around: the `context`, and the `session` if there is one.
        now: milliseconds since 1970.
        number: how many requests the device has sent, which makes each request id unique.
    """
    common = {
        "requestId": identity("request", profile.device_id, now, number),
        "timestamp": timestamp(now),
        "locale": profile.locale,
    }
    return {"version": "1.0", **around, "request": body | common}
