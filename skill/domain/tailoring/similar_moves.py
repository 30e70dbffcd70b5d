"""Which move is like another: the same muscles, what is at hand, no harder to land. Pure."""

from dataclasses import field

from skill.domain.ground.records import record
from skill.domain.library.contents import Exercise
from skill.domain.library.lookup import Library

IMPACTS = ("none", "low", "high")


@record
class Limits:
    """What a move must keep to."""

    at_hand: frozenset[str] = frozenset()
    """The equipment that may be used."""
    without: frozenset[str] = frozenset()
    """Words of the vocabulary `leave_out`: nothing of them."""
    spared: str | None = None
    """A part of the body that it should not load."""
    left_out: frozenset[str] = frozenset()
    """Exercises that are not wanted."""
    impact: str = "high"
    """The hardest landing that it may have."""
    in_workout: frozenset[str] = field(default=frozenset())
    """Exercises that are done in this workout anyway: fit, but something else is better."""


def most_similar(library: Library, move: Exercise, limits: Limits) -> Exercise | None:
    """Return the move most like another within limits, the same for the same library; None if none is.

    It trains at least one of the same muscles, needs nothing that is not at hand, and is never harder
    to land. Of those, the one that shares most muscles, lands most alike, and is done on as many sides.
    """
    others = [one for one in library.exercises(move.muscles) if _may_be(one, move, limits)]
    return min(others, key=lambda one: _cost(one, move, limits), default=None)


def suits(move: Exercise, limits: Limits) -> bool:
    """True if a move keeps to limits."""
    return (
        set(move.equipment) <= limits.at_hand
        and not limits.without & set(move.holds)
        and IMPACTS.index(move.impact) <= IMPACTS.index(limits.impact)
        and limits.spared not in move.loads
        and move.id not in limits.left_out
    )


def _may_be(other: Exercise, move: Exercise, limits: Limits) -> bool:
    lands_harder = IMPACTS.index(other.impact) > IMPACTS.index(move.impact)
    shares = bool(set(other.muscles) & set(move.muscles))
    return other.id != move.id and shares and not lands_harder and suits(other, limits)


def _cost(other: Exercise, move: Exercise, limits: Limits) -> tuple[float, bool, int, bool, str]:
    mine, theirs = set(move.muscles), set(other.muscles)
    unlike = 1 - len(mine & theirs) / len(mine | theirs)
    softer = IMPACTS.index(move.impact) - IMPACTS.index(other.impact)
    # The first muscle is the one that an author wrote a move for.
    misses_the_point = move.muscles[0] not in theirs
    is_twice = other.id in limits.in_workout
    return (
        unlike + misses_the_point / 2 + is_twice / 4,
        is_twice,
        softer,
        other.sides != move.sides,
        other.id,
    )
