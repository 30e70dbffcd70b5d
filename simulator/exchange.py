"""One request and its answer, kept for whoever wants to look."""

from collections.abc import Sequence
from dataclasses import dataclass

from simulator.law.case import Breach
from simulator.speech import plain
from simulator.wire import Json, dig, request_type


@dataclass(frozen=True, slots=True)
class Exchange:
    """What went over the wire, once there and once back."""

    request: Json | None
    """None if it never reached the skill."""
    response: Json | None
    breaches: Sequence[Breach] = ()
    amazon: str | None = None
    """What Alexa said of her own."""
    asked_again: str | None = None
    """The reprompt that was spoken; there is no request and no response then."""
    said_again: object = None
    """The outputSpeech of that reprompt."""

    @property
    def type(self) -> str:
        """The request's type; empty if there was none."""
        return request_type(self.request)

    @property
    def spoken(self) -> str:
        """The skill's words, as plain text."""
        return plain(dig(self.response, "response", "outputSpeech"))

    @property
    def reprompt(self) -> str | None:
        """What the skill would ask again, as plain text."""
        return plain(dig(self.response, "response", "reprompt", "outputSpeech")) or None

    @property
    def directives(self) -> list[Json]:
        """The answer's directives."""
        found = dig(self.response, "response", "directives", default=[])
        return found if isinstance(found, list) else []
