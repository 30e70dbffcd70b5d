"""Short answers to everyday questions of fact, as authors write them."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class AnswerFile:
    """An answer of one breath, and how people ask for it."""

    id: str
    ask: tuple[str, ...]
    """Several ways to ask, in plain words."""
    about: tuple[tuple[str, ...], ...]
    """What a question is about: a word of each row, or one that means the same. The first must be named."""
    text: str
    article: str = ""
    """The article that tells more."""


@dataclass(frozen=True, slots=True)
class AnswersFile:
    """The answers on one subject; the subject is the name of the file."""

    answers: tuple[AnswerFile, ...]
