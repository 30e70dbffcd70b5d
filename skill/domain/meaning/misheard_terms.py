"""The phrases that heard words may have been, prepared to be found by their sound.

A term is found by its consonants in classes, of which one may be lost, added or another.
"""

from collections.abc import Iterable, Iterator, Mapping

from skill.domain.ground.records import record
from skill.domain.meaning.frequent_words import LITTLE
from skill.domain.meaning.pronunciation import VOWELS, joined, sounds
from skill.domain.meaning.sound_distance import Sounded, sounded
from skill.domain.meaning.spoken_numbers import NUMBER_WORDS
from skill.domain.meaning.word_model import words_of

LONGEST_TERM = 5
_ARTICLES = frozenset({"a", "an", "the", "my", "some"})
_CLASSES = str.maketrans("bdgvTDzSZJCN", "ptkfffsssssn", "".join((*VOWELS, "hyw")))
"""From sounds to the consonants that a term is found by."""
_SHORTER = "-"
"""Before the consonants of a term without one of them."""


@record
class Term:
    """A phrase of the coach's domain."""

    words: tuple[str, ...]
    """Its words without apostrophes."""
    said: str
    sounded: Sounded
    is_number: bool


@record
class Terms:
    """The phrases that heard words may have been."""

    by_consonants: Mapping[str, tuple[Term, ...]]
    """Terms by their consonants in classes, by these without any one, and by these with any one unknown."""
    phrases: frozenset[tuple[str, ...]]

    def alike(self, run: Sounded) -> Iterable[Term]:
        """Return the terms whose consonants are those of a run, but for one."""
        key = run.sounds.translate(_CLASSES)
        keys = {key, _SHORTER + key, *_shorter(key), *_gapped(key)}
        found = {id(term): term for one in keys for term in self.by_consonants.get(one, ())}
        return found.values()


def terms_of(phrases: Iterable[str]) -> Terms:
    """Return phrases of at most five words as terms, and the numbers with them."""
    known: dict[tuple[str, ...], str] = {}
    for phrase in (*sorted(NUMBER_WORDS), *phrases):
        spelled = words_of(phrase)
        words = tuple(word.replace("'", "") for word in spelled)
        known.setdefault(words, " ".join(spelled))
        if len(words) > 1 and words[0] in _ARTICLES:
            known.setdefault(words[1:], " ".join(spelled[1:]))
    by_word: dict[str, str] = {}
    found: dict[str, list[Term]] = {}
    for words, said in known.items():
        if not _is_term(words):
            continue
        for word in words:
            if word not in by_word:
                by_word[word] = sounds(word)
        if not all(by_word[word] for word in words):
            continue  # digits, which nobody hears
        is_number = len(words) == 1 and words[0] in NUMBER_WORDS
        term = Term(words, said, sounded(joined([by_word[word] for word in words])), is_number)
        key = term.sounded.sounds.translate(_CLASSES)
        for one in {key, *(_SHORTER + shorter for shorter in _shorter(key)), *_gapped(key)}:
            found.setdefault(one, []).append(term)
    return Terms({key: tuple(terms) for key, terms in found.items()}, frozenset(known))


def plain(phrase: str) -> tuple[str, ...]:
    """Return the words of a phrase in lower case, without apostrophes."""
    return tuple(word.replace("'", "") for word in words_of(phrase))


def _is_term(words: tuple[str, ...]) -> bool:
    """True if something may be taken for these words; an article before others is heard for itself."""
    led = len(words) > 1 and words[0] in _ARTICLES
    return 0 < len(words) <= LONGEST_TERM and not led and not LITTLE.issuperset(words)


def _shorter(key: str) -> Iterator[str]:
    """Yield what is left of consonants without any one of them; of a single one, nothing."""
    if len(key) > 1:
        yield from (key[:at] + key[at + 1 :] for at in range(len(key)))


def _gapped(key: str) -> Iterator[str]:
    """Yield consonants with any one of them unknown; of a single one, nothing."""
    if len(key) > 1:
        yield from (f"{key[:at]}?{key[at + 1 :]}" for at in range(len(key)))
