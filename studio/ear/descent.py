"""Gradient descent: vectors of words and of meanings, learnt from rows by the slope of the softmax's loss."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.floating]
Numbers = NDArray[np.int64]

SIZE = 72
"""How long a vector is while it is learnt."""
EPOCHS = 14
BATCH = 128
RATE = 0.08
DROPPED = 0.25
"""The share of an utterance's features that is left out each time, so that no word alone decides."""
SMOOTHING = 0.05
"""How much of each row's likelihood goes to all other meanings, so that the ear is not too sure of itself."""
FIRST = 1e-7
"""How much each weight counts as moved at first, so that its first steps are not too long."""
SPREAD = 0.05
"""How far the vectors of the words lie apart at first."""


@dataclass(frozen=True, slots=True)
class Examples:
    """Rows to learn from: the features of all of them one behind the other, and of each its meaning."""

    features: Numbers
    sizes: Numbers
    """How many features each row has."""
    meanings: Numbers
    weights: Floats
    """What each row counts."""

    def __len__(self) -> int:
        """Return how many rows there are."""
        return len(self.sizes)


@dataclass(frozen=True, slots=True)
class Fitted:
    """What is learnt: a meaning's score is its own worth and the product of its vector with the words'."""

    vectors: Floats
    meanings: Floats
    own: Floats
    """What each meaning is worth before any word."""


@dataclass(frozen=True, slots=True)
class _Batch:
    """Some rows: the features that they hold, and in a table how much each counts for each row."""

    held: Numbers
    counts: Floats
    """A line for each feature, a column for each row."""
    wanted: Floats
    """A line for each row: how likely each meaning should be."""
    weights: Floats


@dataclass(slots=True)
class _Moving:
    """Weights, and by how much each has been moved (Adagrad)."""

    held: Floats
    moved: Floats

    def move(self, slope: Floats, rate: float, rows: Numbers | slice = slice(None)) -> None:
        """Move weights, or some rows of them, against their slope."""
        moved = self.moved[rows] + slope * slope
        self.moved[rows] = moved
        self.held[rows] -= rate * slope / np.sqrt(moved)


def fitted(examples: Examples, rows: int, kinds: int, dice: np.random.Generator) -> Fitted:
    """Return vectors for so many rows of features and so many meanings; those of unseen features are 0."""
    vectors = _moving(dice.normal(0, SPREAD, (rows, SIZE)).astype(np.float32))
    meanings, own = _moving(np.zeros((kinds, SIZE), np.float32)), _moving(np.zeros(kinds, np.float32))
    for epoch in range(EPOCHS):
        rate = RATE * (1 - epoch / EPOCHS)
        for batch in _batches(examples, rows, kinds, dice):
            words = vectors.held[batch.held]
            middle = batch.counts.T @ words
            slope = _likely(middle @ meanings.held.T + own.held) - batch.wanted
            slope *= batch.weights[:, None]
            back = slope @ meanings.held
            meanings.move(slope.T @ middle, rate)
            own.move(slope.sum(axis=0), rate)
            vectors.move(batch.counts @ back, rate, batch.held)
    unseen = np.ones(rows, dtype=bool)
    unseen[examples.features] = False
    vectors.held[unseen] = 0.0
    return Fitted(vectors.held, meanings.held, own.held)


def _moving(held: Floats) -> _Moving:
    return _Moving(held, np.full_like(held, FIRST))


def _likely(scores: Floats) -> Floats:
    shares: Floats = np.exp(scores - scores.max(axis=1, keepdims=True))
    shares /= shares.sum(axis=1, keepdims=True)
    return shares


def _batches(examples: Examples, rows: int, kinds: int, dice: np.random.Generator) -> Iterator[_Batch]:
    """Yield all examples once in a new order, each without a share of its features."""
    order = dice.permutation(len(examples))
    sizes = examples.sizes[order]
    begins = (np.cumsum(examples.sizes) - examples.sizes)[order]
    within = np.arange(sizes.sum()) - np.repeat(np.cumsum(sizes) - sizes, sizes)
    features = examples.features[np.repeat(begins, sizes) + within]
    kept = dice.random(len(features)) >= DROPPED
    row_of = np.repeat(np.arange(len(order)), sizes)[kept]
    features = features[kept]
    ends = np.searchsorted(row_of, np.arange(0, len(order) + BATCH, BATCH))
    place = np.zeros(rows, np.int64)
    for number, (start, end) in enumerate(pairwise(ends)):
        of_batch = order[number * BATCH : (number + 1) * BATCH]
        said, row = features[start:end], row_of[start:end] - number * BATCH
        held = np.unique(said)
        place[held] = np.arange(len(held))
        counts = np.zeros((len(held), len(of_batch)), np.float32)
        counts[place[said], row] = 1
        counts /= np.sqrt(np.maximum(counts.sum(axis=0), 1))
        wanted = np.full((len(of_batch), kinds), SMOOTHING / kinds, np.float32)
        wanted[np.arange(len(of_batch)), examples.meanings[of_batch]] += 1 - SMOOTHING
        yield _Batch(held, counts, wanted, examples.weights[of_batch] / len(of_batch))
