"""When premium may be offered. Pure: what is stored, what was said in this conversation, and the time."""

from skill.domain.ground.entitlement import Entitlement
from skill.domain.ground.units import DAY_MS
from skill.domain.turn.scene import Scene

AFTER_NO_MS = 7 * DAY_MS
"""A no is a no for a week."""
UNASKED_MS = 7 * DAY_MS
"""Nor is it brought up unasked more than once a week."""


def may_offer(scene: Scene, entitlement: Entitlement) -> bool:
    """True if an offer is in place where premium was asked for."""
    kept, talk = scene.listener.premium, scene.talk.premium
    if (
        not (entitlement.is_known and entitlement.is_purchasable and entitlement.product)
        or entitlement.is_entitled
    ):
        return False
    return not (talk.was_offered or _is_out_of_place(scene) or _since(scene, kept.declined_at) < AFTER_NO_MS)


def may_mention(scene: Scene) -> bool:
    """True if premium may be brought up unasked, as far as that can be said without asking Amazon."""
    kept, talk = scene.listener.premium, scene.talk.premium
    return not (
        talk.was_offered
        or _is_out_of_place(scene)
        or _since(scene, kept.declined_at) < AFTER_NO_MS
        or _since(scene, kept.mentioned_at) < UNASKED_MS
    )


def _is_out_of_place(scene: Scene) -> bool:
    talk = scene.talk.premium
    return talk.is_first or talk.hurts or scene.is_playing()


def _since(scene: Scene, moment: int | None) -> int:
    # A clock that was set back must not bring an offer forward.
    return max(0, scene.now - moment) if moment is not None else AFTER_NO_MS + UNASKED_MS
