"""What Amazon knows of each account: permissions, time zones, reminders, subscriptions, and tokens."""

from collections import OrderedDict
from collections.abc import Sequence
from dataclasses import dataclass, field

from simulator.clock import VirtualClock
from simulator.household import Household
from simulator.services.products import Offer, Subscription
from simulator.services.reminders import Alert

TOKENS_LAST_MS = 3_600_000
MOST_TOKENS = 1_000


@dataclass(slots=True)
class Account:
    """One account, in memory only."""

    granted: dict[str, bool] = field(default_factory=dict)
    """By permission: whether it was given; one that nobody was asked for is not there."""
    alerts: dict[str, Alert] = field(default_factory=dict)
    subscriptions: dict[str, Subscription] = field(default_factory=dict)
    """By product id."""
    pending: set[str] = field(default_factory=set)
    """Products whose purchase waits for somebody's approval."""


@dataclass(frozen=True, slots=True)
class Grant:
    """What a token was given out for."""

    user_id: str
    device_id: str
    until: int
    in_session: bool


@dataclass(slots=True)
class Accounts:
    """All accounts, and who may ask about which."""

    clock: VirtualClock
    offers: Sequence[Offer]
    time_zone: str | None = "America/New_York"
    """Of every device; None: it was never set."""
    supports_reminders: bool = True
    is_market: bool = True
    """False where nothing of the skill's is sold."""
    most_reminders: int = 250
    kept: dict[str, Account] = field(default_factory=dict)
    _tokens: OrderedDict[str, Grant] = field(default_factory=OrderedDict)
    _count: int = 0

    def of(self, user_id: str) -> Account:
        """Return an account, which is there as soon as somebody asks for it."""
        return self.kept.setdefault(user_id, Account())

    def token_for(self, house: Household, *, in_session: bool) -> str:
        """Return a new token, good for one hour, as each request carries one."""
        self._count += 1
        token = f"Atza|SIMULATED.{self._count}"
        until = self.clock.now + TOKENS_LAST_MS
        self._tokens[token] = Grant(house.user_id, house.device_id, until, in_session)
        while len(self._tokens) > MOST_TOKENS:
            self._tokens.popitem(last=False)
        return token

    def grant(self, token: str) -> Grant | None:
        """Return what a token is good for; None if it is unknown or has expired."""
        found = self._tokens.get(token)
        return found if found is not None and self.clock.now <= found.until else None

    def offer(self, product_id: object) -> Offer | None:
        """Return what is sold under an id."""
        return next((one for one in self.offers if one.product_id == product_id), None)

    def rung(self, user_id: str, since: int) -> list[str]:
        """Return what an account's reminders said after a moment and until now, in order."""
        found = []
        for alert in self.of(user_id).alerts.values():
            moment = alert.next_at(max(since, alert.updated))
            while moment is not None and moment <= self.clock.now:
                found.append((moment, alert.text))
                moment = alert.next_at(moment)
        return [text for _, text in sorted(found)]

    def is_entitled(self, user_id: str, product_id: str) -> bool:
        """True while an account has a product."""
        found = self.of(user_id).subscriptions.get(product_id)
        return found is not None and found.is_on(self.clock.now)
