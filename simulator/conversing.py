"""Alexa's session: who has the word, and for how long the microphone stays open."""

from dataclasses import dataclass, field
from enum import Enum, auto

from simulator.orders import Order
from simulator.services.asking import Asked
from simulator.wire import Json

LISTENS_MS = 8_000
DWELLS_MS = 30_000


class Phase(Enum):
    """What goes on between a person and Alexa."""

    SILENT = auto()
    SPEAKING = auto()
    """Alexa speaks; what she was ordered to play waits."""
    LISTENING = auto()
    """The microphone is open."""
    DWELLING = auto()
    """The microphone is closed, but the skill's screen is up and its session open."""
    ASKING = auto()
    """The microphone is open, and it is Amazon who has asked."""


@dataclass(frozen=True, slots=True)
class Elicited:
    """A slot that was asked for."""

    intent: str
    slot: str
    slots: Json


@dataclass(slots=True)
class AlexaSession:
    """One session of Alexa's, which has nothing to do with training."""

    id: str
    attributes: Json = field(default_factory=dict)
    is_new: bool = True
    elicited: Elicited | None = None
    shown: str | None = None
    """The token of the document that the skill has put on the screen."""


@dataclass(frozen=True, slots=True)
class Turn:
    """What is to come once Alexa has spoken."""

    orders: tuple[Order, ...] = ()
    ends: bool = True
    listens: bool = False
    reprompt: object = None
    """The reprompt's outputSpeech."""
    handed_over: Asked | None = None
    """What the skill hands over to Amazon."""


@dataclass(slots=True)
class Floor:
    """Who has the word now."""

    phase: Phase = Phase.SILENT
    until: int | None = None
    """When the phase ends by itself, in milliseconds since 1970."""
    turn: Turn = Turn()
    was_reprompted: bool = False

    def give(self, phase: Phase, until: int | None = None) -> None:
        """Let another phase begin."""
        self.phase, self.until = phase, until
