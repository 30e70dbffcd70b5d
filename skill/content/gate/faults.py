"""What every rule needs: where a fault stands, and whether a text can be spoken in its time."""

import re
from collections.abc import Iterator

from skill.content.records import Fault

MOST_REPS = 30
"""As many numbers as the vocabulary has."""

WORDS_A_SECOND = 2.5
"""How fast Alexa and our trainers speak, for limits: 150 words a minute."""

PLAIN = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
"""An id: words and hyphens."""
_SPOKEN = re.compile(r"[^\d@#$%&*/\\<>{}\[\]_=+^|~]*")


def file_of(kind: str, item_id: str) -> str:
    """Return the file of an item, below the content folder."""
    return f"{kind}/{item_id}.toml"


def unspeakable(file: str, key: str, text: str, seconds: float) -> Iterator[Fault]:
    """Yield why a text cannot be spoken in so many seconds."""
    words = len(text.split())
    if words > seconds * WORDS_A_SECOND:
        most = int(seconds * WORDS_A_SECOND)
        yield Fault(file, key, f"has {words} words; {most} are what fits into {seconds:g} seconds")
    if not _SPOKEN.fullmatch(text):
        yield Fault(file, key, "is spoken: write numbers and symbols as words")
