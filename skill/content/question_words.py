"""The words of a question: as they are looked up, and with their endings taken off.

The compiler and the skill both read questions by this module, so that they find the same words.
"""

from collections.abc import Iterator

from skill.domain.ground.patterns import Pattern

MOST_WORDS = 30
"""How many words of a question are read."""
LONGEST_PHRASE = 4
"""How many words a phrase has at most that means one thing: `high intensity interval training`."""
_SHORTEST = 3
_WORD = Pattern(r"[^\W_]+")
_APOSTROPHE = Pattern(r"['’]")
_VOWEL = Pattern(r"[aeiouy]")


def question_words(text: str) -> list[str]:
    """Return the words of a text in lower case, without apostrophes: `i can't` gives `i`, `cant`."""
    return _WORD.findall(_APOSTROPHE.sub("", text.lower()))[:MOST_WORDS]


def stem(word: str) -> str:
    """Return an English word without its commonest endings: `stretches`, `stretching` give `stretch`.

    It is no dictionary form: `exercise` and `exercising` give `exercis`.
    """
    if len(word) <= _SHORTEST:
        return word
    word = _without_plural(word)
    for ending in ("ing", "ed"):
        rest = word.removesuffix(ending)
        if rest != word and len(rest) >= _SHORTEST and _VOWEL.search(rest):
            word = rest[:-1] if rest[-1] == rest[-2] and rest[-1] not in "lsz" else rest
            break
    if len(word) > _SHORTEST + 2:
        word = word.removesuffix("ly")
    return word.removesuffix("e") if len(word) > _SHORTEST else word


def stems(phrase: str) -> str:
    """Return a phrase with each of its words stemmed."""
    return " ".join(stem(word) for word in phrase.split())


def phrases_at(words: list[str], place: int) -> Iterator[str]:
    """Yield the phrases that begin with the word at a place, the longest first, the word alone last."""
    for end in range(min(len(words), place + LONGEST_PHRASE), place, -1):
        yield " ".join(words[place:end])


def _without_plural(word: str) -> str:
    if word.endswith("ies") and len(word) > _SHORTEST + 1:
        return f"{word[:-3]}y"
    return word[:-1] if word.endswith("s") and not word.endswith(("ss", "us", "is")) else word
