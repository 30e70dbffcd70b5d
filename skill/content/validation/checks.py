"""Checks that several rules share: the file of an item, plain ids, and texts that can be spoken in time."""

from collections.abc import Iterator

from skill.content.faults import Fault
from skill.domain.ground.patterns import Pattern

MOST_REPS = 30
"""The most repetitions that a trainer counts: the vocabulary has a word for each number up to here."""

WORDS_A_SECOND = 2.5
"""How fast Alexa and our trainers speak, for limits: 150 words a minute."""

PLAIN = Pattern(r"[a-z0-9]+(-[a-z0-9]+)*")
"""The form of an id: lower-case words joined by hyphens."""
_SPOKEN = Pattern(r"[^\d@#$%&*/\\<>{}\[\]_=+^|~]*")


def file_of(kind: str, item_id: str) -> str:
    """Return the file of an item, below the content folder."""
    return f"{kind}/{item_id}.toml"


def unspeakable(file: str, key: str, text: str, seconds: float) -> Iterator[Fault]:
    """Yield a fault if a text is too long to be spoken in so many seconds, or holds digits or symbols."""
    words = len(text.split())
    if words > seconds * WORDS_A_SECOND:
        most = int(seconds * WORDS_A_SECOND)
        yield Fault(file, key, f"has {words} words; {most} are what fits into {seconds:g} seconds")
    if not _SPOKEN.fullmatch(text):
        yield Fault(file, key, "is spoken: write numbers and symbols as words")
