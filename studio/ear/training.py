"""Training of the ear: several sets of vectors, each learnt in another order, joined into one.

Two trainings by slightly other lines differ: each finds its own way down. The mean of several differs less,
and knows more than any of them. As scores are products of vectors, the mean of all sets is again such a
product, only of long vectors; its largest directions are kept (a singular value decomposition), and nothing
has to be learnt anew.
"""

from collections import Counter
from collections.abc import Sequence

import numpy as np

from skill.domain.meaning.spoken_values import Values, spoken_values
from skill.domain.meaning.word_model import NOTHING, ROWS, SIZE, WITH, WordModel, features
from studio.ear.descent import Examples, Fitted, Floats, fitted
from studio.ear.training_rows import ModelFacts, Row

SETS = 4
"""How many sets of vectors are learnt."""
OFTEN, TELLS = 25, 0.35
"""How often a word must come to tell a meaning, and the share of its two commonest meanings."""
SURER, REFUSES = 1.05, 0.3
"""How much steeper the mean's scores are made, which is less sure where its sets do not agree; and how
much more likely what is for no coach is made: its many lines count for less each, and it is said most."""
MOST, MOST_OWN = 31, 127
"""The largest weight in the file, and the largest worth of a meaning by itself: small numbers take less room
there, and leave it to longer vectors."""


def train(rows: Sequence[Row], facts: ModelFacts, seed: int = 5) -> WordModel:
    """Return the model trained by rows; the same rows and seed give the same model."""
    meanings = tuple(sorted({one.meaning for one in rows}))
    examples = _examples(rows, meanings, facts.values)
    dice = np.random.default_rng(seed)
    sets = [fitted(examples, ROWS, len(meanings), dice) for _ in range(SETS)]
    mean = joined(sets, _frequency(examples))
    mean.own[[one.startswith(NOTHING) for one in meanings]] += REFUSES
    scales, weights = _as_bytes(mean)
    return WordModel(
        meanings, facts.slots, facts.values, _telling(rows), scales, memoryview(weights).cast("b")
    )


def _telling(rows: Sequence[Row]) -> tuple[str, ...]:
    """Return the words that tell a meaning: most of the rows with such a word have one of two meanings."""
    held: dict[str, Counter[str]] = {}
    for row in rows:
        meaning = "" if row.meaning.startswith(NOTHING) else row.meaning.partition(WITH)[0]
        for word in set(row.said.split()):
            held.setdefault(word, Counter())[meaning] += 1
    return tuple(
        word
        for word, meanings in sorted(held.items())
        if len(word) > 2
        and (whole := meanings.total()) >= OFTEN
        and meanings[""] < whole / 3
        and sum(count for _, count in meanings.most_common(2)) >= TELLS * whole
    )


def _examples(rows: Sequence[Row], meanings: Sequence[str], values: Values) -> Examples:
    held = Counter(one.meaning for one in rows)
    number = {name: place for place, name in enumerate(meanings)}
    found = []
    for one in rows:
        words = one.said.split()
        found.append(np.array(features(words, spoken_values(words, values)), dtype=np.int64))
    # A rare meaning's rows count for more, a frequent one's for less, by the root of how often they come.
    usual = (len(rows) / len(meanings)) ** 0.5
    weights = [one.weight * min(4.0, usual / held[one.meaning] ** 0.5) for one in rows]
    return Examples(
        np.concatenate(found),
        np.array([len(one) for one in found]),
        np.array([number[one.meaning] for one in rows]),
        np.array(weights, dtype=np.float32),
    )


def _frequency(examples: Examples) -> Floats:
    """Return how much of all rows each feature is."""
    shares = np.repeat(1 / np.maximum(examples.sizes, 1), examples.sizes)
    return np.bincount(examples.features, shares, ROWS).astype(np.float32)


def joined(sets: Sequence[Fitted], frequency: Floats) -> Fitted:
    """Return the mean of all sets as one of vectors of `SIZE`: what is said often is kept most exactly."""
    scores = sum((one.vectors @ one.meanings.T for one in sets), np.zeros(1, np.float32)) * (
        SURER / len(sets)
    )
    scores -= scores.mean(axis=1, keepdims=True)  # what is added to all meanings changes no likelihood
    squares = ((scores * frequency[:, None]).T @ scores).astype(np.float64)
    sizes, directions = np.linalg.eigh(squares)
    largest = np.argsort(-sizes)[:SIZE]
    meanings = np.zeros((len(directions), SIZE), np.float32)
    meanings[:, : len(largest)] = directions[:, largest]
    # Weights that are alike in size lose least as whole numbers: half of each direction's goes to each side.
    half = np.ones(SIZE, np.float32)
    half[: len(largest)] = np.maximum(sizes[largest] / sizes.max(), 1e-6) ** 0.25
    own = np.mean([one.own for one in sets], axis=0) * SURER
    return Fitted(scores @ meanings / half, meanings * half, own - own.mean())


def _as_bytes(joined: Fitted) -> tuple[tuple[float, float], bytes]:
    """Return what a weight of 1 is worth in a row's vector and in a meaning's, and all weights."""
    own = float(np.abs(joined.own).max()) / MOST_OWN or 1.0
    of_row, of_meaning = _scale(joined.vectors), _scale(joined.meanings)
    # Of a product it does not matter which side is larger: the meanings take the scale of `own`.
    parts = (joined.vectors / of_row, joined.meanings / of_meaning, joined.own / own)
    whole = b"".join(np.clip(np.rint(one), -MOST_OWN, MOST_OWN).astype(np.int8).tobytes() for one in parts)
    return (of_row * of_meaning / own, own), whole


def _scale(weights: Floats) -> float:
    # A few weights are much larger than all others; coarser steps for all would cost more than clipping them.
    return float(np.quantile(np.abs(weights[weights != 0]), 0.9995)) / MOST
