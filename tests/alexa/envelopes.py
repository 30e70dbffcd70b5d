"""Requests as Alexa sends them, for tests of the endpoint."""

from typing import Any

SLOT = "amzn1.er-authority.echo-sdk.test."


def context(
    token: str | None = None,
    offset: int = 0,
    activity: str = "PLAYING",
    *,
    audio: bool = True,
    screen: bool = False,
) -> dict[str, Any]:
    """Return a context, with the player's state where there is a token."""
    interfaces: dict[str, Any] = {"AudioPlayer": {}} if audio else {}
    if screen:
        interfaces["Alexa.Presentation.APL"] = {"runtime": {"maxVersion": "2024.3"}}
    made: dict[str, Any] = {
        "System": {
            "application": {"applicationId": "amzn1.ask.skill.test"},
            "user": {"userId": "amzn1.ask.account.somebody"},
            "device": {"deviceId": "kitchen", "supportedInterfaces": interfaces},
            "apiEndpoint": "https://api.amazonalexa.com",
            "apiAccessToken": "secret",
        }
    }
    if token is not None:
        made["AudioPlayer"] = {"token": token, "offsetInMilliseconds": offset, "playerActivity": activity}
    return made


def request(
    kind: str,
    *,
    session: bool = True,
    attributes: dict[str, Any] | None = None,
    around: dict[str, Any] | None = None,
    **fields: Any,
) -> dict[str, Any]:
    """Return an envelope around a request of this type."""
    made = {
        "version": "1.0",
        "context": around or context(),
        "request": {
            "type": kind,
            "requestId": "r",
            "timestamp": "2026-11-23T08:00:00Z",
            "locale": "en-US",
            **fields,
        },
    }
    if session:
        made["session"] = {
            "new": attributes is None,
            "sessionId": "s",
            "application": {"applicationId": "amzn1.ask.skill.test"},
            "user": {"userId": "amzn1.ask.account.somebody"},
            "attributes": attributes or {},
        }
    return made


def intent(
    name: str, *, attributes: dict[str, Any] | None = None, around: dict[str, Any] | None = None, **slots: str
) -> dict[str, Any]:
    """Return an IntentRequest; a slot's text is its id too."""
    filled = {
        key: {
            "name": key,
            "value": value,
            "confirmationStatus": "NONE",
            "resolutions": {
                "resolutionsPerAuthority": [
                    {
                        "authority": SLOT + key,
                        "status": {"code": "ER_SUCCESS_MATCH"},
                        "values": [{"value": {"name": value, "id": value}}],
                    }
                ]
            },
        }
        for key, value in slots.items()
    }
    return request(
        "IntentRequest",
        attributes=attributes,
        around=around,
        dialogState="STARTED",
        intent={"name": name, "confirmationStatus": "NONE", "slots": filled},
    )


def event(name: str, token: str, offset: int = 0) -> dict[str, Any]:
    """Return an AudioPlayer event about a token."""
    return request(
        f"AudioPlayer.{name}",
        session=False,
        around=context(token, offset),
        token=token,
        offsetInMilliseconds=offset,
    )
