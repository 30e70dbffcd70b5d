"""The ear: a linear classifier that tells from raw words which intent they are likely to be.

It is trained by the studio (`studio/ear/`) from the interaction models' samples, and evaluated here in plain
Python. Its features are words, pairs of words, the types of known values, and groups of three letters, each
hashed to a row of weights; a row has a weight for each intent.
"""

import re
from array import array
from collections.abc import Mapping, Sequence
from itertools import pairwise
from math import exp, sqrt
from operator import add
from zlib import crc32, decompress

from skill.domain.ground.records import record
from skill.domain.meaning.spoken_values import FREE, SpokenValue, Values, spoken_values

ROWS = 4096
"""How many rows of weights there are; one more holds what an intent is worth before any word."""
NOTHING = "-"
"""How the names of the classes begin that are not for a coach: `-`, or another skill's subject, `-timer`."""
FORM = b"ear 1"

_WORD = re.compile(r"[a-z0-9']+")


def words_of(text: str) -> list[str]:
    """Return the words of a text in lower case, without punctuation."""
    return _WORD.findall(text.lower().replace("’", "'"))


def features(words: Sequence[str], values: Sequence[SpokenValue]) -> list[int]:
    """Return the rows of weights that belong to words and to the values in them, each row once."""
    row = ["^", *words, "$"]
    found = {f"w {word}" for word in words}
    found.update(f"p {one} {other}" for one, other in pairwise(row))
    found.update(f"s {one} {other}" for one, other in zip(row, row[2:], strict=False))
    for word in words:
        letters = f"<{word}>"
        found.update(f"c {letters[at : at + 3]}" for at in range(len(letters) - 2))
    for value in values:
        before, after = row[value.at], row[value.at + value.size + 1]
        found.add(f"v {value.type}")
        found.add(f"b {before} {value.type}")
        found.add(f"a {value.type} {after}")
    return sorted({crc32(one.encode()) % ROWS for one in found})


@record
class Likely:
    """An intent that words may be, and the values of its slots in them."""

    intent: str
    """The intent's name; it begins with `NOTHING` for words that are not for a coach."""
    likelihood: float
    """From 0 to 1; those of all intents make 1."""
    values: tuple[tuple[str, SpokenValue], ...] = ()
    """The values by slot."""


@record
class WordModel:
    """The trained classifier."""

    intents: tuple[str, ...]
    slots: Mapping[str, tuple[tuple[str, str], ...]]
    """For each intent its slots, each with its type."""
    values: Values
    scale: float
    """What a weight of 1 is worth."""
    weights: memoryview
    """A signed byte for each row and intent, row after row."""

    def likely(self, text: str, most: int = 3) -> tuple[Likely, ...]:
        """Return the intents that a text is most likely to be, the likeliest first."""
        words = words_of(text)
        values = spoken_values(words, self.values)
        rows = features(words, values)
        size = len(self.intents)
        total: list[float] = [0.0] * size
        for row in rows:
            total = list(map(add, total, self.weights[row * size : row * size + size]))
        worth = self.scale / sqrt(len(rows) or 1)
        bias = self.weights[ROWS * size :]
        scores = [worth * one + self.scale * own for one, own in zip(total, bias, strict=True)]
        top = max(scores)
        shares = [exp(one - top) for one in scores]
        whole = sum(shares)
        order = sorted(range(size), key=lambda one: -shares[one])[:most]
        return tuple(
            Likely(self.intents[one], shares[one] / whole, self._filled(self.intents[one], words, values))
            for one in order
        )

    def _filled(
        self, intent: str, words: Sequence[str], values: Sequence[SpokenValue]
    ) -> tuple[tuple[str, SpokenValue], ...]:
        filled: dict[str, SpokenValue] = {}
        taken: set[int] = set()
        for slot, kind in self.slots.get(intent, ()):
            if kind == FREE:
                filled[slot] = SpokenValue(FREE, "", " ".join(words), 0, len(words))
            for value in values:
                if value.type == kind and slot not in filled and value.at not in taken:
                    filled[slot] = value
                    taken.add(value.at)
        return tuple(filled.items())


def to_bytes(model: WordModel) -> bytes:
    """Return a model as a file's content, before it is compressed; `from_bytes` reads it."""
    slots = (f"{name}\t{slot}\t{kind}" for name, held in model.slots.items() for slot, kind in held)
    values = (f"{said}\t{kind}\t{one}" for said, held in model.values.items() for kind, one in held)
    texts = ("\n".join(part) for part in (model.intents, slots, values))
    text = "\n\n".join(texts).encode()
    head = b"%s %d %s\n" % (FORM, len(text), repr(model.scale).encode())
    return head + text + model.weights.tobytes()


def from_bytes(compressed: bytes) -> WordModel:
    """Return the model that a file holds.

    Raises:
        ValueError: it is of another form.
        zlib.error: it is damaged.
    """
    content = decompress(compressed)
    head, _, rest = content.partition(b"\n")
    form, size, scale = head.rsplit(b" ", 2)
    if form != FORM:
        raise ValueError(f"an ear of the form {form!r}, not {FORM!r}")
    intents, slots, values = (part.split("\n") for part in rest[: int(size)].decode().split("\n\n"))
    by_intent: dict[str, list[tuple[str, str]]] = {}
    for row in slots:
        name, slot, kind = row.split("\t")
        by_intent.setdefault(name, []).append((slot, kind))
    by_words: dict[str, list[tuple[str, str]]] = {}
    for row in values:
        said, kind, one = row.split("\t")
        by_words.setdefault(said, []).append((kind, one))
    return WordModel(
        tuple(intents),
        {name: tuple(held) for name, held in by_intent.items()},
        {said: tuple(held) for said, held in by_words.items()},
        float(scale),
        memoryview(array("b", rest[int(size) :])),
    )
