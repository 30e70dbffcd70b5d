"""A broken rule, as every check in this room reports it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from simulator.protocol.json_access import Json


@dataclass(frozen=True, slots=True)
class Breach:
    """One rule that a response breaks."""

    rule: str
    """The rule's number: `A3`, `R5`."""
    message: str
    is_hard: bool = True
    """False for a warning: Alexa would accept the response, but the user would notice the fault."""

    def __str__(self) -> str:
        return f"{self.rule}: {self.message}" if self.is_hard else f"{self.rule} (?): {self.message}"

    def as_json(self) -> Json:
        """Return the breach as one JSON object."""
        return {"rule": self.rule, "message": self.message, "hard": self.is_hard}


Breaches = Iterator[Breach]


def hard(rule: str, message: str) -> Breach:
    """Return a breach for which Alexa would refuse the response."""
    return Breach(rule, message)


def soft(rule: str, message: str) -> Breach:
    """Return a warning."""
    return Breach(rule, message, is_hard=False)


def hard_breaches(found: Sequence[Breach]) -> list[Breach]:
    """Return the breaches that are not mere warnings."""
    return [one for one in found if one.is_hard]
