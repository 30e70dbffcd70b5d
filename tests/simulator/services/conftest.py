"""A served Amazon, and the way in that a request would give."""

from collections.abc import Callable, Iterator

import pytest

from simulator.clock import VirtualClock
from simulator.protocol.device_profile import DeviceProfile
from simulator.services.amazon import Amazon
from simulator.services.rest_api import REMINDERS_PERMISSION
from skill.ports import ApiAccess
from tests.simulator.skills import START


@pytest.fixture
def amazon() -> Iterator[Amazon]:
    """Serve Amazon's services on loopback, by a clock of their own."""
    served = Amazon(VirtualClock(START)).serve()
    yield served
    served.close()


@pytest.fixture
def house() -> DeviceProfile:
    """Return a household."""
    return DeviceProfile()


@pytest.fixture
def access(amazon: Amazon, house: DeviceProfile) -> Callable[..., ApiAccess]:
    """Return how to get the access of a request, with or without the permission for reminders."""

    def of(*, permitted: bool = True, in_session: bool = True) -> ApiAccess:
        amazon.accounts.of(house.user_id).granted[REMINDERS_PERMISSION] = permitted
        system = amazon.system(house, in_session=in_session)
        return ApiAccess(system["apiEndpoint"], system["apiAccessToken"], house.device_id, "en-US", permitted)

    return of
