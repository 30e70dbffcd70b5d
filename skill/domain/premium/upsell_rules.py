"""When premium may be offered. Pure."""

from skill.domain.ground.entitlement import Entitlement
from skill.domain.ground.units import DAY_MS
from skill.domain.turn.scene import Scene

AFTER_NO_MS = 7 * DAY_MS
"""After a no, premium is not offered for a week."""
UNASKED_MS = 7 * DAY_MS
"""Premium is not brought up unasked more than once a week."""


def may_offer(scene: Scene, entitlement: Entitlement) -> bool:
    """True if premium may be offered to a person who asked for something premium."""
    memory, talk = scene.listener.premium, scene.talk.premium
    if (
        not (entitlement.is_known and entitlement.is_purchasable and entitlement.product)
        or entitlement.is_entitled
    ):
        return False
    return not (
        talk.was_offered or _is_out_of_place(scene) or _since(scene, memory.declined_at) < AFTER_NO_MS
    )


def may_mention(scene: Scene) -> bool:
    """True if premium may be brought up unasked; what Amazon says of the entitlement is checked later."""
    memory, talk = scene.listener.premium, scene.talk.premium
    return not (
        talk.was_offered
        or _is_out_of_place(scene)
        or _since(scene, memory.declined_at) < AFTER_NO_MS
        or _since(scene, memory.mentioned_at) < UNASKED_MS
    )


def _is_out_of_place(scene: Scene) -> bool:
    talk = scene.talk.premium
    return talk.is_first or talk.hurts or scene.is_playing()


def _since(scene: Scene, moment: int | None) -> int:
    # A moment in the future, after the clock was set back, counts as just now.
    return max(0, scene.now - moment) if moment is not None else AFTER_NO_MS + UNASKED_MS
