"""One request and its response, kept so that the terminal, the page and the tests can show them."""

from collections.abc import Sequence
from dataclasses import dataclass

from simulator.protocol.json_access import Json, dig, request_type
from simulator.protocol.output_speech import text_of
from simulator.rules.breaches import Breach


@dataclass(frozen=True, slots=True)
class Exchange:
    """One request to the skill and its response, or something that Alexa said without a request."""

    request: Json | None
    """The request envelope; None if there was no request to the skill."""
    response: Json | None
    """The response envelope; None if there was no request, or the response was not an object."""
    breaches: Sequence[Breach] = ()
    amazon: str | None = None
    """A sentence of Alexa's own, which is not part of the response."""
    asked_again: str | None = None
    """The reprompt that was spoken, as plain text; there is no request and no response then."""
    said_again: object = None
    """The outputSpeech of that reprompt."""

    @property
    def type(self) -> str:
        """The request's type; empty if there was none."""
        return request_type(self.request)

    @property
    def spoken(self) -> str:
        """The speech of the response, as plain text."""
        return text_of(dig(self.response, "response", "outputSpeech"))

    @property
    def reprompt(self) -> str | None:
        """The reprompt of the response, as plain text; None if there is none."""
        return text_of(dig(self.response, "response", "reprompt", "outputSpeech")) or None

    @property
    def directives(self) -> list[Json]:
        """The directives of the response."""
        found = dig(self.response, "response", "directives", default=[])
        return found if isinstance(found, list) else []
