"""The accounts that Alexa's services keep: permissions, time zone, reminders, subscriptions and tokens."""

from collections import OrderedDict
from collections.abc import Sequence
from dataclasses import dataclass, field

from simulator.clock import VirtualClock
from simulator.protocol.device_profile import DeviceProfile
from simulator.services.products import Product, Subscription
from simulator.services.reminders import Reminder
from skill.domain.ground.units import HOUR_MS

DEFAULT_TIME_ZONE = "America/New_York"
TOKENS_LAST_MS = HOUR_MS
MOST_TOKENS = 1_000


@dataclass(slots=True)
class Account:
    """One account; it is kept in memory only."""

    granted: dict[str, bool] = field(default_factory=dict)
    """For each permission scope that the user was asked for, whether it was granted."""
    reminders: dict[str, Reminder] = field(default_factory=dict)
    subscriptions: dict[str, Subscription] = field(default_factory=dict)
    """By product id."""
    pending: set[str] = field(default_factory=set)
    """The ids of the products whose purchase waits for approval, as for a child's account."""


@dataclass(frozen=True, slots=True)
class Grant:
    """What an access token gives access to."""

    user_id: str
    device_id: str
    until: int
    """When the token expires, in milliseconds since 1970."""
    in_session: bool


@dataclass(slots=True)
class Accounts:
    """All accounts, and the access tokens that were issued for them."""

    clock: VirtualClock
    products: Sequence[Product]
    time_zone: str | None = DEFAULT_TIME_ZONE
    """The time zone of every device; None: it was never set."""
    supports_reminders: bool = True
    is_market: bool = True
    """False in a country where the skill's products are not sold."""
    most_reminders: int = 250
    kept: dict[str, Account] = field(default_factory=dict)
    """The accounts by user id."""
    _tokens: OrderedDict[str, Grant] = field(default_factory=OrderedDict)
    _count: int = 0

    def of(self, user_id: str) -> Account:
        """Return the account of a user; a new one if there is none yet."""
        return self.kept.setdefault(user_id, Account())

    def token_for(self, profile: DeviceProfile, *, in_session: bool) -> str:
        """Return a new access token, valid for one hour; each request to the skill gets its own."""
        self._count += 1
        token = f"Atza|SIMULATED.{self._count}"
        until = self.clock.now + TOKENS_LAST_MS
        self._tokens[token] = Grant(profile.user_id, profile.device_id, until, in_session)
        while len(self._tokens) > MOST_TOKENS:
            self._tokens.popitem(last=False)
        return token

    def grant(self, token: str) -> Grant | None:
        """Return what a token gives access to; None if it is unknown or has expired."""
        found = self._tokens.get(token)
        return found if found is not None and self.clock.now <= found.until else None

    def product(self, product_id: object) -> Product | None:
        """Return the product with an id; None if there is none."""
        return next((one for one in self.products if one.product_id == product_id), None)

    def reminders_due(self, user_id: str, since: int) -> list[str]:
        """Return the texts of an account's reminders that were due after a time and until now, in order."""
        found = []
        for reminder in self.of(user_id).reminders.values():
            moment = reminder.next_at(max(since, reminder.updated))
            while moment is not None and moment <= self.clock.now:
                found.append((moment, reminder.text))
                moment = reminder.next_at(moment)
        return [text for _, text in sorted(found)]

    def is_entitled(self, user_id: str, product_id: str) -> bool:
        """Return True while an account is entitled to a product."""
        found = self.of(user_id).subscriptions.get(product_id)
        return found is not None and found.is_on(self.clock.now)
