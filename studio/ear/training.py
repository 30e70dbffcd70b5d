"""Training of the ear: multinomial logistic regression by mini-batches, and its weights as signed bytes."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from skill.domain.meaning.spoken_values import Values, spoken_values
from skill.domain.meaning.word_model import ROWS, WordModel, features
from studio.ear.training_rows import ModelFacts, Row

Floats = NDArray[np.float32]

EPOCHS = 14
BATCH = 192
RATE = 0.6
SHRINK = 2e-6
"""How much each step takes from all weights, so that words that were seen once weigh little."""


@dataclass(frozen=True, slots=True)
class _Data:
    rows: Sequence[NDArray[np.int64]]
    intents: NDArray[np.int64]
    weights: Floats


def train(rows: Sequence[Row], facts: ModelFacts, seed: int = 5) -> WordModel:
    """Return the model trained by rows; the same rows and seed give the same model on one machine."""
    names = tuple(sorted({one.intent for one in rows}))
    data = _data(rows, names, facts.values)
    weights = _fitted(data, len(names), np.random.default_rng(seed))
    scale = float(np.abs(weights).max()) / 127
    quantized = np.clip(np.rint(weights / scale), -127, 127).astype(np.int8)
    return WordModel(names, facts.slots, facts.values, scale, memoryview(quantized.tobytes()).cast("b"))


def _data(rows: Sequence[Row], names: Sequence[str], values: Values) -> _Data:
    held = Counter(one.intent for one in rows)
    number = {name: place for place, name in enumerate(names)}
    found = []
    for one in rows:
        words = one.said.split()
        found.append(np.array(features(words, spoken_values(words, values)), dtype=np.int64))
    # A rare intent's rows count for more, a frequent one's for less, by the root of how often they come.
    usual = (len(rows) / len(names)) ** 0.5
    weights = [one.weight * min(4.0, usual / held[one.intent] ** 0.5) for one in rows]
    return _Data(found, np.array([number[one.intent] for one in rows]), np.array(weights, dtype=np.float32))


def _fitted(data: _Data, intents: int, dice: np.random.Generator) -> Floats:
    """Return the weights: a row for each feature, and a last one that always counts."""
    weights = np.zeros((ROWS + 1, intents), dtype=np.float32)
    squares = np.full_like(weights, 1e-4)
    for _ in range(EPOCHS):
        order = dice.permutation(len(data.rows))
        for first in range(0, len(order), BATCH):
            batch = order[first : first + BATCH]
            seen = np.zeros((len(batch), ROWS + 1), dtype=np.float32)
            for place, row in enumerate(batch):
                held = data.rows[row]
                seen[place, held] = len(held) ** -0.5 if len(held) else 0.0
            seen[:, ROWS] = 1.0
            scores = seen @ weights
            scores -= scores.max(axis=1, keepdims=True)
            shares = np.exp(scores)
            shares /= shares.sum(axis=1, keepdims=True)
            shares[np.arange(len(batch)), data.intents[batch]] -= 1.0
            shares *= data.weights[batch][:, None] / len(batch)
            slope = seen.T @ shares
            squares += slope * slope
            weights -= RATE * slope / np.sqrt(squares) + SHRINK * weights
    return weights
