"""Phrase decks: which of a trainer's wordings comes next; none comes twice before all were dealt."""

import random
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field


@dataclass(slots=True)
class PhraseDecks:
    """A trainer's wordings, shuffled by a seed, so that every render deals the same ones."""

    seed: str
    _left: dict[str, list[str]] = field(default_factory=dict)
    _last: dict[str, str] = field(default_factory=dict)
    _times: dict[str, int] = field(default_factory=dict)

    def deal(self, key: str, wordings: Sequence[str], fits: Callable[[str], bool]) -> str | None:
        """Return the next wording that fits; None if no wording fits.

        Args:
            key: the kind of phrase; each kind has a deck of its own.
            wordings: all wordings of this kind.
            fits: returns whether there is time for a wording.
        """
        if not any(fits(one) for one in wordings):
            return None
        while True:
            left = self._left.get(key) or self._shuffled(key, wordings)
            chosen = next((one for one in left if fits(one)), None)
            if chosen is not None:
                left.remove(chosen)
                self._left[key], self._last[key] = left, chosen
                return chosen
            self._left[key] = []

    def _shuffled(self, key: str, wordings: Sequence[str]) -> list[str]:
        times = self._times[key] = self._times.get(key, -1) + 1
        shuffled = list(wordings)
        random.Random(f"{self.seed}/{key}/{times}").shuffle(shuffled)  # noqa: S311  words, not a secret
        if len(shuffled) > 1 and shuffled[0] == self._last.get(key):
            shuffled.append(shuffled.pop(0))
        return shuffled
