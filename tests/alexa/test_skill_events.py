"""An erasure is never lost: an event that orders one is acknowledged only when it is done."""

from dataclasses import replace
from typing import Any

import pytest

from skill.alexa.endpoint import Handler
from skill.alexa.skill_events import NotDone
from skill.alexa.turn_log import logged
from skill.domain.listener.listener import Listener
from skill.domain.listener.premium import PremiumMemory
from skill.ports import StoreError, StoreUnreadable, TurnRecord, WriteConflict
from tests.alexa.envelopes import intent, request
from tests.alexa.skill_builder import skill_over
from tests.blocked_imports import NoServices
from tests.fakes import MONDAY, FakeLibrary, FakeStore

DISABLED = "AlexaSkillEvent.SkillDisabled"
ENDED = ["IN_SKILL_PRODUCT_SUBSCRIPTION_ENDED", "AlexaSkillEvent.InSkillProductSubscriptionEnded"]
AWAY = [StoreError("away"), WriteConflict("beaten"), OSError("unplugged"), RuntimeError("a fault of ours")]


@pytest.fixture
def store() -> FakeStore:
    """Return a store that holds an account with premium, and its neighbour."""
    kept = FakeStore()
    skill = skill_over(kept, FakeLibrary(), NoServices())
    skill(intent("StartWorkoutIntent", workout="legs"), None)
    neighbour = intent("StartWorkoutIntent", workout="legs")
    neighbour["context"]["System"]["user"]["userId"] = "amzn1.ask.account.neighbour"
    skill(neighbour, None)
    memory = PremiumMemory(seen_at=MONDAY, seen_on="2026-11-23")
    kept.kept = {key: replace(one, premium=memory) for key, one in kept.kept.items()}
    return kept


@pytest.fixture
def skill(store: FakeStore) -> Handler:
    """Return the skill over it."""
    return skill_over(store, FakeLibrary(), NoServices())


def told(kind: str) -> dict[str, Any]:
    """Return an event, which comes outside of any session."""
    return request(kind, session=False)


def ours(store: FakeStore) -> Listener:
    """Return what is kept of the account; nothing of the neighbour's."""
    assert len(store.kept) == 2
    return next(iter(store.kept.values()))


@pytest.mark.parametrize("kind", [DISABLED, *ENDED])
@pytest.mark.parametrize("trouble", AWAY, ids=lambda one: type(one).__name__)
def test_an_event_that_was_not_carried_out_is_not_acknowledged(
    skill: Handler, store: FakeStore, kind: str, trouble: Exception
) -> None:
    """No answer at all, which is an error to Lambda and to a web server; then Alexa sends it again."""
    before, store.broken = dict(store.kept), trouble
    for _ in range(3):
        with pytest.raises(NotDone):
            skill(told(kind), None)
    assert store.kept == before

    store.broken = None
    assert skill(told(kind), None) == {"version": "1.0", "response": {}}
    if kind == DISABLED:
        assert len(store.kept) == 1
    else:
        assert ours(store).premium.seen_at is None


@pytest.mark.parametrize("kind", [DISABLED, *ENDED])
def test_an_event_that_comes_twice_is_acknowledged_twice(skill: Handler, store: FakeStore, kind: str) -> None:
    """Alexa may not have heard the first receipt."""
    assert skill(told(kind), None) == skill(told(kind), None) == {"version": "1.0", "response": {}}
    assert any(one.premium.seen_at is not None for one in store.kept.values())


def test_an_unreadable_record_holds_no_event_up(skill: Handler, store: FakeStore) -> None:
    """There is no hint in it that anybody could read, and sending again would not mend it."""
    store.broken = StoreUnreadable("garbled")
    assert skill(told(ENDED[0]), None)["response"] == {}


@pytest.mark.parametrize("kind", [DISABLED, *ENDED])
def test_an_event_without_an_account_is_acknowledged(skill: Handler, store: FakeStore, kind: str) -> None:
    """There is nothing to be done, now or later."""
    nobodys = told(kind)
    del nobodys["context"]["System"]["user"]
    before, store.broken = dict(store.kept), StoreError("away")
    assert skill(nobodys, None)["response"] == {}
    assert store.kept == before


@pytest.mark.parametrize(
    "kind", ["AlexaSkillEvent.SkillEnabled", "AlexaSkillEvent.SkillPermissionChanged", "SessionEndedRequest"]
)
def test_what_orders_no_erasure_is_acknowledged_whatever_happens(
    skill: Handler, store: FakeStore, kind: str
) -> None:
    """Nothing is lost by a receipt."""
    store.broken = StoreError("away")
    assert skill(request(kind, session=False, reason="USER_INITIATED"), None)["response"] == {}


def test_what_was_not_done_is_in_the_log(skill: Handler, store: FakeStore) -> None:
    """The operator sees the store's fault, as in any turn."""
    turns: list[TurnRecord] = []

    class Log:
        def write(self, turn: TurnRecord) -> None:
            turns.append(turn)

    store.broken = StoreError("away")
    with pytest.raises(NotDone):
        logged(skill, Log())(told(DISABLED), None)
    assert [(one.type, one.outcome, one.orders) for one in turns] == [(DISABLED, "store", ())]
