"""`Connections.SendRequest`, which lets Amazon sell a product or ask for a permission: rules H1 to H4.

The numbers are this project's own; docs/alexa-law.md gives the source of each rule.
"""

from simulator.protocol.json_access import Json, dig
from simulator.protocol.send_request import PURCHASES, permission_in
from simulator.rules.breaches import Breaches, hard, soft
from simulator.rules.checked_response import CheckedResponse

MOST_TOKEN = 2_048
CONSENT = "AskForPermissionsConsentRequest"


def connections(checked: CheckedResponse) -> Breaches:
    """Check the `Connections.SendRequest` directives."""
    sent = [one for one in checked.directives if one.get("type") == "Connections.SendRequest"]
    if len(sent) > 1:
        yield hard("H1", f"{len(sent)} requests to Amazon; one conversation can be handed over")
    for one in sent:
        yield from _token(one)
        if one.get("name") in PURCHASES:
            yield from _shopping(one)
        elif one.get("name") == "AskFor":
            yield from _asking(checked, one)
        else:
            yield hard("H2", f"no request to Amazon is called {one.get('name')!r}")
        if checked.response.get("reprompt") is not None:
            yield soft("H1", "a reprompt is never heard where Amazon asks")


def _token(one: Json) -> Breaches:
    token = one.get("token")
    if not isinstance(token, str) or not token or len(token) > MOST_TOKEN:
        yield hard("H1", "the request must have a token, by which its result is known again")


def _shopping(one: Json) -> Breaches:
    product = dig(one, "payload", "InSkillProduct", "productId")
    if not isinstance(product, str) or not product:
        yield hard("H3", f"{one.get('name')} must name a product: payload.InSkillProduct.productId")
    message = dig(one, "payload", "upsellMessage")
    if one.get("name") == "Upsell" and (not isinstance(message, str) or not message.strip()):
        yield hard("H3", "Upsell must have an upsellMessage, which Alexa speaks")
    if one.get("name") != "Upsell" and message is not None:
        yield hard("H3", f"{one.get('name')} has no upsellMessage")


def _asking(checked: CheckedResponse, one: Json) -> Breaches:
    if dig(one, "payload", "@type") != CONSENT or dig(one, "payload", "@version") not in {"1", "2"}:
        yield hard("H4", f"AskFor must have @type {CONSENT} and a @version")
    scope = permission_in(one)
    if not scope:
        yield hard("H4", "AskFor must name a permission")
    elif checked.manifest.permissions is not None and scope not in checked.manifest.permissions:
        yield hard("H4", f"the skill has not declared the permission {scope}")
