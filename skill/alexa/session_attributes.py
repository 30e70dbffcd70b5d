"""The talk (what was said earlier in a conversation) as Alexa's session attributes, written and read.

Session attributes come from outside: attributes that cannot be read count as an empty talk.
"""

from dataclasses import asdict
from typing import Any

from ask_sdk_model import Session

from skill.domain.ground.entitlement import Entitlement
from skill.domain.library.placement import AUTHORS_CAST, Cast
from skill.domain.listener.premium import NO_PREMIUM_TALK, PremiumTalk
from skill.domain.turn.talk import Pending, Talk
from skill.domain.turn.wish import Wish

KEY = "talk"
LISTS = ("offered", "told", "tunes")


def to_attributes(talk: Talk) -> dict[str, Any]:
    """Return a talk as session attributes; empty fields are left out."""
    kept: dict[str, Any] = {}
    if talk.pending is not None:
        kept["pending"] = [talk.pending.about, talk.pending.id, talk.pending.asked]
    if talk.wish is not None:
        kept["wish"] = {name: value for name, value in asdict(talk.wish).items() if value}
    for name in LISTS:
        if listed := getattr(talk, name):
            kept[name] = list(listed)
    if talk.cast != AUTHORS_CAST:
        kept["cast"] = [talk.cast.trainer, talk.cast.music]
    if talk.trainer:
        kept["trainer"] = talk.trainer
    if talk.asked_for:
        kept["asked_for"] = True
    if talk.premium != NO_PREMIUM_TALK:
        kept["premium"] = {name: value for name, value in asdict(talk.premium).items() if value}
    return {KEY: kept} if kept else {}


def talk_of(session: Session | None) -> Talk:
    """Return the talk in a session's attributes; an empty one for a new session."""
    if session is None or session.new or not isinstance(session.attributes, dict):
        return Talk()
    try:
        return _talk(session.attributes[KEY])
    except (KeyError, TypeError, ValueError, AttributeError):
        return Talk()


def _talk(kept: dict[str, Any]) -> Talk:
    pending = kept.get("pending")
    wish = kept.get("wish")
    return Talk(
        pending=Pending(*(str(one) for one in pending)) if pending else None,
        wish=_wish(wish) if wish else None,
        cast=Cast(*(str(one) for one in kept.get("cast", ()))),
        trainer=str(kept.get("trainer", "")),
        asked_for=kept.get("asked_for") is True,
        **{name: tuple(str(one) for one in kept.get(name, ())) for name in LISTS},
        premium=_premium(kept.get("premium") or {}),
    )


def _wish(kept: dict[str, Any]) -> Wish:
    rows: dict[str, Any] = {
        name: tuple(value) if isinstance(value, list) else value for name, value in kept.items()
    }
    return Wish(**rows)


def _premium(kept: dict[str, Any]) -> PremiumTalk:
    entitlement = kept.get("entitlement")
    return PremiumTalk(
        entitlement=Entitlement(**entitlement) if entitlement else None,
        is_first=bool(kept.get("is_first")),
        was_offered=bool(kept.get("was_offered")),
        hurts=bool(kept.get("hurts")),
        handover_token=str(kept.get("handover_token", "")),
    )
