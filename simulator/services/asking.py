"""Amazon's side of `Connections.SendRequest`: she asks, the person answers, and the skill is told.

Buy, Upsell and Cancel are for products, AskFor is for a permission. What the person has decides whether
Amazon asks at all; the answer changes it; and every result that the interface knows, and one that nobody
knows yet, can be had.
"""

import tomllib
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from pathlib import Path

from simulator.services.accounts import Account, Accounts
from simulator.services.products import Offer, Subscription
from simulator.wire import Json, dig

PROMPTS = Path(__file__).parent / "prompts.toml"
SHOPPING = {"Buy": "buy", "Upsell": "upsell", "Cancel": "cancel"}
ASK_FOR = "AskFor"


class Reply(StrEnum):
    """What comes of a question of Amazon's: the person's word, or what befalls it."""

    ACCEPT = "accept"
    DECLINE = "decline"
    NOTHING = "nothing"
    """The person says nothing."""
    ERROR = "error"
    PENDING = "pending"
    """Somebody else must approve."""
    ALREADY = "already"
    NONE = "none"
    """There is nothing to cancel."""
    UNKNOWN = "unknown"
    """A result that Amazon may add one day."""


@dataclass(frozen=True, slots=True)
class Asked:
    """A conversation that the skill has handed over to Amazon."""

    name: str
    """`Buy`, `Upsell`, `Cancel` or `AskFor`."""
    token: str
    about: str
    """The product's id, or the permission."""
    question: str
    settled: Reply | None = None
    """What comes of it without a question; None if the person is asked."""
    message: str = ""
    """The skill's own words of an upsell."""


RESULTS = {
    Reply.ACCEPT: "ACCEPTED",
    Reply.DECLINE: "DECLINED",
    Reply.NOTHING: "DECLINED",
    Reply.ERROR: "ERROR",
    Reply.PENDING: "PENDING_PURCHASE",
    Reply.ALREADY: "ALREADY_PURCHASED",
    Reply.NONE: "NOT_ENTITLED",
    Reply.UNKNOWN: "SOMETHING_NEW",
}
STATUSES = {Reply.ACCEPT: "ACCEPTED", Reply.ALREADY: "ACCEPTED", Reply.NOTHING: "NOT_ANSWERED"}
"""Of a permission; any other reply is DENIED."""


def taken_up(directive: Json, accounts: Accounts, user_id: str) -> Asked | None:
    """Return what Amazon makes of a directive; None if it is not hers to take up."""
    if dig(directive, "type") != "Connections.SendRequest":
        return None
    name, token = dig(directive, "name"), str(dig(directive, "token", default=""))
    account = accounts.of(user_id)
    if name == ASK_FOR:
        scope = permission_in(directive) or ""
        settled = Reply.ALREADY if account.granted.get(scope) else None
        return Asked(ASK_FOR, token, scope, _said("permission", "asks"), settled)
    if name not in SHOPPING:
        return None
    product = str(dig(directive, "payload", "InSkillProduct", "productId", default=""))
    offer = accounts.offer(product) if accounts.is_market else None
    message = str(dig(directive, "payload", "upsellMessage", default=""))
    key = "asks_again" if product in account.subscriptions else "asks"
    question = _said(SHOPPING[name], key, offer, message)
    settled = _settled(name, offer, accounts, user_id)
    return Asked(name, token, product, question, settled, message)


def permission_in(directive: Json) -> str | None:
    """Return the permission that an AskFor asks for, in either version of its payload."""
    payload = dig(directive, "payload")
    found = dig(payload, "permissionScope")
    scopes = dig(payload, "permissionScopes")
    if isinstance(scopes, list) and scopes:
        found = dig(scopes[0], "permissionScope")
    return found if isinstance(found, str) else None


def _settled(name: str, offer: Offer | None, accounts: Accounts, user_id: str) -> Reply | None:
    if offer is None:
        return Reply.ERROR
    has = accounts.is_entitled(user_id, offer.product_id)
    if name == "Cancel":
        return None if has else Reply.NONE
    return Reply.ALREADY if has else None


def settle(asked: Asked, reply: Reply, accounts: Accounts, user_id: str) -> tuple[str, Json]:
    """Let a reply take effect.

    Returns:
        What Amazon says to it, and the request that tells the skill.
    """
    account = accounts.of(user_id)
    if asked.name == ASK_FOR:
        return _permitted(asked, reply, account)
    offer = accounts.offer(asked.about)
    if reply is Reply.ACCEPT and offer is not None:
        _take(asked.name, offer, account, accounts.clock.now)
    if reply is Reply.PENDING:
        account.pending.add(asked.about)
    payload = {"purchaseResult": RESULTS[reply], "productId": asked.about, "message": RESULTS[reply]}
    said = _said(SHOPPING[asked.name], _words(reply), offer, asked.message)
    return said, _response(asked, payload)


def approve(accounts: Accounts, user_id: str) -> None:
    """Let whoever had to approve a purchase do so: what was pending is had now."""
    account = accounts.of(user_id)
    for product_id in account.pending:
        if offer := accounts.offer(product_id):
            _take("Buy", offer, account, accounts.clock.now)
    account.pending.clear()


def _take(name: str, offer: Offer, account: Account, now: int) -> None:
    if name == "Cancel":
        account.subscriptions[offer.product_id].cancelled_at = now
    else:
        # A trial is given once: who comes back pays from the first day.
        days = 0 if offer.product_id in account.subscriptions else offer.trial_days
        account.subscriptions[offer.product_id] = Subscription(now, days)


def _permitted(asked: Asked, reply: Reply, account: Account) -> tuple[str, Json]:
    status = STATUSES.get(reply, "DENIED")
    if status != "NOT_ANSWERED":
        account.granted[asked.about] = status == "ACCEPTED"
    payload = {"permissionScope": asked.about, "status": status, "isCardThrown": False}
    return _said("permission", _words(reply)), _response(asked, payload)


def _response(asked: Asked, payload: Json) -> Json:
    return {
        "type": "Connections.Response",
        "name": asked.name,
        "status": {"code": "200", "message": "OK"},
        "payload": payload,
        "token": asked.token,
    }


def _words(reply: Reply) -> str:
    names = {Reply.ACCEPT: "accepted", Reply.DECLINE: "declined", Reply.NOTHING: "unanswered"}
    return names.get(reply, str(reply))


def own_words(key: str, **values: str) -> str:
    """Return what Alexa says of her own, about no product."""
    return _prompts()["alexa"][key].format(**values)


def _said(chapter: str, key: str, offer: Offer | None = None, message: str = "") -> str:
    wording = _prompts()[chapter].get(key, "")
    offer = offer or Offer()
    filled: str = wording.format(name=offer.name, days=offer.trial_days, message=message)
    return filled


@cache
def _prompts() -> dict[str, dict[str, str]]:
    return tomllib.loads(PROMPTS.read_text("utf-8"))
