"""A conversation that is handed over to Amazon: Amazon asks, the person answers, and the skill is told."""

from typing import Any

import pytest

from simulator.clock import VirtualClock
from simulator.conversation.conversation import Conversation
from simulator.device.dialog_manager import NothingAsked
from simulator.device.session import Phase
from simulator.protocol.json_access import Json
from simulator.services.amazon import Amazon
from simulator.services.connections import Reply, approve
from simulator.services.rest_api import REMINDERS_PERMISSION
from skill.domain.ground.units import DAY_MS
from tests.simulator.models import small
from tests.simulator.skills import START, FakeSkill, answer, make_device, play

PRODUCT = Amazon(VirtualClock(START)).products[0].product_id


def send(name: str, **payload: Any) -> Json:
    """Return a request to Amazon about our product."""
    inside = {"InSkillProduct": {"productId": PRODUCT}, **payload}
    return {"type": "Connections.SendRequest", "name": name, "payload": inside, "token": "go on"}


ASK_FOR: Json = {
    "type": "Connections.SendRequest",
    "name": "AskFor",
    "payload": {
        "@type": "AskForPermissionsConsentRequest",
        "@version": "1",
        "permissionScope": REMINDERS_PERMISSION,
    },
    "token": "remind",
}
SCRIPT = {
    "BuyIntent": answer(send("Buy"), shouldEndSession=True),
    "OfferIntent": answer(
        send("Upsell", upsellMessage="Hill strength is premium. Want it?"), shouldEndSession=True
    ),
    "CancelIt": answer(send("Cancel"), shouldEndSession=True),
    "RemindIntent": answer(ASK_FOR),
    "Connections.Response": answer(say="On we go.", shouldEndSession=True),
    "GoIntent": answer(play("a"), shouldEndSession=True),
}


def told(skill: FakeSkill) -> Json:
    """Return what the skill was last told of Amazon's conversation."""
    last: Json = skill.heard[-1]["request"]
    assert last["type"] == "Connections.Response"
    return last


def has(device: Any) -> bool:
    """True if the account has the product now."""
    return bool(device.amazon.accounts.is_entitled(device.profile.user_id, PRODUCT))


def test_a_purchase_goes_over_to_amazon_and_comes_back() -> None:
    """The session ends, Amazon asks, the person accepts, and a new session begins with the result."""
    device, skill = make_device(SCRIPT)
    device.intent("BuyIntent")
    first = skill.heard[-1]["session"]["sessionId"]
    assert device.session is None
    assert device.phase is Phase.ASKING
    assert "14 days" in device.amazon_question.question
    device.answer_amazon(Reply.ACCEPT)
    assert told(skill)["payload"]["purchaseResult"] == "ACCEPTED"
    assert (told(skill)["name"], told(skill)["token"], told(skill)["status"]["code"]) == (
        "Buy",
        "go on",
        "200",
    )
    assert skill.heard[-1]["session"]["new"]
    assert skill.heard[-1]["session"]["sessionId"] != first
    assert "SessionEndedRequest" not in skill.types
    assert has(device)


@pytest.mark.parametrize("name", ["BuyIntent", "OfferIntent"])
@pytest.mark.parametrize(
    ("reply", "result", "then"),
    [
        (Reply.ACCEPT, "ACCEPTED", True),
        (Reply.DECLINE, "DECLINED", False),
        (Reply.NOTHING, "DECLINED", False),
        (Reply.ERROR, "ERROR", False),
        (Reply.PENDING, "PENDING_PURCHASE", False),
        (Reply.ALREADY, "ALREADY_PURCHASED", False),
        (Reply.UNKNOWN, "SOMETHING_NEW", False),
    ],
)
def test_every_result_can_be_had(name: str, reply: Reply, result: str, then: bool) -> None:
    """And only an acceptance gives the product."""
    device, skill = make_device(SCRIPT)
    device.intent(name)
    device.answer_amazon(reply)
    assert told(skill)["payload"] == {"purchaseResult": result, "productId": PRODUCT, "message": result}
    assert has(device) is then


def test_amazon_does_not_ask_what_is_settled() -> None:
    """Who has it is told so at once; who has it not cannot cancel it; what nobody sells is an error."""
    device, skill = make_device(SCRIPT)
    device.intent("CancelIt")
    assert told(skill)["payload"]["purchaseResult"] == "NOT_ENTITLED"
    device.intent("BuyIntent")
    device.answer_amazon(Reply.ACCEPT)
    device.intent("OfferIntent")
    assert told(skill)["payload"]["purchaseResult"] == "ALREADY_PURCHASED"
    assert device.amazon_question is None
    device.amazon.accounts.is_market = False
    device.intent("BuyIntent")
    assert told(skill)["payload"]["purchaseResult"] == "ERROR"


def test_a_cancelled_trial_lasts_to_its_end_and_comes_once() -> None:
    """Fourteen days from the purchase; and who buys again has no second trial."""
    device, skill = make_device(SCRIPT)
    device.intent("BuyIntent")
    device.answer_amazon(Reply.ACCEPT)
    device.let_pass(3 * DAY_MS)
    device.intent("CancelIt")
    device.answer_amazon(Reply.ACCEPT)
    assert told(skill)["name"] == "Cancel"
    device.let_pass(11 * DAY_MS - 1)
    assert has(device)
    device.let_pass(1)
    assert not has(device)
    device.intent("BuyIntent")
    asked = device.amazon_question.question
    device.answer_amazon(Reply.ACCEPT)
    again = device.amazon.accounts.of(device.profile.user_id).subscriptions[PRODUCT]
    assert again.trial_days == 0
    assert "trial" not in asked
    assert has(device)


def test_what_was_pending_is_had_when_it_is_approved() -> None:
    """Not before."""
    device, _ = make_device(SCRIPT)
    device.intent("BuyIntent")
    device.answer_amazon(Reply.PENDING)
    assert not has(device)
    approve(device.amazon.accounts, device.profile.user_id)
    assert has(device)


def test_silence_is_an_answer_too() -> None:
    """After Amazon has asked and listened, the skill hears that it was declined."""
    device, skill = make_device(SCRIPT)
    device.intent("BuyIntent")
    device.let_pass(60_000)
    assert told(skill)["payload"]["purchaseResult"] == "DECLINED"
    assert device.amazon_question is None


@pytest.mark.parametrize(
    ("reply", "status", "granted"),
    [
        (Reply.ACCEPT, "ACCEPTED", True),
        (Reply.DECLINE, "DENIED", False),
        (Reply.ERROR, "DENIED", False),
        (Reply.NOTHING, "NOT_ANSWERED", None),
    ],
)
def test_a_permission_is_asked_for_by_voice(reply: Reply, status: str, granted: bool | None) -> None:
    """And later requests say whether it was given."""
    device, skill = make_device(SCRIPT)
    device.intent("RemindIntent")
    device.answer_amazon(reply)
    assert told(skill)["payload"] == {
        "permissionScope": REMINDERS_PERMISSION,
        "status": status,
        "isCardThrown": False,
    }
    assert [told(skill)["token"]] == ["remind"]
    device.intent("HelloIntent")
    user = skill.heard[-1]["context"]["System"]["user"]
    assert user == skill.heard[-1]["session"]["user"]
    found = user.get("permissions", {}).get("scopes", {}).get(REMINDERS_PERMISSION, {}).get("status")
    assert found == {True: "GRANTED", False: "DENIED", None: None}[granted]


def test_a_permission_that_is_given_is_not_asked_for() -> None:
    """Accepted, at once."""
    device, skill = make_device(SCRIPT)
    device.amazon.accounts.of(device.profile.user_id).granted[REMINDERS_PERMISSION] = True
    device.intent("RemindIntent")
    assert told(skill)["payload"]["status"] == "ACCEPTED"


def test_what_sounded_waits_until_all_is_settled() -> None:
    """The stream stands still while Amazon asks, and goes on after the skill's last word."""
    device, skill = make_device(SCRIPT)
    device.intent("GoIntent")
    device.let_pass(10_000)
    device.intent("BuyIntent")
    device.let_pass(5_000)
    assert skill.events[-1] == "PlaybackStopped a 10000"
    device.answer_amazon(Reply.DECLINE)
    assert skill.events[-1] == "PlaybackStarted a 10000"


def test_a_question_that_is_talked_over_is_dropped() -> None:
    """Another wish to the skill ends Amazon's conversation, and nothing is bought."""
    device, skill = make_device(SCRIPT)
    device.intent("BuyIntent")
    device.intent("GoIntent", one_shot=True)
    assert device.amazon_question is None
    with pytest.raises(NothingAsked):
        device.answer_amazon(Reply.ACCEPT)
    assert "Connections.Response" not in skill.types


def test_without_a_line_amazon_hears_nothing() -> None:
    """The answer is lost, and nothing is bought."""
    device, skill = make_device(SCRIPT)
    device.intent("BuyIntent")
    device.lose_network()
    device.answer_amazon(Reply.ACCEPT)
    assert device.amazon_question is None
    assert not has(device)
    assert "Connections.Response" not in skill.types


def test_each_request_names_a_token_of_its_own_and_where_it_opens() -> None:
    """Events carry one too, and none in the clear to Amazon's own address while nothing is served."""
    device, skill = make_device(SCRIPT)
    device.intent("GoIntent")
    systems = [one["context"]["System"] for one in skill.heard]
    assert len({one["apiAccessToken"] for one in systems}) == len(systems) == 2
    assert {one["apiEndpoint"] for one in systems} == {"https://api.amazonalexa.com"}


def test_it_is_talked_through_in_words() -> None:
    """Yes and no go to Amazon while Amazon asks; a reply that nobody asked for is told so."""
    device, _ = make_device(SCRIPT | {"StartIntent": SCRIPT["BuyIntent"]})
    talk = Conversation(device, small())
    step = talk.do("start a strength workout")
    assert step.amazon is not None
    assert "trial" in step.amazon
    step = talk.do("yes")
    assert "You've got Premium" in str(step.amazon)
    assert step.spoken == "On we go."
    assert has(device)
    assert "isn't asking" in str(talk.do("!accept").amazon)
    step = talk.do("start a strength workout")
    assert "already have" in str(step.amazon)
    assert step.spoken == "On we go."


@pytest.mark.parametrize(("words", "granted"), [("I approve", True), ("no", False), ("banana", False)])
def test_a_permission_is_approved_in_words(words: str, granted: bool) -> None:
    """Amazon's own words for it, and anything else is a no."""
    device, _ = make_device(SCRIPT | {"StartIntent": SCRIPT["RemindIntent"]})
    talk = Conversation(device, small())
    talk.do("start a strength workout")
    talk.do(words)
    assert device.amazon.accounts.of(device.profile.user_id).granted == {REMINDERS_PERMISSION: granted}
