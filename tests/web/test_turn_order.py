"""One household's requests are answered one at a time; another's do not wait for them."""

import threading
from typing import Any

import pytest

from tests.alexa.envelopes import request
from web import turn_order
from web.turn_order import _Households, in_order


def of(account: str) -> dict[str, Any]:
    """Return a request of an account."""
    made = request("LaunchRequest")
    made["context"]["System"]["user"]["userId"] = account
    return made


def test_one_household_is_answered_one_at_a_time() -> None:
    """However many requests come at once; afterwards nothing is kept of it."""
    inside, most, households = [], [], _Households()

    def handler(event: Any, context: Any) -> dict[str, Any]:
        inside.append(event)
        most.append(len(inside))
        threading.Event().wait(0.001)
        inside.pop()
        return {}

    ordered = in_order(handler, households)
    threads = [threading.Thread(target=ordered, args=(of("somebody"), None)) for _ in range(12)]
    for one in threads:
        one.start()
    for one in threads:
        one.join()
    assert most == [1] * 12
    assert len(households) == 0


def test_another_household_does_not_wait() -> None:
    """A slow turn holds up nobody else."""
    begun, go_on = threading.Event(), threading.Event()

    def handler(event: Any, context: Any) -> dict[str, Any]:
        if event["context"]["System"]["user"]["userId"] == "slow":
            begun.set()
            go_on.wait(20)
        return {"answered": True}

    ordered = in_order(handler)
    slow = threading.Thread(target=ordered, args=(of("slow"), None))
    slow.start()
    begun.wait(20)
    assert ordered(of("quick"), None) == {"answered": True}
    go_on.set()
    slow.join()


def test_who_has_waited_long_enough_goes_on(monkeypatch: pytest.MonkeyPatch) -> None:
    """Beside the one before: the store tells who was first."""
    monkeypatch.setattr(turn_order, "WAIT_S", 0.001)
    inner: list[dict[str, Any]] = []

    def handler(event: Any, context: Any) -> dict[str, Any]:
        if not inner:
            inner.append({})
            ordered(of("somebody"), None)
        return {}

    ordered = in_order(handler)
    assert ordered(of("somebody"), None) == {}


@pytest.mark.parametrize("odd", [None, [], {}, {"context": {"System": {}}}, "text"])
def test_what_names_no_account_is_passed_on(odd: Any) -> None:
    """What it is worth is not to be judged here."""
    assert in_order(lambda event, _: {"given": event})(odd, None) == {"given": odd}


def test_what_is_raised_is_raised() -> None:
    """And the turn is given on."""
    households = _Households()

    def handler(event: Any, context: Any) -> dict[str, Any]:
        raise OSError("unplugged")

    for _ in range(2):
        with pytest.raises(OSError, match="unplugged"):
            in_order(handler, households)(of("somebody"), None)
    assert len(households) == 0
