"""The ear: what raw words are likely to ask for, guessed by a trained model behind a protocol."""

from typing import Protocol

from skill.domain.ground.records import record
from skill.domain.turn.requests import Heard


@record
class Guess:
    """What words may mean."""

    heard: Heard | None
    """The request; None for words that are not for a coach."""
    likelihood: float
    """From 0 to 1."""
    elsewhere: str = ""
    """Whose command it is if it is another skill's: `timer`, `volume` …; a line of the table `elsewhere`."""


class Ear(Protocol):
    """Guesses what somebody means."""

    def guesses(self, words: str) -> tuple[Guess, ...]:
        """Return what words are likely to mean, the likeliest first; nothing if there is no trained model."""
        ...


class NoEar:
    """Guesses nothing."""

    def guesses(self, words: str) -> tuple[Guess, ...]:
        """Return nothing."""
        del words
        return ()


NO_EAR = NoEar()
