"""Training of the ear: vectors of words and meanings by gradient descent, their weights as signed bytes."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from skill.domain.meaning.spoken_values import Values, spoken_values
from skill.domain.meaning.word_model import NOTHING, ROWS, SIZE, WITH, WordModel, features
from studio.ear.training_rows import ModelFacts, Row

Floats = NDArray[np.float32]
Numbers = NDArray[np.int64]

EPOCHS = 24
BATCH = 128
RATE = 0.08
DROPPED = 0.25
"""The share of an utterance's features that is left out each time, so that no word alone decides."""
OFTEN, TELLS = 25, 0.35
"""How often a word must come to tell a meaning, and the share of its two commonest meanings."""
SMOOTHING = 0.05
"""How much of each row's likelihood goes to all other meanings, so that the ear is not too sure of itself."""
FIRST = 1e-7
"""How much each weight counts as moved at first, so that its first steps are not too long."""


@dataclass(frozen=True, slots=True)
class _Data:
    rows: Sequence[Numbers]
    meanings: Numbers
    weights: Floats


@dataclass(slots=True)
class _Weights:
    """What is trained, and by how much each weight has been moved (Adagrad)."""

    held: dict[str, Floats]
    moved: dict[str, Floats]

    def move(self, name: str, slope: Floats, rate: float, rows: Numbers | None = None) -> None:
        """Move weights, or some rows of them, against their slope."""
        at = slice(None) if rows is None else rows
        self.moved[name][at] += slope * slope
        self.held[name][at] -= rate * slope / np.sqrt(self.moved[name][at])


def train(rows: Sequence[Row], facts: ModelFacts, seed: int = 5) -> WordModel:
    """Return the model trained by rows; the same rows and seed give the same model on one machine."""
    meanings = tuple(sorted({one.meaning for one in rows}))
    data = _data(rows, meanings, facts.values)
    held = _fitted(data, len(meanings), np.random.default_rng(seed))
    of_row, vectors = _as_bytes(held["vectors"])
    kinds = np.concatenate([held["meanings"], held["own"][:, None]], axis=1)
    of_meaning, kinds_in_bytes = _as_bytes(kinds)
    parts = (vectors, kinds_in_bytes[:, :SIZE], kinds_in_bytes[:, SIZE])
    weights = memoryview(b"".join(one.tobytes() for one in parts)).cast("b")
    return WordModel(meanings, facts.slots, facts.values, _telling(rows), (of_row, of_meaning), weights)


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


def _as_bytes(weights: Floats) -> tuple[float, NDArray[np.int8]]:
    """Return what a weight of 1 is worth, and the weights as signed bytes."""
    # A few weights are much larger than all others; clipping them costs less than coarse steps for the rest.
    scale = float(np.quantile(np.abs(weights[weights != 0]), 0.9995)) / 127
    return scale, np.clip(np.rint(weights / scale), -127, 127).astype(np.int8)


def _data(rows: Sequence[Row], meanings: Sequence[str], values: Values) -> _Data:
    held = Counter(one.meaning for one in rows)
    number = {name: place for place, name in enumerate(meanings)}
    found = []
    for one in rows:
        words = one.said.split()
        found.append(np.array(features(words, spoken_values(words, values)), dtype=np.int64))
    # A rare meaning's rows count for more, a frequent one's for less, by the root of how often they come.
    usual = (len(rows) / len(meanings)) ** 0.5
    weights = [one.weight * min(4.0, usual / held[one.meaning] ** 0.5) for one in rows]
    return _Data(
        found,
        np.array([number[one.meaning] for one in rows]),
        np.array(weights, dtype=np.float32),
    )


def _fitted(data: _Data, kinds: int, dice: np.random.Generator) -> dict[str, Floats]:
    """Return the vectors of rows and of meanings, and what each meaning is worth by itself."""
    held = {
        "vectors": dice.normal(0, 0.05, (ROWS, SIZE)).astype(np.float32),
        "meanings": np.zeros((kinds, SIZE), dtype=np.float32),
        "own": np.zeros(kinds, dtype=np.float32),
    }
    weights = _Weights(held, {name: np.full_like(one, FIRST) for name, one in held.items()})
    for epoch in range(EPOCHS):
        rate = RATE * (1 - epoch / EPOCHS)
        order = dice.permutation(len(data.rows))
        for first in range(0, len(order), BATCH):
            _learn(weights, data, order[first : first + BATCH], rate, dice)
    seen = np.zeros(ROWS, dtype=bool)
    seen[np.concatenate(data.rows)] = True
    held["vectors"][~seen] = 0.0
    return held


def _learn(weights: _Weights, data: _Data, batch: Numbers, rate: float, dice: np.random.Generator) -> None:
    """Learn from a batch of rows by the slope of the softmax's loss."""
    rows = [_some(data.rows[one], dice) for one in batch]
    sizes = np.array([len(one) for one in rows])
    every = np.concatenate(rows)
    starts = np.concatenate([[0], np.cumsum(sizes)[:-1]])
    worth = (sizes**-0.5).astype(np.float32)[:, None]
    middle = np.add.reduceat(weights.held["vectors"][every], starts, axis=0) * worth
    scores = middle @ weights.held["meanings"].T + weights.held["own"]
    slope = np.exp(scores - scores.max(axis=1, keepdims=True))
    slope /= slope.sum(axis=1, keepdims=True)
    slope -= SMOOTHING / scores.shape[1]
    slope[np.arange(len(batch)), data.meanings[batch]] -= 1 - SMOOTHING
    slope *= (data.weights[batch] / len(batch))[:, None]
    back = (slope @ weights.held["meanings"]) * worth
    weights.move("meanings", slope.T @ middle, rate)
    weights.move("own", slope.sum(axis=0), rate)
    touched, places = np.unique(every, return_inverse=True)
    total = np.zeros((len(touched), SIZE), dtype=np.float32)
    np.add.at(total, places, np.repeat(back, sizes, axis=0))
    weights.move("vectors", total, rate, touched)


def _some(features: Numbers, dice: np.random.Generator) -> Numbers:
    """Return most of an utterance's features, and at least one."""
    kept = features[dice.random(len(features)) >= DROPPED]
    return kept if len(kept) else features[:1]
