"""What is heard where somebody wants to know something."""

from skill.domain.ground.records import dataclass
from skill.domain.turn.requests import Heard


@dataclass(frozen=True, slots=True)
class Explain(Heard):
    term: str | None = None
    words: str = ""
    """The question, or what it is about, as it was said."""


@dataclass(frozen=True, slots=True)
class HowTo(Heard):
    exercise: str | None = None
    words: str = ""
