"""What a request gives us to ask Alexa's services with."""

import json
from typing import Any

import pytest
from ask_sdk_core.serialize import DefaultSerializer
from ask_sdk_model import RequestEnvelope

from skill.alexa.api_access import api_access_of
from skill.domain.ground.alexa_reminders import PERMISSION as REMINDERS
from skill.ports import ApiAccess
from tests.alexa.envelopes import context, request


def read(around: dict[str, Any]) -> ApiAccess | None:
    """Return the access of a launch in this context."""
    payload = json.dumps(request("LaunchRequest", around=around))
    return api_access_of(DefaultSerializer().deserialize(payload, RequestEnvelope))


def test_a_request_opens_the_services_for_its_turn() -> None:
    """Where they are, the token, the device, the locale; and no word on permissions if there is none."""
    assert read(context()) == ApiAccess("https://api.amazonalexa.com", "secret", "kitchen", "en-US", None)


@pytest.mark.parametrize("status", ["GRANTED", "DENIED"])
def test_a_permission_is_as_alexa_says(status: str) -> None:
    """Given, or taken back."""
    around = context()
    around["System"]["user"]["permissions"] = {"scopes": {REMINDERS: {"status": status}}}
    found = read(around)
    assert found is not None
    assert found.may_remind is (status == "GRANTED")


@pytest.mark.parametrize("missing", ["apiEndpoint", "apiAccessToken"])
def test_without_endpoint_or_token_there_is_no_way(missing: str) -> None:
    """As in events, and from some devices."""
    around = context()
    del around["System"][missing]
    assert read(around) is None


def test_without_a_device_there_is_still_a_way() -> None:
    """Products belong to the account."""
    around = context()
    del around["System"]["device"]
    found = read(around)
    assert found is not None
    assert found.device_id == ""
