"""The ports: what the skill needs of the outside world, as protocols without behaviour.

`skill.adapters` and `skill.content` implement them in production, the tests' fakes in tests.
"""

from dataclasses import field
from typing import Protocol

from skill.domain.ground.alexa_reminders import Reminder, ReminderPlan
from skill.domain.ground.products import Product
from skill.domain.ground.records import record
from skill.domain.ground.service_troubles import Trouble as Trouble
from skill.domain.ground.units import EpochMs
from skill.domain.library.lookup import Library
from skill.domain.listener.listener import Listener
from skill.domain.turn.facts import Fact, Facts
from skill.domain.turn.outcome import Errand
from skill.domain.turn.requests import Heard
from skill.domain.turn.scene import Dice as Dice
from skill.errors import SkillError

BASE_LOCALE = "en-US"
"""The locale that always has every text: used where a request names none, or one that we do not have."""


class StoreError(SkillError):
    """The store could not be read or written; nothing was changed."""


class StoreUnreadable(StoreError):
    """There is a record of this listener, but it cannot be understood; it was left as it is."""


class WriteConflict(StoreError):
    """Somebody else wrote this listener since it was read: decide again on what is stored now."""


class Store(Protocol):
    """Where listeners are kept."""

    def load(self, key: str) -> Listener:
        """Return the listener, or a new one of version 0 if none is stored.

        Raises:
            StoreUnreadable: the record cannot be understood.
            StoreError: the store cannot be reached.
        """
        ...

    def save(self, listener: Listener) -> None:
        """Store the listener as the version that follows its own.

        Raises:
            WriteConflict: another version than the listener's is stored.
            StoreError: the store cannot be reached; nothing was written.
        """
        ...

    def forget(self, key: str) -> None:
        """Erase a listener; does nothing if none is stored.

        Raises:
            StoreError: the store cannot be reached; nothing was erased.
        """
        ...

    def forget_account(self, account: str) -> None:
        """Erase every listener of an account: each whose key begins with `<account>.`.

        Raises:
            StoreError: the store cannot be reached.
        """
        ...


@record
class ApiAccess:
    """What a request carries for calls to Alexa's services; good for its turn only, and never stored."""

    endpoint: str
    token: str = field(repr=False)
    device_id: str = field(repr=False)
    """Amazon's id of the device; empty if the request came from none."""
    locale: str
    may_remind: bool | None
    """Whether the person permits reminders; None if the request does not say: then a call shows it."""


class ServiceTrouble(SkillError):
    """One of Alexa's services did not do what it was asked to do."""

    def __init__(self, trouble: Trouble, detail: str = "") -> None:
        super().__init__(f"{trouble.name}: {detail}" if detail else trouble.name)
        self.trouble = trouble


class Services(Protocol):
    """Alexa's own services. No method raises: a service that does not answer in time contributes nothing."""

    def learn(self, wanted: frozenset[Fact], access: ApiAccess | None) -> Facts:
        """Return the wanted facts as far as they could be fetched; all of them count as asked."""
        ...

    def run(self, errand: Errand, access: ApiAccess | None) -> Heard:
        """Run an errand, and return its result as something to decide on."""
        ...


class Clock(Protocol):
    """The present moment, and days in time zones."""

    def now_ms(self) -> EpochMs:
        """Return the present moment."""
        ...

    def day(self, now: EpochMs, zone: str) -> str:
        """Return the date of a moment in a time zone, as `2026-11-23`; in UTC if there is no such zone."""
        ...

    def minute(self, now: EpochMs, zone: str) -> int:
        """Return a moment's minutes past midnight in a time zone; in UTC if there is no such zone."""
        ...


class Phrasebook(Protocol):
    """The phrasings of the coach's lines in one locale."""

    def phrasings(self, key: str) -> tuple[str, ...]:
        """Return the phrasings of a line, with braces for its values; empty if the locale lacks the line."""
        ...


class Shelf(Library, Phrasebook, Protocol):
    """Everything that is spoken and played in one locale."""

    locale: str

    def text(self, of: str, text_id: str, part: str) -> str:
        """Return a text of the library: `text("workout", "hill-strength", "name")`; empty if none.

        `segment` and `track` texts are asked for by the source's id and the item's place, `captions` by
        the name of the sound that they go with.
        """
        ...


class Shelves(Protocol):
    """The compiled library in all its locales."""

    def in_locale(self, locale: str) -> Shelf:
        """Return the shelf of a locale, of its language, or of en-US, whichever is there."""
        ...


class AudioAddresses(Protocol):
    """The addresses of audio files."""

    def address(self, path: str, good_until: EpochMs | None = None) -> str:
        """Return the https address of a file, such as `segments/….mp3` or `tastes/….mp3`.

        Args:
            path: below the base address of the audio.
            good_until: when the address of a stream expires; None for an address of what is open to all.
        """
        ...


class Renderings(Protocol):
    """Whoever makes the audio that is not there until it is asked for."""

    def start(self, paths: tuple[str, ...]) -> None:
        """Have audio made, and do not wait for it; what is there already is not made again.

        Never raises, and takes at most 300 ms: what could not be told is made when the device asks for it.

        Args:
            paths: as in the addresses, the first to be heard first; none for nothing.
        """
        ...


class TimeZones(Protocol):
    """The time zones of devices."""

    def time_zone(self, access: ApiAccess) -> str | None:
        """Return the device's time zone, such as `Europe/Berlin`; None if it has none.

        Raises:
            ServiceTrouble: the service did not answer within two seconds.
        """
        ...


class Reminders(Protocol):
    """The reminders that this skill has set for the account."""

    def create(self, access: ApiAccess, plan: ReminderPlan) -> str:
        """Set a reminder on the device of the request, and return its id.

        Raises:
            ServiceTrouble: it was not set, or it is not known whether it was (UNAVAILABLE).
        """
        ...

    def all_of(self, access: ApiAccess) -> tuple[Reminder, ...]:
        """Return all reminders that Alexa keeps, including those that are over.

        Raises:
            ServiceTrouble: the service could not be asked.
        """
        ...

    def change(self, access: ApiAccess, reminder_id: str, plan: ReminderPlan) -> None:
        """Replace a reminder's plan.

        Raises:
            ServiceTrouble: it was not changed, or it is not known whether it was (UNAVAILABLE).
        """
        ...

    def delete(self, access: ApiAccess, reminder_id: str) -> None:
        """Delete a reminder; does nothing if it is gone already.

        Raises:
            ServiceTrouble: it was not deleted, or it is not known whether it was (UNAVAILABLE).
        """
        ...


class Entitlements(Protocol):
    """The products that the account may buy or has bought."""

    def products(self, access: ApiAccess) -> tuple[Product, ...]:
        """Return the skill's products with this account's entitlements; none where the skill sells nothing.

        Raises:
            ServiceTrouble: the service did not answer within two seconds.
        """
        ...


class StoreUse:
    """What a turn has asked of the store so far; counted while the turn goes on."""

    __slots__ = ("conflicts", "reads", "seconds", "writes")

    def __init__(self) -> None:
        # By hand: the standard dataclass writes and compiles this in half a millisecond of each cold start.
        self.seconds = 0.0
        self.reads = self.writes = self.conflicts = 0


@record
class TurnRecord:
    """What the operator learns of a turn: nothing of who spoke, and nothing of what was said."""

    request_id: str
    type: str
    intent: str
    """Empty for a request that is no intent; `other` for a name that Alexa cannot have given."""
    outcome: str
    """`answered`; `refused`: not a request of our skill; `store`: the store failed; `sorry`: the skill
    failed; `rejected`: Alexa reports that it rejected an answer."""
    orders: tuple[str, ...]
    """The types of the answer's directives."""
    at: EpochMs
    turn_ms: int
    store_ms: int
    reads: int
    writes: int
    conflicts: int
    failed_stream: str = ""
    """The kind of the stream that a player could not play, such as `trainer`; empty in any other turn."""


class TurnLog(Protocol):
    """Where a record of each turn is written."""

    def write(self, turn: TurnRecord) -> None:
        """Write the record; never raises."""
        ...
