"""The features of an utterance for a linear model: words, pairs of words, letters, and slot values.

A slot value gives its type's mark `{TYPE}` besides its words, so that "with Maya" is near "with Dan".
"""

from collections.abc import Iterator, Sequence

WORD, PAIR, LETTERS, VALUE = "w", "p", "c", "v"
LETTERS_OF = (3, 4)
"""The sizes of the groups of letters, which make a word near its other forms and misspellings."""


def features_of(words: Sequence[str], marked: Sequence[Sequence[str]]) -> frozenset[str]:
    """Return the features of an utterance.

    Args:
        words: its words in their normalized form.
        marked: the utterance once more for each way to read some of its words as slot values: words, with
            the mark `{TYPE}` in the place of each value.
    """
    return frozenset((*_worded(words), *(one for each in marked for one in _marked(each))))


def _worded(words: Sequence[str]) -> Iterator[str]:
    for word in words:
        yield f"{WORD}:{word}"
        bounded = f"^{word}$"
        for size in LETTERS_OF:
            yield from (f"{LETTERS}:{bounded[at : at + size]}" for at in range(len(bounded) - size + 1))
    yield from _pairs(words)


def _marked(words: Sequence[str]) -> Iterator[str]:
    yield from (f"{VALUE}:{word}" for word in words if word.startswith("{"))
    for pair in zip(("^", *words), (*words, "$"), strict=True):
        if any(word.startswith("{") for word in pair):
            yield f"{PAIR}:{pair[0]} {pair[1]}"


def _pairs(words: Sequence[str]) -> Iterator[str]:
    for first, second in zip(("^", *words), (*words, "$"), strict=True):
        yield f"{PAIR}:{first} {second}"
