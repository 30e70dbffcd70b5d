"""Requests for an explanation."""

from skill.domain.ground.records import record
from skill.domain.turn.requests import Heard


@record
class Explain(Heard):
    term: str | None = None
    words: str = ""
    """The question or its subject, as spoken."""


@record
class HowTo(Heard):
    exercise: str | None = None
    words: str = ""
