"""Spoken numbers and ordinals."""

from text_to_num import text2num

from simulator.understanding.language import Language

MOST_WORDS = 8


def number_of(words: tuple[str, ...], language: Language) -> int | None:
    """Return the integer that the words mean; None if they are not a number."""
    if not words or len(words) > MOST_WORDS:
        return None
    if len(words) == 1 and words[0].isdecimal():
        return int(words[0])
    if words == (language.numbers["one"][0],):
        return 1
    if words[0] in language.numbers["one"]:
        return _with_article(words, language)
    return _spelled(words, language)


def ordinal_of(words: tuple[str, ...], language: Language) -> int | None:
    """Return the number of an ordinal, 2 for "second"; None if the words are not an ordinal."""
    if len(words) != 1:
        return None
    found = language.numbers["ordinals"].get(words[0])
    return int(found) if found else None


def _with_article(words: tuple[str, ...], language: Language) -> int | None:
    """Return 120 for "a hundred and twenty" and for "one twenty", as tempos and prices are said."""
    if (whole := _spelled(words, language)) is not None:
        return whole
    rest = _spelled(words[1:], language)
    if rest is None or words[0] == "single":
        return None
    if words[0] == language.numbers["one"][0]:
        return 100 + rest if 10 <= rest <= 99 else None
    return rest if rest >= 100 else None


def _spelled(words: tuple[str, ...], language: Language) -> int | None:
    if any(word.isdecimal() for word in words):
        return None
    try:
        return int(text2num(" ".join(words), language.code))
    except (ValueError, IndexError, AttributeError):
        return None
