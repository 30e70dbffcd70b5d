"""Skill events for which the SDK has no class, and at which it raises before any handler: subscriptions.

Amazon names them in the manifest's schema (IN_SKILL_PRODUCT_SUBSCRIPTION_ENDED) and does not describe
their requests; its other events have names such as `AlexaSkillEvent.SkillDisabled`. So both spellings are
understood.
"""

import re
from collections.abc import Mapping
from enum import StrEnum
from typing import Any

from skill.alexa.listener_keys import account_key

_FORM = re.compile(
    r"(?:AlexaSkillEvent\.)?In_?Skill_?Product_?Subscription_?(Started|Renewed|Ended)", re.IGNORECASE
)


class Subscription(StrEnum):
    """What happened to a subscription."""

    STARTED = "started"
    RENEWED = "renewed"
    ENDED = "ended"


def subscription_event(event: Mapping[str, Any]) -> Subscription | None:
    """Return what an event says about a subscription; None for any other event."""
    found = _FORM.fullmatch(str(event["request"].get("type")))
    return Subscription(found[1].lower()) if found else None


def account_in(event: Mapping[str, Any]) -> str:
    """Return the opaque key of the account that a raw event is about; empty if it names none."""
    found: Any = event
    for key in ("context", "System", "user", "userId"):
        found = found.get(key) if isinstance(found, Mapping) else None
    return account_key(found if isinstance(found, str) else None)
