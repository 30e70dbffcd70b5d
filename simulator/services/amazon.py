"""Amazon's side of a household: its accounts, the services that a skill calls, and their faults."""

import weakref
from collections.abc import Sequence
from dataclasses import dataclass, field

from simulator.clock import VirtualClock
from simulator.protocol.device_profile import DeviceProfile
from simulator.protocol.json_access import Json
from simulator.services.accounts import Accounts
from simulator.services.http_server import ServiceFault, ServiceServer
from simulator.services.products import Product
from simulator.services.rest_api import ApiCall, ApiResponse, respond, service_of

REAL_ENDPOINT = "https://api.amazonalexa.com"
"""The `apiEndpoint` of requests while no simulated services are running."""


@dataclass(slots=True, weakref_slot=True)
class Amazon:
    """The accounts, the HTTP services that read and change them, and the faults of these services.

    `service_faults` maps a service (`rest_api.TIME_ZONE`, `REMINDER`, `PRODUCTS`) to its fault, and may be
    changed at any time.
    """

    clock: VirtualClock
    products: Sequence[Product] = (Product(),)
    service_faults: dict[str, ServiceFault | None] = field(default_factory=dict)
    calls: list[tuple[ApiCall, ApiResponse | None]] = field(default_factory=list)
    """Each call with its response, in order; the response is None if a fault replaced it."""
    accounts: Accounts = field(init=False)
    _server: ServiceServer | None = None

    def __post_init__(self) -> None:
        """Make the accounts."""
        self.accounts = Accounts(self.clock, self.products)

    def serve(self) -> "Amazon":
        """Start the HTTP server and return self; `close` or the end of this object stops it."""
        if self._server is None:
            accounts, calls, service_faults = self.accounts, self.calls, self.service_faults

            def answered(call: ApiCall) -> ApiResponse:
                told = respond(accounts, call)
                calls.append((call, told))
                return told

            def fault_of(call: ApiCall) -> ServiceFault | None:
                found = service_faults.get(service_of(call) or "")
                if found is not None and found is not ServiceFault.SLOW:
                    calls.append((call, None))
                return found

            self._server = ServiceServer(answered, fault_of)
            weakref.finalize(self, self._server.close_soon).atexit = False
        return self

    def close(self) -> None:
        """Stop the HTTP server."""
        if self._server is not None:
            self._server.close()
            self._server = None

    @property
    def endpoint(self) -> str:
        """The `apiEndpoint` of requests."""
        return self._server.address if self._server else REAL_ENDPOINT

    def system(self, profile: DeviceProfile, *, in_session: bool) -> Json:
        """Return the endpoint and a new access token, as they stand in a request's `context.System`."""
        token = self.accounts.token_for(profile, in_session=in_session)
        return {"apiEndpoint": self.endpoint, "apiAccessToken": token}

    def user(self, profile: DeviceProfile) -> Json:
        """Return the `user` of a request, with the permissions that were granted or denied."""
        found: Json = {"userId": profile.user_id}
        granted = self.accounts.of(profile.user_id).granted
        if granted:
            scopes = {name: {"status": "GRANTED" if has else "DENIED"} for name, has in granted.items()}
            found["permissions"] = {"scopes": scopes}
        return found
