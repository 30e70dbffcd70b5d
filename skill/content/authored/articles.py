"""Articles and their tips, as authors write them."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class SectionFile:
    """A part of an article."""

    heading: str
    text: str
    term: str = ""
    """An id, if the section says what a word means, or why one should do something."""
    called: tuple[str, ...] = ()
    """Other names for the term that the section explains."""
    answer: str = ""
    """What the section says, in a breath: the answer to a question about it."""
    about: tuple[str, ...] = ()
    """Words of questions that it answers and does not hold itself: `joints`, `quicker`."""


@dataclass(frozen=True, slots=True)
class TipFile:
    """A tip that is drawn from a section."""

    id: str
    section: int
    text: str
    topics: tuple[str, ...]
    audiences: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ArticleFile:
    """An article with its tips."""

    title: str
    topics: tuple[str, ...]
    sections: tuple[SectionFile, ...]
    tips: tuple[TipFile, ...]
    called: tuple[str, ...] = ()
    audiences: tuple[str, ...] = ()
