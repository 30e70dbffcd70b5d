"""A request in plain words: what `skill.alexa` reads and `turn_service` answers."""

from skill.domain.ground.records import record
from skill.domain.turn.device import Device
from skill.domain.turn.requests import Heard
from skill.domain.turn.talk import Talk
from skill.domain.turn.utterance import NO_UTTERANCE, Utterance
from skill.ports import ApiAccess


@record
class Turn:
    """One request, without any of Amazon's objects."""

    listener_key: str
    """The listener whose request it is; for an event or a button, the listener whose audio it is about."""
    locale: str
    device: Device
    access: ApiAccess | None
    talk: Talk
    """What was said earlier in the same Alexa session."""
    heard: Heard | None
    """None if the request says nothing that the domain could decide on."""
    utterance: Utterance = NO_UTTERANCE
    """What was said; empty for any other type of request than an intent."""
    sounding_key: str = ""
    """The listener whose audio the device holds; empty if it holds none of this account's."""
