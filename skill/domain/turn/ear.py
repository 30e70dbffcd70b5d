"""The ear: what raw words are likely to mean, guessed by a trained model behind a protocol."""

from typing import Protocol

from skill.domain.ground.records import record
from skill.domain.turn.requests import Heard
from skill.domain.turn.wish import Wish


@record
class Guess:
    """What words may mean."""

    heard: Heard | None
    """The request; None for words that are not for a coach."""
    likelihood: float
    """From 0 to 1."""
    elsewhere: str = ""
    """Whose command it is if it is another skill's: `timer`, `volume` …; a line of the table `elsewhere`."""


@record
class Variant:
    """What words may have been, before they were misheard."""

    words: str
    likeness: float
    """How much they sound like what was heard: 1 if they sound the same."""


@record
class Reading:
    """What the ear makes of words."""

    guesses: tuple[Guess, ...] = ()
    """The likeliest meanings, the likeliest first; nothing if there is no trained model."""
    wish: Wish = Wish()
    """What the words tell of the workout that would suit, whatever else they mean."""
    days: tuple[str, ...] = ()
    """The days that are in the words, without those that are denied: words of the vocabulary `days`."""
    time: str = ""
    """The time of day in the words, as AMAZON.TIME names it; empty if there is none."""
    values: int = 0
    """How many known values are in the words."""
    things: tuple[str, ...] = ()
    """What a workout can do without, of all that the words name: words of the vocabulary `leave_out`."""
    part: str = ""
    """The part of the body that the words name; empty if they name none."""
    has_length: bool = False
    """True if a length of time is in the words."""


class Ear(Protocol):
    """Reads what somebody means."""

    def read(self, words: str) -> Reading:
        """Return what words are likely to mean; an empty reading if there is no trained model."""
        ...

    def variants(self, words: str) -> tuple[Variant, ...]:
        """Return what words may have been before they were misheard, the likeliest first."""
        ...


class NoEar:
    """Understands nothing."""

    def read(self, words: str) -> Reading:
        """Return an empty reading."""
        del words
        return Reading()

    def variants(self, words: str) -> tuple[Variant, ...]:
        """Return nothing."""
        del words
        return ()


NO_EAR = NoEar()


class OneTurnsEar:
    """Reads the same words once, however many steps of a turn ask for them."""

    def __init__(self, ear: Ear) -> None:
        """Take the ear that reads."""
        self._ear = ear
        self._read: dict[str, Reading] = {}

    def read(self, words: str) -> Reading:
        """Return what words are likely to mean, as the ear read them first."""
        if words not in self._read:
            self._read[words] = self._ear.read(words)
        return self._read[words]

    def variants(self, words: str) -> tuple[Variant, ...]:
        """Return what words may have been before they were misheard."""
        return self._ear.variants(words)
