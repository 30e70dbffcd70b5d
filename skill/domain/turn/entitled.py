"""Whether somebody is known to have Premium, so that nobody else begins something that they may not hear."""

from skill.domain.turn.scene import Scene


def has_premium(scene: Scene) -> bool:
    """True if Amazon said so in this conversation or, if it was not asked, when it was asked last."""
    said = scene.talk.premium.entitlement
    if said is not None and said.is_known:
        return said.is_entitled
    return scene.listener.premium.seen_at is not None
