"""Phrasing: which wording comes next. Dealt like cards, so that none comes twice before all were heard."""

import random
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field


@dataclass(slots=True)
class PhraseDecks:
    """The trainer's wordings for one workout, shuffled by its name: the same at every render."""

    seed: str
    _left: dict[str, list[str]] = field(default_factory=dict)
    _last: dict[str, str] = field(default_factory=dict)
    _times: dict[str, int] = field(default_factory=dict)

    def deal(self, key: str, wordings: Sequence[str], fits: Callable[[str], bool]) -> str | None:
        """Return the next wording that fits; None if none of all does.

        Args:
            key: what is said; each has a deck of its own.
            wordings: the whole deck.
            fits: whether there is time for a wording.
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
        cards = list(wordings)
        random.Random(f"{self.seed}/{key}/{times}").shuffle(cards)  # noqa: S311  words, not a secret
        if len(cards) > 1 and cards[0] == self._last.get(key):
            cards.append(cards.pop(0))
        return cards
