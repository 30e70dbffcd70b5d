"""Skill events that change what is stored: the skill was disabled, a subscription began or ended.

They are read as plain JSON. For the subscriptions' the SDK has no class, and raises before any handler; and
what must be erased is not to depend on whether the SDK can read all of its envelope. Amazon names the
subscriptions' events in the manifest's schema (IN_SKILL_PRODUCT_SUBSCRIPTION_ENDED) and does not describe
their requests; its other events have names such as `AlexaSkillEvent.SkillDisabled`. So both spellings are
understood.
"""

import logging
import re
from collections.abc import Mapping
from enum import StrEnum
from typing import Any

from skill.alexa.listener_keys import account_key
from skill.application.turn_notes import note
from skill.application.turn_service import TurnService
from skill.domain.ground.patterns import Pattern
from skill.errors import SkillError
from skill.ports import StoreUnreadable

_FORM = Pattern(
    r"(?:AlexaSkillEvent\.)?In_?Skill_?Product_?Subscription_?(Started|Renewed|Ended)", re.IGNORECASE
)


log = logging.getLogger("audio_trainer")


class NotDone(SkillError):
    """What an event orders was not done: it must not be acknowledged, so that Alexa sends it again."""


class Change(StrEnum):
    """What an event tells."""

    DISABLED = "disabled"
    """The skill was disabled: all that is stored of the account is erased."""
    STARTED = "started"
    RENEWED = "renewed"
    ENDED = "ended"
    """A subscription ended: the hint that the account has premium is dropped."""


def change_in(event: Mapping[str, Any]) -> Change | None:
    """Return what an event changes; None for any other request."""
    kind = str(event["request"].get("type"))
    if kind == "AlexaSkillEvent.SkillDisabled":
        return Change.DISABLED
    found = _FORM.fullmatch(kind)
    return Change(found[1].lower()) if found else None


def carry_out(turns: TurnService, event: Mapping[str, Any], change: Change) -> None:
    """Do what an event orders; does nothing for one that orders nothing, or names no account.

    Raises:
        NotDone: it could not be done now, and may be later.
    """
    account = account_in(event)
    log.info("skill or subscription %s", change)
    try:
        if account and change is Change.DISABLED:
            turns.forget_account(account)
        elif account and change is Change.ENDED:
            _end_subscription(turns, account)
    except Exception as error:
        note("store")
        raise NotDone(f"{change}: {error}") from error


def _end_subscription(turns: TurnService, account: str) -> None:
    try:
        turns.end_subscription(account)
    except StoreUnreadable:
        # It holds no hint that anybody could read, and sending the event again will not mend the record.
        log.exception("the end of a subscription could not be noted")
        note("store")


def account_in(event: Mapping[str, Any]) -> str:
    """Return the opaque key of the account that a raw event is about; empty if it names none."""
    for path in (("context", "System", "user", "userId"), ("session", "user", "userId")):
        found: Any = event
        for key in path:
            found = found.get(key) if isinstance(found, Mapping) else None
        if isinstance(found, str) and found:
            return account_key(found)
    return ""
