"""What is heard where somebody wants to know something."""

from skill.domain.ground.records import record
from skill.domain.turn.requests import Heard


@record
class Explain(Heard):
    term: str | None = None
    words: str = ""
    """The question, or what it is about, as it was said."""


@record
class HowTo(Heard):
    exercise: str | None = None
    words: str = ""
