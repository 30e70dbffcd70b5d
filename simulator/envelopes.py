"""Requests as Alexa writes them: the one place where the simulator's half of the wire is made."""

import uuid
from datetime import UTC, datetime

from simulator.happenings import FAILED, Happening, Playing
from simulator.household import Household
from simulator.wire import Json

APL_VERSION = "2024.3"
VIEWPORT: Json = {
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


def identity(kind: str, *parts: object) -> str:
    """Return an id such as Alexa's, which follows from its parts alone."""
    name = ":".join(str(part) for part in parts)
    return f"amzn1.echo-api.{kind}.{uuid.uuid5(uuid.NAMESPACE_URL, name)}"


def timestamp(now: int) -> str:
    """Return a moment as Alexa writes it: whole seconds, UTC."""
    return datetime.fromtimestamp(now / 1000, UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def context(
    house: Household,
    playing: Playing | None,
    shown: str | None = None,
    *,
    services: Json | None = None,
    user: Json | None = None,
) -> Json:
    """Return a request's context.

    Args:
        house: whose device it is.
        playing: what the player holds; None before the first play.
        shown: the token of the APL document on the screen, if any.
        services: where Alexa's services are, and the token for them; None: Amazon's own, and a token
            that opens nothing.
        user: the user with their permissions; None: the household's, without any.
    """
    found: Json = {"System": _system(house) | (services or {})}
    if user is not None:
        found["System"]["user"] = user
    if house.supports_audio and playing is not None:
        found["AudioPlayer"] = _state(playing)
    if house.supports_screen:
        found["Viewport"] = VIEWPORT
    if shown is not None:
        found["Alexa.Presentation.APL"] = {
            "token": shown,
            "version": "AriaRuntimeLibrary-2024.3",
            "componentsVisibleOnScreen": [],
        }
    return found


def _system(house: Household) -> Json:
    found: Json = {
        "application": {"applicationId": house.skill_id},
        "user": {"userId": house.user_id},
        "device": {"deviceId": house.device_id, "supportedInterfaces": _interfaces(house)},
        "apiEndpoint": "https://api.amazonalexa.com",
        "apiAccessToken": "simulated-access-token",
    }
    if house.person_id:
        found["person"] = {"personId": house.person_id}
    return found


def _interfaces(house: Household) -> Json:
    found: Json = {}
    if house.supports_audio:
        found["AudioPlayer"] = {}
    if house.supports_screen:
        found["Alexa.Presentation.APL"] = {"runtime": {"maxVersion": APL_VERSION}}
    return found


def _state(playing: Playing) -> Json:
    return {
        "token": playing.token,
        "offsetInMilliseconds": playing.offset_ms,
        "playerActivity": playing.activity,
    }


def session(
    house: Household, session_id: str, attributes: Json, *, new: bool, user: Json | None = None
) -> Json:
    """Return the session of a request that has one."""
    return {
        "new": new,
        "sessionId": session_id,
        "application": {"applicationId": house.skill_id},
        "attributes": attributes,
        "user": user or {"userId": house.user_id},
    }


def intent(name: str, slots: Json | None) -> Json:
    """Return an intent; one without slots has no `slots`."""
    found: Json = {"name": name, "confirmationStatus": "NONE"}
    if slots:
        found["slots"] = slots
    return found


def event(happening: Happening) -> Json:
    """Return the body of an AudioPlayer request."""
    body: Json = {"type": f"AudioPlayer.{happening.kind}", "token": happening.token}
    if happening.kind != FAILED:
        return body | {"offsetInMilliseconds": happening.offset_ms}
    meanwhile = happening.meanwhile or Playing(happening.token, 0, "IDLE")
    error = {"type": happening.error, "message": "The stream could not be played."}
    return body | {"error": error, "currentPlaybackState": _state(meanwhile)}


def envelope(house: Household, body: Json, around: Json, now: int, number: int) -> Json:
    """Return a whole request.

    Args:
        house: whose device it is.
        body: the request, without what every request has.
        around: the context, and the session where there is one.
        now: milliseconds since 1970.
        number: how many requests the device has made, so that each has an id of its own.
    """
    common = {
        "requestId": identity("request", house.device_id, now, number),
        "timestamp": timestamp(now),
        "locale": house.locale,
    }
    return {"version": "1.0", **around, "request": body | common}
