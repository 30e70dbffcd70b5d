"""The state of Alexa's session: who speaks, and how long the microphone stays open."""

from dataclasses import dataclass, field
from enum import Enum, auto

from simulator.protocol.audio_directives import Play
from simulator.protocol.json_access import Json
from simulator.services.connections import AmazonQuestion

LISTENS_MS = 8_000
"""How long the microphone stays open."""
DWELLS_MS = 30_000
"""How long a session stays open with a closed microphone while the skill shows a document."""


class Phase(Enum):
    """What the user and Alexa are doing."""

    SILENT = auto()
    SPEAKING = auto()
    """Alexa speaks; a stream that it was told to play waits until the end of the speech."""
    LISTENING = auto()
    """The microphone is open."""
    DWELLING = auto()
    """The microphone is closed, but the skill's document is on the screen and its session is open."""
    ASKING = auto()
    """The microphone is open, and the question is Amazon's and not the skill's."""


@dataclass(frozen=True, slots=True)
class ElicitedSlot:
    """A slot that the skill or the dialog model has asked the user for."""

    intent: str
    slot: str
    slots: Json


@dataclass(slots=True)
class AlexaSession:
    """A session as Alexa defines it; it is not a training session."""

    id: str
    attributes: Json = field(default_factory=dict)
    is_new: bool = True
    elicited: ElicitedSlot | None = None
    shown: str | None = None
    """The token of the APL document that the skill has put on the screen."""
    document: Json | None = None
    """That document with its data, as the directive that brought it."""


@dataclass(frozen=True, slots=True)
class Turn:
    """What is to happen when Alexa has finished the speech of a response."""

    plays: tuple[Play, ...] = ()
    ends: bool = True
    """True if the session ends."""
    listens: bool = False
    """True if the microphone opens."""
    reprompt: object = None
    """The reprompt's outputSpeech."""
    amazon_question: AmazonQuestion | None = None
    """The question that the skill has asked Amazon to put to the user."""


@dataclass(slots=True)
class Floor:
    """The present phase and turn: who has the floor, in the words of dialogue research."""

    phase: Phase = Phase.SILENT
    until: int | None = None
    """When the phase ends by itself, in milliseconds since 1970."""
    turn: Turn = Turn()
    was_reprompted: bool = False

    def begin(self, phase: Phase, until: int | None = None) -> None:
        """Begin another phase."""
        self.phase, self.until = phase, until
