"""How far a workout is from what somebody likes and has, where they did not say: it only orders what fits."""

from skill.domain.library.contents import Level, WorkoutCard
from skill.domain.listener.profile import Profile
from skill.domain.turn.wish import Wish

LEVELS = tuple(Level)
IN_EVERY_HOME = frozenset({"none", "wall", "chair", "step"})
"""What every home has: a wall, a chair, a stair."""

MAT = "mat"
"""A carpet will do."""

AT_HOME = (*sorted(IN_EVERY_HOME), MAT)


def mismatch(card: WorkoutCard, profile: Profile, wish: Wish) -> int:
    """Return how mismatch the profile a workout is, 0 for not at all; what was wished for does not count."""
    found = 0
    if profile.equipment is not None and wish.equipment is None:
        missing = set(card.equipment) - set(profile.equipment) - IN_EVERY_HOME
        found += 10 * len(missing - {MAT}) + len(missing & {MAT})
    if profile.level in LEVELS and wish.level is None:
        found += 2 * abs(LEVELS.index(Level(profile.level)) - LEVELS.index(card.level))
    if profile.kinds and wish.kind is None and card.kind not in profile.kinds:
        found += 2
    if profile.minutes and wish.minutes is None:
        found += abs(card.minutes - profile.minutes) // 5
    return found
