"""What is judged: one answer to one request, with all that the law needs to know around it."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from simulator.wire import Json, dig, request_type, rows

DurationOf = Callable[[str], int | None]
"""The length of a stream in milliseconds by its address; None if there is no such stream."""


@dataclass(frozen=True, slots=True)
class Breach:
    """One rule that an answer broke."""

    rule: str
    """The rule's number: `A3`, `R5`."""
    message: str
    is_hard: bool = True
    """False if Alexa would take the answer, and only a person would mind."""

    def __str__(self) -> str:
        return f"{self.rule}: {self.message}" if self.is_hard else f"{self.rule} (?): {self.message}"


Breaches = Iterator[Breach]


@dataclass(frozen=True, slots=True)
class Manifest:
    """What the skill has declared of itself."""

    interfaces: frozenset[str] = frozenset({"AUDIO_PLAYER", "ALEXA_PRESENTATION_APL"})
    """`apis.custom.interfaces` of its manifest."""
    dialogs: Mapping[str, frozenset[str]] = field(default_factory=dict)
    """Intents of the model's `dialog.intents`, each with the names of all its slots."""
    types: frozenset[str] | None = None
    """Slot types that the model defines; None if nobody has said."""
    permissions: frozenset[str] | None = None
    """`permissions` of its manifest; None if nobody has said."""

    @classmethod
    def of(cls, model: Json | None, manifest: Json | None = None) -> "Manifest":
        """Read an interaction model and a skill.json as they are shipped."""
        language = dig(model, "interactionModel", "languageModel", default={})
        intents = rows(dig(model, "interactionModel", "dialog", "intents"))
        dialogs = {one["name"]: frozenset(slot["name"] for slot in one.get("slots", [])) for one in intents}
        permissions = rows(dig(manifest, "manifest", "permissions"))
        declared = dig(manifest, "manifest", "apis", "custom", "interfaces")
        return cls(
            interfaces=cls.interfaces_of(declared),
            dialogs=dialogs,
            permissions=frozenset(str(dig(one, "name")) for one in permissions) if manifest else None,
            types=frozenset(one["name"] for one in language.get("types", [])) if model else None,
        )

    @staticmethod
    def interfaces_of(declared: object) -> frozenset[str]:
        """Return the types of a manifest's interfaces; ours if there is no manifest yet."""
        if declared is None:
            return Manifest().interfaces
        return frozenset(str(dig(one, "type")) for one in rows(declared))


@dataclass(frozen=True, slots=True)
class Case:
    """One answer to one request."""

    request: Json
    envelope: Json
    """The whole answer; an object, as the first law has made sure."""
    manifest: Manifest = Manifest()
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
        """What is under `response`."""
        found = self.envelope.get("response")
        return found if isinstance(found, dict) else {}

    @property
    def directives(self) -> list[Json]:
        """The directives that are objects."""
        return [one for one in rows(self.response.get("directives")) if isinstance(one, dict)]

    @property
    def reprompt_directives(self) -> list[Json]:
        """The directives that play with the reprompt."""
        found = rows(dig(self.response, "reprompt", "directives"))
        return [one for one in found if isinstance(one, dict)]

    def has(self, directive_type: str) -> bool:
        """True if a directive of this type is in the answer."""
        return any(one.get("type") == directive_type for one in self.directives)

    @property
    def end(self) -> Any:
        """`shouldEndSession` as it was sent; "absent" if it is not there, which is not null."""
        return self.response.get("shouldEndSession", "absent")

    @property
    def has_session(self) -> bool:
        """True if the request came in a session."""
        return isinstance(self.request.get("session"), dict)


def hard(rule: str, message: str) -> Breach:
    """Return a breach that Alexa would not forgive."""
    return Breach(rule, message)


def soft(rule: str, message: str) -> Breach:
    """Return a warning."""
    return Breach(rule, message, is_hard=False)
