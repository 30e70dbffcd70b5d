"""Skill events: the requests that Amazon sends to a skill outside of any session."""

from simulator.protocol.json_access import Json
from simulator.services.accounts import Accounts
from simulator.services.products import Subscription

ENDED = "subscription ended"
STARTED = "subscription started"
SKILL_EVENTS = {
    "enable": "AlexaSkillEvent.SkillEnabled",
    "disable": "AlexaSkillEvent.SkillDisabled",
    "permission accepted": "AlexaSkillEvent.SkillPermissionAccepted",
    "permission changed": "AlexaSkillEvent.SkillPermissionChanged",
    STARTED: "AlexaSkillEvent.InSkillProductSubscriptionStarted",
    "subscription renewed": "AlexaSkillEvent.InSkillProductSubscriptionRenewed",
    ENDED: "AlexaSkillEvent.InSkillProductSubscriptionEnded",
}
"""The request type by the name that is typed. Amazon documents no request for the last three; their types
are the event names of the manifest, spelled like the others."""


def skill_event(name: str, accounts: Accounts, user_id: str) -> Json:
    """Apply an event to the account, and return the request that tells the skill."""
    account = accounts.of(user_id)
    body: Json = {"type": SKILL_EVENTS[name]}
    if name in {"permission accepted", "permission changed"}:
        given = [{"scope": scope} for scope, has in account.granted.items() if has]
        return body | {"body": {"acceptedPermissions": given}}
    if not name.startswith("subscription"):
        return body
    product = accounts.products[0]
    if name == ENDED:
        account.subscriptions.pop(product.product_id, None)
    elif name == STARTED:
        account.subscriptions[product.product_id] = Subscription(accounts.clock.now, product.trial_days)
    return body | {"body": {"inSkillProductId": product.product_id}}
