"""Requests for an explanation."""

from skill.domain.ground.records import record
from skill.domain.turn.requests import Heard


@record
class Explain(Heard):
    """Explain a term, or answer a question."""

    term: str | None = None
    words: str = ""
    """The question or its subject, as spoken."""
    is_of_soreness: bool = False
    """True for soreness that is told rather than asked about; it has an answer whatever its words are."""


@record
class HowTo(Heard):
    """Explain how an exercise is done; without one, the present one."""

    exercise: str | None = None
    words: str = ""
    in_full: bool = False
    """True for the long version; else it is taught in two sentences."""
