"""Text as a list of normalized words, which can be compared."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from simulator.understanding.language import Language

_WORD = re.compile(r"\{\w+\}|[^\W_]+(?:['.][^\W_]+)*\.?(?=\s|$|[^\w])|[^\W_]+")
_SHORT = re.compile(r"(?:[^\W\d_]\.)+[^\W\d_]?\.?")


@dataclass(frozen=True, slots=True)
class Word:
    """One word in its normalized form, and as it was said."""

    plain: str
    said: str


Words = tuple[Word, ...]


def words_of(text: str, language: Language) -> Words:
    """Return the words of a text, in lower case, without punctuation, contractions written out."""
    found: list[Word] = []
    for said in _WORD.findall(text.lower().replace("’", "'").replace("-", " ")):
        found.extend(_written_out(said if _SHORT.fullmatch(said) else said.rstrip("."), language))
    return tuple(found)


def _written_out(said: str, language: Language) -> list[Word]:
    if said.startswith("{"):
        return [Word(said, said)]
    first, *others = language.contractions.get(said, said).split()
    # The contraction as it was said belongs to its first word, so that joining a span of words restores
    # what was said.
    return [Word(_bare(first), said), *(Word(_bare(other), "") for other in others)]


def _bare(word: str) -> str:
    return word.replace("'", "").replace(".", "")


def plain(words: Sequence[Word]) -> tuple[str, ...]:
    """Return the words in their normalized form."""
    return tuple(word.plain for word in words)


def said(words: Sequence[Word]) -> str:
    """Return the words as they were said."""
    return " ".join(word.said for word in words if word.said)


def parted(words: Words, knows: Callable[[str], bool], *, plurals: bool = False) -> Words:
    """Return the words with an unknown word such as "song's" replaced by "song is".

    Args:
        words: the words of an utterance.
        knows: returns True for a known word.
        plurals: True to replace also a word that is known without its apostrophe, as "songs" is.
    """
    found: list[Word] = []
    for word in words:
        stem = word.said.removesuffix("'s")
        if stem != word.said and (plurals or not knows(word.plain)) and knows(stem):
            found += [Word(stem, word.said), Word("is", "")]
        else:
            found.append(word)
    return tuple(found)


def without_courtesies(words: Words, language: Language) -> Words:
    """Return the words without fillers, and without polite phrases before and after them."""
    meant = tuple(word for word in words if word.plain not in language.fillers)
    words = meant or words
    for phrases, at_end in ((language.before, False), (language.behind, True)):
        words = _stripped(words, phrases, language, at_end=at_end)
    return words


@lru_cache(maxsize=1024)
def _courtesy(phrase: str, language: Language) -> tuple[str, ...]:
    return plain(words_of(phrase, language))


def _stripped(words: Words, phrases: Sequence[str], language: Language, *, at_end: bool) -> Words:
    for phrase in phrases:
        courtesy = _courtesy(phrase, language)
        size = len(courtesy)
        edge = words[-size:] if at_end else words[:size]
        if len(words) > size and plain(edge) == courtesy:
            rest = words[:-size] if at_end else words[size:]
            return _stripped(rest, phrases, language, at_end=at_end)
    return words
