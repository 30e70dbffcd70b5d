"""Finding word families in what was said: phrases with open endings, and no family that is denied."""

from collections.abc import Iterable, Iterator
from functools import cache, lru_cache
from itertools import pairwise

from skill.domain.ground.patterns import Pattern
from skill.domain.library.signs import CRISIS, GRAVE, SignFamily

Stem = tuple[str, tuple[str, ...] | None]

GAP = 2
"""How many other words may stand between two words of a phrase: "blood (sugar is) low"."""
DENIES_AHEAD = 3
"""How far before a sign a word may stand that denies it: "no more of that pain"."""
PASSES_WITHIN = 5
"""How far after a sign words may stand that say that it has passed: "my knee pain is gone"."""
SHORTEST_WITH_S = 3
"""How many letters a word has at the least that may be heard with "'s" or an "s" behind it."""

DENIALS = (
    "no", "not", "never", "without", "isnt", "arent", "wasnt", "dont", "doesnt", "didnt", "havent", "hasnt",
    "aint", "nor",
)  # fmt: skip
NO_DENIALS = (
    "not sure",
    "dont know",
    "not just",
    "not only",
    "no idea",
    "not long",
    "no doubt",
    "dont mind",
    "not with",
)
"""Denials that deny nothing of what follows."""
STOPPED = ("stopped", "stops")
"""Words that say of the very next one that it has passed: "stopped hurting"."""
FINE_NOW = (
    "better now", "fine now", "okay now", "ok now", "all right now", "alright now", "good now", "much better",
    "feeling better", "feel better", "feels better", "gone off now", "worn off", "settled",
    "calmed down", "eased off", "gone down",
)  # fmt: skip
"""Phrases that say so by themselves."""
PASSED = (
    "any more", "anymore", "no longer", "better", "healed", "all clear", "cured", "over now",
    "passed now", "fine now", "fine again", "good again", "okay again", "is fine", "are fine", "in the past",
)  # fmt: skip
"""Phrases that say that something has passed."""
GONE = "gone"
AFTER_GONE = frozenset(
    {"now", "away", "thanks", "thank", "completely", "already", "and", "but", "so", "since", "off"}
)
"""Words beside which "gone" says so, as it does at the end: what has "gone numb" has not passed."""

_APOSTROPHES = Pattern(r"['’.]")
_WORD = Pattern(r"\w+")


def words_of(text: str) -> tuple[str, ...]:
    """Return the words of a text, in lower case and without apostrophes: `i can't` is `i`, `cant`."""
    plain = _APOSTROPHES.sub("", text.lower()).replace("cannot", "cant").replace("can not", "cant")
    return tuple(_WORD.findall(plain.replace("do not", "dont").replace("did not", "didnt")))


def families_in(families: Iterable[SignFamily], words: tuple[str, ...]) -> list[SignFamily]:
    """Return the families that are found in words and not denied there."""
    return [one for one in families if _is_told(one, words)]


def are_denied_in(families: Iterable[SignFamily], words: tuple[str, ...]) -> bool:
    """True if a family is found in words, but each of those found is denied."""
    found = [one for one in families if _is_found(one, words)]
    return bool(found) and not any(_is_told(one, words) for one in found)


def is_over(words: tuple[str, ...]) -> bool:
    """True if words say that something has passed, whatever it was: "it's stopped hurting"."""
    if any(one in words for one in DENIALS) or "but" in words:
        return False
    stopped = any(one in STOPPED and two.endswith("ing") for one, two in pairwise(words))
    return stopped or any(has_phrase(one, words) for one in FINE_NOW)


def has_phrase(phrase: str, words: tuple[str, ...]) -> bool:
    """True if a phrase is found in words."""
    return next(_places(phrase, words), None) is not None


def _is_found(family: SignFamily, words: tuple[str, ...]) -> bool:
    if not all(any(has_phrase(phrase, words) for phrase in row) for row in family.all):
        return False
    return not any(has_phrase(phrase, words) for phrase in family.unless)


def _is_told(family: SignFamily, words: tuple[str, ...]) -> bool:
    """True if a family is found, and each of its rows has a phrase that is not denied.

    Of what is urgent only the last row is asked: better caught once too often than missed once.
    """
    if not _is_found(family, words):
        return False
    is_urgent = family.concern in GRAVE
    for row in family.all[-1:] if is_urgent else family.all:
        places = [place for phrase in row for place in _places(phrase, words)]
        if all(_is_denied(words, place, may_have_passed=family.concern != CRISIS) for place in places):
            return False
    return True


def _places(phrase: str, words: tuple[str, ...]) -> Iterator[tuple[int, int]]:
    """Yield the first and the last place of each occurrence of a phrase."""
    if phrase.partition(" ")[0] not in _openings(words):
        return
    first, *rest = _stems(phrase)
    for at, word in enumerate(words):
        if _fits(first, word) and (end := _end_of(rest, words, at)) is not None:
            yield at, end


def _end_of(rest: list[Stem], words: tuple[str, ...], at: int) -> int | None:
    for stem in rest:
        near = range(at + 1, min(at + 2 + GAP, len(words)))
        found = next((place for place in near if _fits(stem, words[place])), None)
        if found is None:
            return None
        at = found
    return at


@lru_cache(maxsize=16)
def _openings(words: tuple[str, ...]) -> frozenset[str]:
    """Return all first stems that fit a word: of thousands of phrases few need a closer look."""
    whole = {one for word in words for one in (word, word.removesuffix("s"))}
    return frozenset(whole | {f"{word[:size]}*" for word in words for size in range(len(word) + 1)})


@cache
def _stems(phrase: str) -> tuple[Stem, ...]:
    """Return for each word of a phrase how words begin that fit it, and which endings they may have.

    "Back" is also the word of "my back's gone", which has lost its apostrophe. `None` is any ending.
    """
    return tuple(
        (
            stem.removesuffix("*"),
            None if stem.endswith("*") else ("", "s")[: 1 + (len(stem) >= SHORTEST_WITH_S)],
        )
        for stem in phrase.split()
    )


def _fits(stem: Stem, word: str) -> bool:
    start, endings = stem
    return word.startswith(start) and (endings is None or word[len(start) :] in endings)


def _is_denied(words: tuple[str, ...], place: tuple[int, int], *, may_have_passed: bool) -> bool:
    first, last = place
    ahead = words[max(0, first - DENIES_AHEAD) : first]
    denied = any(one in ahead for one in DENIALS) and not any(has_phrase(one, ahead) for one in NO_DENIALS)
    denied = denied or (first > 0 and words[first - 1] in STOPPED and words[first].endswith("ing"))
    return denied or (may_have_passed and _has_passed(words[last + 1 :]))


def _has_passed(rest: tuple[str, ...]) -> bool:
    after = rest[:PASSES_WITHIN]
    if any(one in after for one in DENIALS):
        return False
    is_gone = any(one == GONE and {*rest[at + 1 : at + 2]} <= AFTER_GONE for at, one in enumerate(after))
    return is_gone or any(has_phrase(one, after) for one in PASSED)
