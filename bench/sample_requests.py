"""Alexa requests, as plain JSON, that the measured programs answer."""

from typing import Any

SYSTEM: dict[str, Any] = {
    "application": {"applicationId": "amzn1.ask.skill.bench"},
    "user": {"userId": "amzn1.ask.account.BENCH"},
    "device": {"deviceId": "amzn1.ask.device.BENCH", "supportedInterfaces": {"AudioPlayer": {}}},
    # No apiEndpoint: nobody is asked for anything, beside the launch of `first_launch`.
}


def launch() -> dict[str, Any]:
    """Return a LaunchRequest."""
    return _envelope({"type": "LaunchRequest"})


def first_start(endpoint: str) -> dict[str, Any]:
    """Return somebody's first start with a wish, for which Alexa is asked for the time zone."""
    made = intent("StartWorkoutIntent", kind="strength", audience="runners")
    access = {"apiEndpoint": endpoint, "apiAccessToken": "token"}
    return made | {"context": {"System": SYSTEM | access}}


def intent(name: str, **slots: str) -> dict[str, Any]:
    """Return an IntentRequest whose slots are resolved to values with the text as their id."""
    filled = {
        slot: {
            "name": slot,
            "value": value,
            "confirmationStatus": "NONE",
            "resolutions": {"resolutionsPerAuthority": [{
                "authority": "bench",
                "status": {"code": "ER_SUCCESS_MATCH"},
                "values": [{"value": {"name": value, "id": value}}],
            }]},
        }
        for slot, value in slots.items()
    }  # fmt: skip
    named = {"name": name, "confirmationStatus": "NONE", "slots": filled}
    return _envelope({"type": "IntentRequest", "dialogState": "STARTED", "intent": named})


def usual_requests() -> list[dict[str, Any]]:
    """Return the requests that come most often, the launch first."""
    return [
        launch(),
        intent("StartWorkoutIntent", kind="strength", audience="runners"),
        intent("HowLongLeftIntent"),
        intent("AMAZON.PauseIntent"),
        intent("ResumeWorkoutIntent"),
        intent("TodaysTipIntent"),
        intent("AnotherTipIntent"),
        intent("StartWorkoutIntent", muscle="legs"),
        intent("AMAZON.NextIntent"),
    ]


def _envelope(request: dict[str, Any]) -> dict[str, Any]:
    whole = {"requestId": "r", "timestamp": "2026-11-23T08:00:00Z", "locale": "en-US", **request}
    session = {
        "new": True, "sessionId": "s", "application": SYSTEM["application"], "user": SYSTEM["user"],
        "attributes": {},
    }  # fmt: skip
    return {"version": "1.0", "session": session, "context": {"System": SYSTEM}, "request": whole}
