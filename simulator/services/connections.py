"""Amazon's side of `Connections.SendRequest`: Alexa asks the user, and the skill is told the result.

Buy, Upsell and Cancel are about a product, AskFor is about a permission. Alexa asks only if the account
leaves a choice, and the reply changes the account. Every result that the interface defines can be
produced, and one that it does not define.
"""

import tomllib
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from pathlib import Path

from simulator.protocol.json_access import Json, dig
from simulator.protocol.send_request import ASK_FOR, PURCHASES, permission_in
from simulator.services.accounts import Account, Accounts
from simulator.services.products import Product, Subscription

PROMPTS = Path(__file__).parent / "prompts.toml"


class Reply(StrEnum):
    """What happens to a question of Amazon's: the user's reply, or another outcome."""

    ACCEPT = "accept"
    DECLINE = "decline"
    NOTHING = "nothing"
    """The user says nothing."""
    ERROR = "error"
    PENDING = "pending"
    """The purchase must be approved by another person."""
    ALREADY = "already"
    NONE = "none"
    """There is no purchase to cancel."""
    UNKNOWN = "unknown"
    """A result that the interface does not define yet."""


@dataclass(frozen=True, slots=True)
class AmazonQuestion:
    """The question that Alexa asks on behalf of a skill's `Connections.SendRequest`."""

    name: str
    """`Buy`, `Upsell`, `Cancel` or `AskFor`."""
    token: str
    about: str
    """The product's id, or the permission scope."""
    question: str
    settled: Reply | None = None
    """The outcome if there is nothing to ask; None if the user is question."""
    message: str = ""
    """The `upsellMessage` of an Upsell."""


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
"""The status of a permission by the reply; any other reply is DENIED."""


def question_for(directive: Json, accounts: Accounts, user_id: str) -> AmazonQuestion | None:
    """Return the question that a directive leads to; None if it is no request to Amazon."""
    if dig(directive, "type") != "Connections.SendRequest":
        return None
    name, token = dig(directive, "name"), str(dig(directive, "token", default=""))
    account = accounts.of(user_id)
    if name == ASK_FOR:
        scope = permission_in(directive) or ""
        settled = Reply.ALREADY if account.granted.get(scope) else None
        return AmazonQuestion(ASK_FOR, token, scope, _said("permission", "asks"), settled)
    if name not in PURCHASES:
        return None
    product_id = str(dig(directive, "payload", "InSkillProduct", "productId", default=""))
    product = accounts.product(product_id) if accounts.is_market else None
    message = str(dig(directive, "payload", "upsellMessage", default=""))
    key = "asks_again" if product_id in account.subscriptions else "asks"
    question = _said(name.lower(), key, product, message)
    settled = _outcome(name, product, accounts, user_id)
    return AmazonQuestion(name, token, product_id, question, settled, message)


def _outcome(name: str, product: Product | None, accounts: Accounts, user_id: str) -> Reply | None:
    if product is None:
        return Reply.ERROR
    has = accounts.is_entitled(user_id, product.product_id)
    if name == "Cancel":
        return None if has else Reply.NONE
    return Reply.ALREADY if has else None


def answer_question(
    question: AmazonQuestion, reply: Reply, accounts: Accounts, user_id: str
) -> tuple[str, Json]:
    """Apply a reply to the account.

    Returns:
        What Alexa says to the reply, and the Connections.Response that tells the skill.
    """
    account = accounts.of(user_id)
    if question.name == ASK_FOR:
        return _permitted(question, reply, account)
    product = accounts.product(question.about)
    if reply is Reply.ACCEPT and product is not None:
        _take(question.name, product, account, accounts.clock.now)
    if reply is Reply.PENDING:
        account.pending.add(question.about)
    payload = {"purchaseResult": RESULTS[reply], "productId": question.about, "message": RESULTS[reply]}
    said = _said(question.name.lower(), _words(reply), product, question.message)
    return said, _response(question, payload)


def approve(accounts: Accounts, user_id: str) -> None:
    """Approve the pending purchases of an account."""
    account = accounts.of(user_id)
    for product_id in account.pending:
        if product := accounts.product(product_id):
            _take("Buy", product, account, accounts.clock.now)
    account.pending.clear()


def _take(name: str, product: Product, account: Account, now: int) -> None:
    if name == "Cancel":
        account.subscriptions[product.product_id].cancelled_at = now
    else:
        # A trial is given once; a second subscription is paid from its first day.
        days = 0 if product.product_id in account.subscriptions else product.trial_days
        account.subscriptions[product.product_id] = Subscription(now, days)


def _permitted(question: AmazonQuestion, reply: Reply, account: Account) -> tuple[str, Json]:
    status = STATUSES.get(reply, "DENIED")
    if status != "NOT_ANSWERED":
        account.granted[question.about] = status == "ACCEPTED"
    payload = {"permissionScope": question.about, "status": status, "isCardThrown": False}
    return _said("permission", _words(reply)), _response(question, payload)


def _response(question: AmazonQuestion, payload: Json) -> Json:
    return {
        "type": "Connections.Response",
        "name": question.name,
        "status": {"code": "200", "message": "OK"},
        "payload": payload,
        "token": question.token,
    }


def _words(reply: Reply) -> str:
    names = {Reply.ACCEPT: "accepted", Reply.DECLINE: "declined", Reply.NOTHING: "unanswered"}
    return names.get(reply, str(reply))


def alexa_prompt(key: str, **values: str) -> str:
    """Return one of Alexa's own sentences that are not about a product."""
    return _prompts()["alexa"][key].format(**values)


def _said(chapter: str, key: str, product: Product | None = None, message: str = "") -> str:
    wording = _prompts()[chapter].get(key, "")
    product = product or Product()
    filled: str = wording.format(name=product.name, days=product.trial_days, message=message)
    return filled


@cache
def _prompts() -> dict[str, dict[str, str]]:
    return tomllib.loads(PROMPTS.read_text("utf-8"))
