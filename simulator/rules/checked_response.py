"""One response and the request that it answers, with everything that the checks read of them."""

from dataclasses import dataclass
from typing import Any

from simulator.protocol.audio_directives import DurationOf
from simulator.protocol.json_access import Json, dig, request_type, rows
from simulator.rules.declarations import Manifest


@dataclass(frozen=True, slots=True)
class CheckedResponse:
    """One response to one request."""

    request: Json
    """The whole request envelope."""
    envelope: Json
    """The whole response envelope; `envelope.shape` has made sure that it is an object."""
    manifest: Manifest
    duration_of: DurationOf | None = None

    @property
    def type(self) -> str:
        """The request's type."""
        return request_type(self.request)

    @property
    def intent(self) -> str:
        """The intent's name; empty for any other request."""
        return str(dig(self.request, "request", "intent", "name", default=""))

    @property
    def response(self) -> Json:
        """The value of `response`."""
        found = self.envelope.get("response")
        return found if isinstance(found, dict) else {}

    @property
    def directives(self) -> list[Json]:
        """The directives that are objects."""
        return [one for one in rows(self.response.get("directives")) if isinstance(one, dict)]

    @property
    def reprompt_directives(self) -> list[Json]:
        """The directives of the reprompt."""
        found = rows(dig(self.response, "reprompt", "directives"))
        return [one for one in found if isinstance(one, dict)]

    def has(self, directive_type: str) -> bool:
        """Return True if a directive of this type is in the response."""
        return any(one.get("type") == directive_type for one in self.directives)

    @property
    def end(self) -> Any:
        """The value of `shouldEndSession`; "absent" if the key is missing, which differs from null."""
        return self.response.get("shouldEndSession", "absent")

    @property
    def has_session(self) -> bool:
        """True if the request has a session."""
        return isinstance(self.request.get("session"), dict)
