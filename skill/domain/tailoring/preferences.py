"""How well a workout matches a person's profile, by which workouts that fit a wish are ordered."""

from skill.domain.library.contents import Level, WorkoutCard
from skill.domain.listener.profile import Profile
from skill.domain.turn.wish import Wish

LEVELS = tuple(Level)
IN_EVERY_HOME = frozenset({"none", "wall", "chair", "step"})
"""Equipment that every home has; a stair serves as a step."""

MAT = "mat"
"""Equipment that nearly every home has; a carpet serves too."""

AT_HOME = (*sorted(IN_EVERY_HOME), MAT)


def mismatch(card: WorkoutCard, profile: Profile, wish: Wish) -> int:
    """Return by how much a workout differs from the profile: 0 if it matches.

    Properties that the wish itself names are not compared.
    """
    points = 0
    if profile.equipment is not None and wish.equipment is None:
        missing = set(card.equipment) - set(profile.equipment) - IN_EVERY_HOME
        points += 10 * len(missing - {MAT}) + len(missing & {MAT})
    if profile.level in LEVELS and wish.level is None:
        points += 2 * abs(LEVELS.index(Level(profile.level)) - LEVELS.index(card.level))
    if profile.kinds and wish.kind is None and card.kind not in profile.kinds:
        points += 2
    if profile.minutes and wish.minutes is None:
        points += abs(card.minutes - profile.minutes) // 5
    return points
