"""Words from a slot, as they may be said back to a person."""

from skill.domain.ground.lines import Several, line
from skill.domain.ground.patterns import Pattern

_WORDS = Pattern(r"[^\W\d_]+(?:[ '’-]+[^\W\d_]+){0,2}")
MOST_LETTERS = 30


def words_or_that(words: str) -> str | Several:
    """Return up to three words as they are; for anything else, such as `?` or `PT1.5H`, the word "that"."""
    is_sayable = len(words) <= MOST_LETTERS and _WORDS.fullmatch(words.strip()) is not None
    return words.strip() if is_sayable else Several((line("wish.that"),))
