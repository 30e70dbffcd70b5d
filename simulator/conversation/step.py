"""The result of one step of a conversation: what was said, sent, answered and played."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from simulator.device.exchange import Exchange
from simulator.protocol.json_access import Json, dig
from simulator.rules.breaches import Breach
from simulator.understanding.intent_resolution import Understood

RENDER = "Alexa.Presentation.APL.RenderDocument"

CONNECTIONS_RESPONSE = "Connections.Response"
"""The request that tells the skill the result of a purchase or a permission."""


@dataclass(frozen=True, slots=True)
class PlayerSnapshot:
    """The state of the player after a step."""

    activity: str = "IDLE"
    token: str | None = None
    offset_ms: int = 0
    title: str | None = None
    subtitle: str | None = None
    queued: Sequence[str] = field(default=())
    """The titles of the streams in the queue."""


@dataclass(frozen=True, slots=True)
class Step:
    """One step and everything that followed from it."""

    said: str
    """The line as it was typed."""
    understood: Understood | None
    routed: bool | None
    """True if a real Echo would have sent this to the skill; None if nothing was said."""
    exchange: Exchange | None
    """The request that the words led to, and its first response."""
    amazon: str | None
    """What Alexa said of its own."""
    asked_again: str | None
    """The reprompt that was spoken in this step."""
    player: PlayerSnapshot
    events: Sequence[Exchange]
    breaches: Sequence[Breach]

    @property
    def spoken(self) -> str:
        """The skill's speech as plain text; empty if it said nothing, or its response was refused."""
        told = [self.exchange] if self.exchange else []
        told += [one for one in self.events if one.type == CONNECTIONS_RESPONSE]
        return " ".join(one.spoken for one in told if one.spoken)

    @property
    def reprompt(self) -> str | None:
        """The reprompt that was spoken in this step or is still to come; None if there is none."""
        told = [one.reprompt for one in self.events if one.type == CONNECTIONS_RESPONSE]
        told += [self.exchange.reprompt] if self.exchange else []
        return self.asked_again or next((one for one in told if one), None)

    @property
    def shown(self) -> Json | None:
        """The document that the response puts on the screen, as its directive; None if there is none."""
        directives = self.exchange.directives if self.exchange else []
        return next((one for one in directives if dig(one, "type") == RENDER), None)

    def as_json(self) -> Json:
        """Return the step as one JSON object."""
        return {
            "said": self.said,
            "intent": self.understood.intent if self.understood else None,
            "slots": self.understood.values if self.understood else {},
            "routed": self.routed,
            "request": self.exchange.request if self.exchange else None,
            "response": self.exchange.response if self.exchange else None,
            "spoken": self.spoken,
            "reprompt": self.reprompt,
            "amazon": self.amazon,
            "player": {
                "activity": self.player.activity,
                "token": self.player.token,
                "offset_ms": self.player.offset_ms,
                "title": self.player.title,
                "subtitle": self.player.subtitle,
            },
            "events": [_event(one) for one in self.events],
            "breaches": [one.as_json() for one in self.breaches],
        }


def _event(exchange: Exchange) -> Json:
    body = dig(exchange.request, "request", default={})
    offset = dig(body, "offsetInMilliseconds")
    if offset is None:
        offset = dig(body, "currentPlaybackState", "offsetInMilliseconds")
    return {
        "type": exchange.type,
        "token": dig(body, "token"),
        "offset_ms": offset,
        "response": exchange.response,
    }
