"""Listener keys: opaque keys of the account and, where Alexa recognised the voice, of the person.

Events and buttons carry no person; for them, the token of the audio names its listener. What Alexa hands back
after it asked for a permission is about the person whose wish the token holds. A token counts only within the
account that sends it: one of another household names nobody.
"""

import hashlib

from ask_sdk_model import RequestEnvelope

from skill.alexa.audio_tokens import AudioTokens
from skill.domain.listener.listener import ANYBODY


def opaque(identity: str, letters: int = 32) -> str:
    """Return a key from which nobody can tell the id that it was made from."""
    return hashlib.sha256(identity.encode()).hexdigest()[:letters]


def account_key(user_id: str | None) -> str:
    """Return the opaque key of the account with this user id; empty if there is no id."""
    return opaque(user_id, 24) if user_id else ""


def account_of(key: str) -> str:
    """Return the account's part of a listener's key."""
    return key.partition(".")[0]


def account_of_request(envelope: RequestEnvelope) -> str:
    """Return the opaque key of the account that sent a request; empty if it names none."""
    system = envelope.context.system if envelope.context else None
    user = system.user if system and system.user else None
    if user is None and envelope.session is not None:
        user = envelope.session.user
    return account_key(user.user_id if user is not None else None)


def listener_key(envelope: RequestEnvelope, account: str, tokens: AudioTokens) -> str:
    """Return the key of the listener who sent a request, or whose audio it is about; else empty."""
    if not account:
        return ""
    about = _about(envelope, tokens)
    if about and account_of(about) == account:
        return about
    person = getattr(getattr(envelope.context, "system", None), "person", None)
    who = opaque(person.person_id, 16) if person is not None and person.person_id else ANYBODY
    return f"{account}.{who}"


def sounding_key(account: str, tokens: AudioTokens) -> str:
    """Return the key of the listener whose audio the device holds; empty if none of this account's."""
    who = tokens.device.who if tokens.device else ""
    return who if who and account_of(who) == account else ""


def _about(envelope: RequestEnvelope, tokens: AudioTokens) -> str:
    """Return the key in the token of an event or a button; empty for anything that a person said."""
    kind = envelope.request.object_type
    if kind.startswith("AudioPlayer."):
        placement = tokens.event
    elif kind.startswith("PlaybackController."):
        placement = tokens.device
    elif kind == "Connections.Response" and envelope.request.name == "AskFor":
        return str(envelope.request.token or "").partition(" ")[0]
    else:
        return ""
    return placement.who if placement else ""
