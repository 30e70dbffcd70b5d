"""The ear: a small classifier that tells from raw words what they are likely to mean, and what they tell.

It is trained by the studio (`studio/ear/`), and evaluated here in plain Python. Its features are words, pairs
of words, their beginnings, the types of known values, and groups of three letters, each hashed to a row. A
row holds a short vector; the mean of the rows' vectors is compared with a vector for each meaning: fastText's
way (Joulin et al. 2016). The name of a meaning may hold facets: `wish + quiet + short` is a wish which tells
that it must be quiet and short.
"""

from array import array
from collections.abc import Mapping, Sequence
from itertools import pairwise
from math import exp, sqrt
from operator import add, mul
from zlib import crc32, decompress

from skill.domain.ground.patterns import Pattern
from skill.domain.ground.records import record
from skill.domain.meaning.spoken_values import FREE, SpokenValue, Values, spoken_values

ROWS = 16384
"""How many rows there are."""
SIZE = 112
"""How long a vector is."""
NOTHING = "-"
"""How the names of the meanings begin that are not for a coach: `-`, or another skill's subject, `-timer`."""
WITH = " + "
"""What stands between a meaning and its facets."""
FORM = "ear 3"
START = 4
"""How many letters the beginning of a longer word has."""

_WORD = Pattern(r"[a-z0-9']+")


def words_of(text: str) -> list[str]:
    """Return the words of a text in lower case, without punctuation."""
    return _WORD.findall(text.lower().replace("’", "'"))


def features(words: Sequence[str], values: Sequence[SpokenValue]) -> list[int]:
    """Return the rows that belong to words and to the values in them, each row once."""
    row = ["^", *words, "$"]
    found = {f"w {word}" for word in words}
    found.update(f"p {one} {other}" for one, other in pairwise(row))
    for word in words:
        letters = f"<{word}>"
        found.update(f"c {letters[at : at + 3]}" for at in range(len(letters) - 2))
        if len(word) > START:
            found.add(f"i {word[:START]}")
    for value in values:
        before, after = row[value.at], row[value.at + value.size + 1]
        found.add(f"v {value.type}")
        found.add(f"b {before} {value.type}")
        found.add(f"a {value.type} {after}")
    return sorted({crc32(one.encode()) % ROWS for one in found})


@record
class Likely:
    """A meaning that words may have, and the values of its slots in them."""

    meaning: str
    """An intent's name, or that of a meaning that only the ear knows; it begins with `NOTHING` for words that
    are not for a coach."""
    likelihood: float
    """From 0 to 1; those of all meanings make 1."""
    values: tuple[tuple[str, SpokenValue], ...] = ()
    """The values by slot; a slot may have several."""


@record
class Reading:
    """What words are likely to mean."""

    likely: tuple[Likely, ...]
    """The likeliest meanings, the likeliest first."""
    facets: Mapping[str, float]
    """How likely the words tell each facet, from 0 to 1, of those told with the likeliest meaning."""
    values: tuple[SpokenValue, ...]
    """All known values in the words, from left to right."""


@record
class WordModel:
    """The trained classifier."""

    meanings: tuple[str, ...]
    """Their names, each with its facets."""
    slots: Mapping[str, tuple[tuple[str, str], ...]]
    """For each intent its slots, each with its type."""
    values: Values
    telling: tuple[str, ...]
    """Words that tell a meaning by themselves: what a misheard word may have been."""
    scales: tuple[float, float]
    """What a weight of 1 is worth, in a row's vector and in a meaning's."""
    weights: memoryview
    """A signed byte for each weight: the vectors of the rows and of the meanings; then what each meaning is
    worth before any word."""

    def read(self, text: str, most: int = 40) -> Reading:
        """Return what a text is likely to mean; `most` meanings at most."""
        words = words_of(text)
        values = spoken_values(words, self.values)
        scores = self._scores(features(words, values))
        top = max(scores)
        shares = [exp(one - top) for one in scores]
        whole = sum(shares)
        likelihood: dict[str, float] = {}
        facets: dict[str, dict[str, float]] = {}
        for name, share in zip(self.meanings, shares, strict=True):
            meaning, *told = name.split(WITH)
            likelihood[meaning] = likelihood.get(meaning, 0.0) + share / whole
            held = facets.setdefault(meaning, {})
            for facet in told:
                held[facet] = held.get(facet, 0.0) + share / whole
        order = sorted(likelihood, key=lambda one: -likelihood[one])[:most]
        told_with = facets[order[0]].items()
        return Reading(
            tuple(Likely(one, likelihood[one], self._filled(one, words, values)) for one in order),
            {facet: share / likelihood[order[0]] for facet, share in told_with},
            tuple(values),
        )

    def _scores(self, rows: Sequence[int]) -> list[float]:
        total: list[int] = [0] * SIZE
        for row in rows:
            total = list(map(add, total, self.weights[row * SIZE : row * SIZE + SIZE]))
        of_row, of_meaning = self.scales
        worth = of_row * of_meaning / sqrt(len(rows) or 1)
        first, last = ROWS * SIZE, (ROWS + len(self.meanings)) * SIZE
        own = self.weights[last:]
        return [
            worth * sum(map(mul, total, self.weights[at : at + SIZE])) + of_meaning * own[place]
            for place, at in enumerate(range(first, last, SIZE))
        ]

    def _filled(
        self, meaning: str, words: Sequence[str], values: Sequence[SpokenValue]
    ) -> tuple[tuple[str, SpokenValue], ...]:
        filled: list[tuple[str, SpokenValue]] = []
        taken: set[int] = set()
        for slot, kind in self.slots.get(meaning, ()):
            if kind == FREE:
                filled.append((slot, SpokenValue(FREE, "", " ".join(words), 0, len(words))))
            held = [one for one in values if one.type == kind and one.at not in taken]
            taken.update(one.at for one in held)
            filled += [(slot, one) for one in held]
        return tuple(filled)


def to_bytes(model: WordModel) -> bytes:
    """Return a model as a file's content, before it is compressed; `from_bytes` reads it."""
    slots = (f"{name}\t{slot}\t{kind}" for name, held in model.slots.items() for slot, kind in held)
    values = (f"{said}\t{kind}\t{one}" for said, held in model.values.items() for kind, one in held)
    texts = ("\n".join(part) for part in (model.meanings, slots, values, model.telling))
    text = "\n\n".join(texts).encode()
    of_row, of_meaning = model.scales
    head = f"{FORM} {len(text)} {of_row!r} {of_meaning!r}\n".encode()
    return head + text + model.weights.tobytes()


def from_bytes(compressed: bytes) -> WordModel:
    """Return the model that a file holds.

    Raises:
        ValueError: it is of another form.
        zlib.error: it is damaged.
    """
    content = decompress(compressed)
    head, _, rest = content.partition(b"\n")
    form, size, of_row, of_meaning = head.decode().rsplit(" ", 3)
    if form != FORM:
        raise ValueError(f"an ear of the form {form!r}, not {FORM!r}")
    weights = array("b", rest[int(size) :])
    meanings, slots, values, telling = (part.split("\n") for part in rest[: int(size)].decode().split("\n\n"))
    if len(weights) != (ROWS + len(meanings)) * SIZE + len(meanings):
        raise ValueError(f"an ear of {len(weights)} weights, not of {ROWS} rows of {SIZE}")
    by_intent: dict[str, list[tuple[str, str]]] = {}
    for row in filter(None, slots):
        name, slot, kind = row.split("\t")
        by_intent.setdefault(name, []).append((slot, kind))
    by_words: dict[str, list[tuple[str, str]]] = {}
    for row in filter(None, values):
        said, kind, one = row.split("\t")
        by_words.setdefault(said, []).append((kind, one))
    return WordModel(
        tuple(meanings),
        {name: tuple(held) for name, held in by_intent.items()},
        {said: tuple(held) for said, held in by_words.items()},
        tuple(filter(None, telling)),
        (float(of_row), float(of_meaning)),
        memoryview(weights),
    )
