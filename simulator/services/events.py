"""Skill events: what Amazon tells a skill of outside of any conversation."""

from simulator.services.accounts import Accounts
from simulator.services.products import Subscription
from simulator.wire import Json

ENDED = "subscription ended"
STARTED = "subscription started"
NOTICES = {
    "enable": "AlexaSkillEvent.SkillEnabled",
    "disable": "AlexaSkillEvent.SkillDisabled",
    "permission accepted": "AlexaSkillEvent.SkillPermissionAccepted",
    "permission changed": "AlexaSkillEvent.SkillPermissionChanged",
    STARTED: "AlexaSkillEvent.InSkillProductSubscriptionStarted",
    "subscription renewed": "AlexaSkillEvent.InSkillProductSubscriptionRenewed",
    ENDED: "AlexaSkillEvent.InSkillProductSubscriptionEnded",
}
"""By what is typed: the request's type. Amazon describes no request for the last three; their names are
those of the manifest's events, spelled like the others."""


def notice(name: str, accounts: Accounts, user_id: str) -> Json:
    """Let it happen to the account, and return the request that tells the skill."""
    account = accounts.of(user_id)
    body: Json = {"type": NOTICES[name]}
    if name in {"permission accepted", "permission changed"}:
        given = [{"scope": scope} for scope, has in account.granted.items() if has]
        return body | {"body": {"acceptedPermissions": given}}
    if not name.startswith("subscription"):
        return body
    offer = accounts.offers[0]
    if name == ENDED:
        account.subscriptions.pop(offer.product_id, None)
    elif name == STARTED:
        account.subscriptions[offer.product_id] = Subscription(accounts.clock.now, offer.trial_days)
    return body | {"body": {"inSkillProductId": offer.product_id}}
