"""The words by which people ask for things, as authors write them."""

from collections.abc import Mapping
from dataclasses import dataclass, fields


@dataclass(frozen=True, slots=True)
class WordFile:
    """A word of the vocabulary."""

    name: str
    called: tuple[str, ...] = ()
    covers: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class VocabularyFile:
    """The words by which people ask, by id."""

    kinds: dict[str, WordFile]
    audiences: dict[str, WordFile]
    levels: dict[str, WordFile]
    equipment: dict[str, WordFile]
    muscles: dict[str, WordFile]
    body_parts: dict[str, WordFile]
    moods: dict[str, WordFile]
    activities: dict[str, WordFile]
    topics: dict[str, WordFile]
    ordinals: dict[str, WordFile]
    leave_out: dict[str, WordFile]
    """What people want to leave out; each word covers the exercises that it rules out."""
    days: dict[str, WordFile]
    """The days of a reminder: weekdays and groups of them."""
    repeats: dict[str, WordFile]
    commands: dict[str, WordFile]
    """Commands as they are denied: "don't stop"."""
    numbers: tuple[str, ...]
    """The numbers that a trainer counts aloud, from one on."""
    small_words: tuple[str, ...]
    """Words that are ignored when a question is searched for."""
    chatter: tuple[str, ...]
    """More words that say next to nothing about which short answer a question asks for."""
    same_words: tuple[tuple[str, ...], ...]
    """Words and phrases that mean the same in a question, the one by which they are known first."""

    def words(self, vocabulary: str) -> Mapping[str, WordFile]:
        """Return one vocabulary by its name."""
        words: Mapping[str, WordFile] = getattr(self, vocabulary)
        return words


NOT_VOCABULARIES = {"numbers", "small_words", "chatter", "same_words"}


def vocabularies() -> tuple[str, ...]:
    """Return the names of the vocabularies."""
    return tuple(one.name for one in fields(VocabularyFile) if one.name not in NOT_VOCABULARIES)
