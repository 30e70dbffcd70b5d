"""A linear model over sparse features, with one weight for each feature and class, in numpy.

It begins as naive Bayes, and is then corrected at each example that it gets wrong or nearly wrong, as an
online passive-aggressive classifier is (Crammer et al. 2006).
"""

import os
from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

ROUNDS = 1
"""How often the examples are gone through."""
STEP = 0.35
"""The most that one example changes the weights."""
LEAST_SEEN = 3
"""A feature that fewer examples hold is left out."""
SMOOTHING = 0.2
BAYES = 0.1
"""The weight of naive Bayes, where the corrections begin."""

Floats = NDArray[np.float32]


@dataclass(frozen=True, slots=True, eq=False)
class LinearModel:
    """The weights of a trained model."""

    classes: tuple[str, ...]
    places: dict[str, int]
    """The row of each feature in `weights`."""
    rarity: Floats
    """How much each feature counts: its inverse document frequency."""
    weights: Floats
    """Features by classes."""

    def scores(self, features: Collection[str]) -> Floats:
        """Return the score of each class; zeros if no feature is known."""
        rows = [self.places[one] for one in features if one in self.places]
        values = self._values(rows)
        return np.asarray(values @ self.weights[rows], np.float32)

    def known(self, features: Collection[str]) -> float:
        """Return the share of features that some example holds."""
        return sum(one in self.places for one in features) / max(1, len(features))

    def _values(self, rows: Sequence[int]) -> Floats:
        return _scaled(self.rarity[rows])

    def write(self, path: Path) -> None:
        """Write the model to a file, which replaces what was there."""
        path.parent.mkdir(parents=True, exist_ok=True)
        part = path.with_suffix(f".{os.getpid()}.npz")
        np.savez(
            part,
            classes=np.array(self.classes),
            features=np.array(list(self.places)),
            rarity=self.rarity,
            weights=self.weights.astype(np.float16),
        )
        part.replace(path)


def read(path: Path) -> LinearModel:
    """Return the model that a file holds.

    Raises:
        OSError: the file cannot be read.
    """
    with np.load(path) as held:
        table: dict[str, Any] = dict(held)
    features = {str(one): row for row, one in enumerate(table["features"])}
    weights = table["weights"].astype(np.float32)
    return LinearModel(tuple(map(str, table["classes"])), features, table["rarity"], weights)


def trained(examples: Sequence[tuple[Collection[str], str]]) -> LinearModel:
    """Return the model that examples, each some features and their class, teach; always the same one."""
    classes = tuple(sorted({kind for _, kind in examples}))
    seen = Counter(feature for features, _ in examples for feature in features)
    places = {one: row for row, one in enumerate(sorted(key for key in seen if seen[key] >= LEAST_SEEN))}
    held = np.array([seen[one] for one in places], np.float32)
    rarity = np.log(len(examples) / held).astype(np.float32)
    numbered = [
        (np.array([places[one] for one in features if one in places], np.int64), classes.index(kind))
        for features, kind in examples
    ]
    weights = BAYES * _bayes(numbered, len(places), len(classes))
    model = LinearModel(classes, places, rarity, weights.astype(np.float32))
    _correct(model, numbered)
    return model


def _bayes(numbered: Sequence[tuple[NDArray[np.int64], int]], size: int, kinds: int) -> Floats:
    """Return the logarithm of how much likelier each feature is in a class than in all of them."""
    counts = np.zeros((size, kinds), np.float32)
    for rows, kind in numbered:
        counts[rows, kind] += 1
    examples = np.bincount([kind for _, kind in numbered], minlength=kinds).astype(np.float32)
    inside = (counts + SMOOTHING * counts.sum(1, keepdims=True) / len(numbered)) / (examples + SMOOTHING)
    return np.asarray(np.log(inside / inside.mean(1, keepdims=True)), np.float32)


def _correct(model: LinearModel, numbered: Sequence[tuple[NDArray[np.int64], int]]) -> None:
    """Change the weights at each example whose own class does not lead by 1; keep their average."""
    total = np.zeros_like(model.weights)
    mixed = np.random.default_rng(1)
    steps = ROUNDS * len(numbered)
    for done, place in enumerate(place for _ in range(ROUNDS) for place in mixed.permutation(len(numbered))):
        rows, kind = numbered[place]
        values = _scaled(model.rarity[rows])
        scores = values @ model.weights[rows]
        own, scores[kind] = scores[kind], -np.inf
        rival = int(scores.argmax())
        loss = 1 - own + scores[rival]
        if loss > 0:
            change = min(STEP, loss / 2) * values
            model.weights[rows, kind] += change
            model.weights[rows, rival] -= change
            late = change * (done / steps)
            total[rows, kind] += late
            total[rows, rival] -= late
    model.weights[:] -= total


def _scaled(values: Floats) -> Floats:
    length = float(np.sqrt(values @ values))
    return values / length if length else values
