"""Amazon, as far as a skill has to do with her beyond requests: one for a household, with its switches."""

import weakref
from collections.abc import Sequence
from dataclasses import dataclass, field

from simulator.clock import VirtualClock
from simulator.household import Household
from simulator.services.accounts import Accounts
from simulator.services.answering import Call, Told, answer, service_of
from simulator.services.products import Offer
from simulator.services.server import Mishap, Server
from simulator.wire import Json

ELSEWHERE = "https://api.amazonalexa.com"
"""What a request names while nothing is served: a skill that calls it gets no answer from here."""


@dataclass(slots=True, weakref_slot=True)
class Amazon:
    """The accounts, the services that tell of them, and what goes wrong with those.

    `mishaps` may be changed at any time: by a service (`answering.TIME_ZONE`, `REMINDER`, `PRODUCTS`), what
    goes wrong with its calls. `accounts` holds all else.
    """

    clock: VirtualClock
    offers: Sequence[Offer] = (Offer(),)
    mishaps: dict[str, Mishap | None] = field(default_factory=dict)
    calls: list[tuple[Call, Told | None]] = field(default_factory=list)
    """What was asked and answered, in order; None where a mishap answered."""
    accounts: Accounts = field(init=False)
    _server: Server | None = None

    def __post_init__(self) -> None:
        """Open the books."""
        self.accounts = Accounts(self.clock, self.offers)

    def serve(self) -> "Amazon":
        """Begin to answer over HTTP; ends with `close`, or when nobody holds this any more."""
        if self._server is None:
            accounts, calls, mishaps = self.accounts, self.calls, self.mishaps

            def answered(call: Call) -> Told:
                told = answer(accounts, call)
                calls.append((call, told))
                return told

            def mishap_of(call: Call) -> Mishap | None:
                found = mishaps.get(service_of(call) or "")
                if found is not None and found is not Mishap.SLOW:
                    calls.append((call, None))
                return found

            self._server = Server(answered, mishap_of)
            weakref.finalize(self, self._server.close_soon).atexit = False
        return self

    def close(self) -> None:
        """Answer no more."""
        if self._server is not None:
            self._server.close()
            self._server = None

    @property
    def endpoint(self) -> str:
        """The `apiEndpoint` of requests."""
        return self._server.address if self._server else ELSEWHERE

    def system(self, house: Household, *, in_session: bool) -> Json:
        """Return what a request's `context.System` says of the services."""
        token = self.accounts.token_for(house, in_session=in_session)
        return {"apiEndpoint": self.endpoint, "apiAccessToken": token}

    def user(self, house: Household) -> Json:
        """Return a request's user, with the permissions that were given or taken."""
        found: Json = {"userId": house.user_id}
        granted = self.accounts.of(house.user_id).granted
        if granted:
            scopes = {name: {"status": "GRANTED" if has else "DENIED"} for name, has in granted.items()}
            found["permissions"] = {"scopes": scopes}
        return found
