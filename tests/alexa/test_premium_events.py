"""Premium: events that the SDK does not know, facts to ask for, and a store that is gone."""

from dataclasses import dataclass, field
from typing import Any

import pytest

from skill.domain.conversation.requests import NotUnderstood
from skill.domain.ground.entitlement import Entitlement
from skill.domain.turn.facts import Fact, Facts
from skill.domain.turn.outcome import Errand
from skill.domain.turn.requests import Heard
from skill.ports import ApiAccess, StoreError
from tests.alexa.envelopes import context, event, intent, request
from tests.alexa.skill_builder import skill_over
from tests.domain.premium.talker import OWNED, SOLD, PremiumLibrary
from tests.fakes import FakeClock, FakeStore

SPELLINGS = (
    "AlexaSkillEvent.InSkillProductSubscriptionEnded",
    "InSkillProductSubscriptionEnded",
    "IN_SKILL_PRODUCT_SUBSCRIPTION_ENDED",
    "AlexaSkillEvent.IN_SKILL_PRODUCT_SUBSCRIPTION_ENDED",
)


@dataclass
class FakeShop:
    """Amazon's word, and how often it was asked for."""

    entitlement: Entitlement
    asked: list[frozenset[Fact]] = field(default_factory=list)

    def learn(self, wanted: frozenset[Fact], access: ApiAccess | None) -> Facts:
        """Tell what is set."""
        self.asked.append(wanted)
        return Facts(wanted, entitlement=self.entitlement if Fact.ENTITLEMENT in wanted else None)

    def run(self, errand: Errand, access: ApiAccess | None) -> Heard:
        """Do nothing."""
        return NotUnderstood()


@dataclass
class Shop:
    """The skill over fakes."""

    services: FakeShop
    store: FakeStore = field(default_factory=FakeStore)
    clock: FakeClock = field(default_factory=FakeClock)
    skill_id: str | None = None

    def hear(self, made: dict[str, Any]) -> dict[str, Any]:
        """Return the answer to a request."""
        skill = skill_over(self.store, PremiumLibrary(), self.services, self.clock, self.skill_id)
        return skill(made, None)

    def seen_at(self) -> int | None:
        """Return the hint of the one listener who is stored."""
        (listener,) = self.store.kept.values()
        return listener.premium.seen_at


def entitled() -> Shop:
    """Return a skill that somebody with premium has used."""
    shop = Shop(FakeShop(OWNED))
    shop.hear(intent("StartWorkoutIntent", workout="hills"))
    assert shop.seen_at() is not None
    return shop


@pytest.mark.parametrize("spelling", SPELLINGS)
def test_the_end_of_a_subscription_drops_the_hint_however_it_is_spelled(spelling: str) -> None:
    """And is acknowledged with nothing."""
    shop = entitled()
    assert shop.hear(request(spelling, session=False, body={})) == {"version": "1.0", "response": {}}
    assert shop.seen_at() is None


@pytest.mark.parametrize("what", ["Started", "Renewed"])
def test_other_news_of_a_subscription_change_nothing(what: str) -> None:
    """Whether somebody has it is asked when it matters."""
    shop = entitled()
    before = dict(shop.store.kept)
    answer = shop.hear(request(f"AlexaSkillEvent.InSkillProductSubscription{what}", session=False))
    assert answer["response"] == {}
    assert shop.store.kept == before
    assert len(shop.services.asked) == 2


def test_an_event_is_carried_out_whoever_writes_meanwhile() -> None:
    """And acknowledged where there is nobody for whom it could be."""
    shop = entitled()
    shop.store.contested = 1
    shop.hear(request(SPELLINGS[0], session=False))
    assert shop.seen_at() is None
    nobody = request(SPELLINGS[0], session=False, around={"System": {}})
    assert shop.hear(nobody)["response"] == {}


def test_an_event_for_another_skill_changes_nothing() -> None:
    """The id is looked at first."""
    shop = entitled()
    shop.skill_id = "amzn1.ask.skill.other"
    shop.hear(request(SPELLINGS[0], session=False))
    assert shop.seen_at() is not None


def test_facts_are_asked_for_one_after_another_and_each_once() -> None:
    """The time zone first, then the entitlement; and nothing where nothing depends on it."""
    shop = Shop(FakeShop(SOLD))
    shop.hear(intent("StartWorkoutIntent", workout="hills"))
    assert shop.services.asked == [frozenset({Fact.TIME_ZONE}), frozenset({Fact.ENTITLEMENT})]
    shop.hear(intent("StartWorkoutIntent", workout="legs"))
    assert len(shop.services.asked) == 2


def test_a_premium_stream_stops_without_the_store_and_a_free_one_goes_on() -> None:
    """Nobody knows then whose it is."""
    shop = entitled()
    for workout, goes_on in (("hills", False), ("legs", True)):
        shop.store.broken = None
        play = shop.hear(intent("StartWorkoutIntent", workout=workout))["response"]["directives"][0]
        stream = play["audioItem"]["stream"]
        assert "signature=" in stream["url"]
        shop.store.broken = StoreError("gone")
        answer = shop.hear(event("PlaybackNearlyFinished", stream["token"]))
        assert bool(answer["response"].get("directives")) is goes_on
        assert ("signature=" in str(answer)) is goes_on


def test_a_token_of_another_household_opens_nothing() -> None:
    """Somebody without premium whose device reports an entitled person's stream is answered with silence."""
    shop = entitled()
    play = shop.hear(intent("StartWorkoutIntent", workout="hills"))["response"]["directives"][0]
    token = play["audioItem"]["stream"]["token"]
    shop.services.entitlement = SOLD
    stranger = context(token)
    stranger["System"]["user"]["userId"] = "amzn1.ask.account.somebody-else"
    for kind in ("PlaybackStarted", "PlaybackNearlyFinished", "PlaybackFinished"):
        made = event(kind, token) | {"context": stranger}
        assert not shop.hear(made)["response"].get("directives")
    for button in ("Next", "Play", "Previous"):
        made = request(f"PlaybackController.{button}CommandIssued", session=False, around=stranger)
        answer = shop.hear(made)
        assert "signature=" not in str(answer)
