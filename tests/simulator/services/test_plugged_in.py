"""The services as they are plugged in: what a request of the shipped skill's names is really there."""

import gc
import json
import threading
import time
from pathlib import Path

import pytest
from ask_sdk_core.serialize import DefaultSerializer
from ask_sdk_model import RequestEnvelope

from simulator.simulation import Simulation, SimulationSettings, start_simulation
from skill.adapters.alexa_services import AlexaEntitlements, AlexaTimeZones
from skill.alexa.api_access import api_access_of
from skill.ports import ApiAccess, ServiceTrouble
from tests.simulator.skills import START


def opened(bench: Simulation) -> ApiAccess:
    """Return the access that a launch of the shipped skill gives."""
    request = bench.conversation.do("open audio trainer").exchange
    assert request is not None
    found = api_access_of(DefaultSerializer().deserialize(json.dumps(request.request), RequestEnvelope))
    assert found is not None
    return found


def test_a_request_leads_to_services_that_answer(tmp_path: Path) -> None:
    """The time zone is the device's, and what is sold is there; once closed, nobody answers."""
    wishes = SimulationSettings(at=START, time_zone="Europe/Lisbon")
    bench = start_simulation(wishes, {"AUDIO_TRAINER_HOME": str(tmp_path)}, START)
    access = opened(bench)
    assert access.endpoint == bench.amazon.endpoint
    assert access.endpoint.startswith("http://127.0.0.1:")
    assert AlexaTimeZones().time_zone(access) == "Europe/Lisbon"
    assert [one.reference for one in AlexaEntitlements().products(access)] == ["premium"]
    bench.amazon.close()
    with pytest.raises(ServiceTrouble):
        AlexaTimeZones().time_zone(access)


def test_services_end_with_whoever_held_them(tmp_path: Path) -> None:
    """A bench that is dropped leaves no server behind."""
    before = threading.active_count()
    for _ in range(5):
        start_simulation(SimulationSettings(at=START), {"AUDIO_TRAINER_HOME": str(tmp_path)}, START)
    deadline = time.monotonic() + 5
    while threading.active_count() > before and time.monotonic() < deadline:
        gc.collect()
        time.sleep(0.02)
    assert threading.active_count() <= before
