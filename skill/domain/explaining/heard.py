"""What is heard where somebody wants to know something."""

from skill.domain.classes import dataclass
from skill.domain.heard import Heard


@dataclass(frozen=True, slots=True)
class Explain(Heard):
    term: str | None = None
    words: str = ""
    """The question, or what it is about, as it was said."""
