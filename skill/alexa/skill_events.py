"""Skill events that the SDK has no class for, and raises at before any handler: subscriptions.

Amazon names them in her manifest's schema (IN_SKILL_PRODUCT_SUBSCRIPTION_ENDED) and describes no
request; her other events are named `AlexaSkillEvent.SkillDisabled`. So either spelling is understood.
"""

import re
from collections.abc import Mapping
from enum import StrEnum
from typing import Any

from skill.alexa.identity import opaque

_FORM = re.compile(
    r"(?:AlexaSkillEvent\.)?In_?Skill_?Product_?Subscription_?(Started|Renewed|Ended)", re.IGNORECASE
)


class Subscription(StrEnum):
    """What became of a subscription."""

    STARTED = "started"
    RENEWED = "renewed"
    ENDED = "ended"


def subscription_event(event: Mapping[str, Any]) -> Subscription | None:
    """Return what an event tells of a subscription; None for anything else."""
    found = _FORM.fullmatch(str(event["request"].get("type")))
    return Subscription(found[1].lower()) if found else None


def account_in(event: Mapping[str, Any]) -> str:
    """Return the opaque key of the account that an unread event is about; empty if it names none."""
    found: Any = event
    for key in ("context", "System", "user", "userId"):
        found = found.get(key) if isinstance(found, Mapping) else None
    return opaque(found, 24) if isinstance(found, str) and found else ""
