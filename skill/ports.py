"""The roles that the outside world fills for the skill: protocols only, no behaviour.

`skill.adapters` and `skill.content` fill them in production; the tests' fakes fill them in tests.
"""

from dataclasses import dataclass
from typing import Protocol

from skill.domain.facts import Fact, Facts
from skill.domain.heard import Heard
from skill.domain.listener import Listener
from skill.domain.outcome import Errand
from skill.domain.scene import Dice as Dice
from skill.domain.shelves import Library
from skill.domain.units import EpochMs


class StoreError(Exception):
    """The store could not be read or written; nothing was changed."""


class StoreUnreadable(StoreError):
    """What is stored of this listener is there, but cannot be understood; it was left as it is."""


class WriteConflict(StoreError):
    """Somebody else wrote this listener since it was read: decide again on what is stored now."""


class Store(Protocol):
    """Where listeners are kept."""

    def load(self, key: str) -> Listener:
        """Return the listener, a new one (version 0) if none is stored.

        Raises:
            StoreUnreadable: what is stored cannot be understood.
            StoreError: the store cannot be reached.
        """
        ...

    def save(self, listener: Listener) -> None:
        """Store the listener as the version after its own.

        Raises:
            WriteConflict: the stored version is no longer the listener's.
            StoreError: the store cannot be reached; nothing was written.
        """
        ...

    def forget(self, key: str) -> None:
        """Delete all that is stored of the listener; nothing if nobody is.

        Raises:
            StoreError: the store cannot be reached.
        """
        ...


@dataclass(frozen=True, slots=True)
class Access:
    """What a request brings along for asking Alexa's services on behalf of who spoke."""

    endpoint: str = ""
    """`https://api.amazonalexa.com`, `https://api.eu.amazonalexa.com` …; empty if none was named."""
    token: str = ""
    device_id: str = ""
    """As Alexa names it: the time zone is a device's."""
    locale: str = "en-US"


class Services(Protocol):
    """Alexa's own services; none of them raises: what does not answer in time has nothing to say."""

    def learn(self, wanted: frozenset[Fact], access: Access) -> Facts:
        """Return what could be learnt of these; all of them count as asked."""
        ...

    def run(self, errand: Errand, access: Access) -> Heard:
        """Do an errand, and return what came of it."""
        ...


class Clock(Protocol):
    """The time."""

    def now_ms(self) -> EpochMs:
        """Return the present moment."""
        ...

    def day(self, now: EpochMs, zone: str) -> str:
        """Return the date of a moment in a time zone, as `2026-11-23`; in UTC if there is no such zone."""
        ...


class Phrasebook(Protocol):
    """How the lines are worded in one locale."""

    def phrasings(self, key: str) -> tuple[str, ...]:
        """Return the wordings of a line, with braces for its values; empty if there are none."""
        ...


class Shelf(Library, Phrasebook, Protocol):
    """Everything that is said and played in one locale."""

    locale: str

    def text(self, of: str, text_id: str, part: str) -> str:
        """Return a text of the library: `text("workout", "hill-strength", "name")`; empty if none.

        `segment`, `captions` and `track` texts are asked for by the source's id and the item's place.
        """
        ...


class Shelves(Protocol):
    """The compiled library in all its locales."""

    def in_locale(self, locale: str) -> Shelf:
        """Return the shelf of a locale, of its language, or of en-US, whichever is there."""
        ...


class AudioAddresses(Protocol):
    """Where the audio stands."""

    def address(self, path: str) -> str:
        """Return the https address of `segments/….mp3` or `tracks/….mp3`."""
        ...


@dataclass(frozen=True, slots=True)
class TurnRecord:
    """What is kept of a turn for those who run the skill: nothing of who spoke, nothing of what was said."""

    request_id: str
    type: str
    intent: str
    """Empty for whatever is no intent; `other` for one that Alexa cannot have named."""
    outcome: str
    """`answered`, `refused` (not ours), `store` (it failed), `sorry` (we did), `rejected` (by Alexa)."""
    orders: tuple[str, ...]
    """The types of the answer's directives."""
    at: EpochMs
    turn_ms: int
    store_ms: int
    reads: int
    writes: int
    conflicts: int


class Journal(Protocol):
    """Who is told of each turn."""

    def write(self, turn: TurnRecord) -> None:
        """Take note; never raises."""
        ...
