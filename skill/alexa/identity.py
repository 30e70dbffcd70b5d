"""Who is meant: an opaque key of the account and, where Alexa knew the voice, of the person in it.

Events and buttons carry no person, so the token of the audio names the listener whose it is. It is
believed only within the account that sends it: a token of another household names nobody.
"""

import hashlib
from typing import Any

from ask_sdk_model import RequestEnvelope

from skill.domain.library.placement import parse_token
from skill.domain.listener.listener import ANYBODY


def opaque(identity: str, letters: int = 32) -> str:
    """Return a key that tells nobody whose id it was made from."""
    return hashlib.sha256(identity.encode()).hexdigest()[:letters]


def account_of(key: str) -> str:
    """Return the account's part of a listener's key."""
    return key.partition(".")[0]


def listener_key(envelope: RequestEnvelope) -> str:
    """Return the key of the listener that a request is from or about; empty if it names no account."""
    account = account_of_request(envelope)
    if not account:
        return ""
    about = _about(envelope)
    if about and account_of(about) == account:
        return about
    person = getattr(getattr(envelope.context, "system", None), "person", None)
    who = opaque(person.person_id, 16) if person is not None and person.person_id else ANYBODY
    return f"{account}.{who}"


def sounding_key(envelope: RequestEnvelope) -> str:
    """Return the key of the listener whose audio the device holds; empty if none of this account's."""
    player = envelope.context.audio_player if envelope.context else None
    placement = parse_token(player.token) if player else None
    who = placement.who if placement else ""
    return who if who and account_of(who) == account_of_request(envelope) else ""


def account_of_request(envelope: RequestEnvelope) -> str:
    """Return the opaque key of the account that a request is from; empty if it names none."""
    system = envelope.context.system if envelope.context else None
    user = system.user if system and system.user else None
    if user is None and envelope.session is not None:
        user = envelope.session.user
    return opaque(user.user_id, 24) if user is not None and user.user_id else ""


def _about(envelope: RequestEnvelope) -> str:
    """Return whose audio an event or a button is about; empty for anything that a person said."""
    request: Any = envelope.request
    kind = request.object_type
    if kind.startswith("AudioPlayer."):
        token = request.token
    elif kind.startswith("PlaybackController."):
        player = envelope.context.audio_player if envelope.context else None
        token = player.token if player else None
    else:
        return ""
    placement = parse_token(token)
    return placement.who if placement else ""
