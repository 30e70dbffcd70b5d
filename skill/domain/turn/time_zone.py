"""When Alexa must be asked for a device's time zone, and how the answer is kept."""

from skill.domain.ground.records import replace
from skill.domain.listener.time_zones import Zone
from skill.domain.turn.facts import Fact
from skill.domain.turn.scene import Scene

MOST_ZONES = 4
"""For how many devices of a person the time zone is kept."""


def must_ask_time_zone(scene: Scene) -> bool:
    """True if the device's time zone is unknown or outdated, and was not asked for in this turn."""
    known = next((one for one in scene.listener.zones if one.device == scene.device.key), None)
    is_known = known is not None and known.is_fresh(scene.now)
    return not is_known and Fact.TIME_ZONE not in scene.facts.asked


def with_time_zone_noted(scene: Scene) -> Scene:
    """Return the scene with the time zone that was asked for in this turn, if any, kept in its listener."""
    if Fact.TIME_ZONE not in scene.facts.asked:
        return scene
    before = scene.listener.zones
    known = next((one.name for one in before if one.device == scene.device.key), "")
    fresh = Zone(scene.device.key, scene.facts.time_zone or known, scene.now)
    others = tuple(one for one in before if one.device != scene.device.key)
    return replace(scene, listener=replace(scene.listener, zones=(*others, fresh)[-MOST_ZONES:]))
