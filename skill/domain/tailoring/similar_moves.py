"""Finding the exercise most similar to another: same muscles, equipment at hand, no higher impact."""

from dataclasses import field

from skill.domain.ground.records import record
from skill.domain.library.contents import Exercise
from skill.domain.library.lookup import Library

RUNNING, JUMPING = "running", "jumping"
"""Words of the vocabulary `leave_out`: what every running exercise has, and what hard landings are called."""

IMPACTS = ("none", "low", "high")
"""How hard an exercise lands, in rising order."""


@record
class Limits:
    """The limits to an exercise for one person in one workout."""

    at_hand: frozenset[str] = frozenset()
    """The equipment that may be used."""
    without: frozenset[str] = frozenset()
    """Words of the vocabulary `leave_out`: the exercise must have none of them."""
    spared: str | None = None
    """A part of the body that the exercise must not load."""
    left_out: frozenset[str] = frozenset()
    """The ids of exercises that the person does not want."""
    impact: str = "high"
    """The highest impact that the exercise may have."""
    may_run: bool = False
    """True if running exercises may land harder than that: the person asked for a run."""
    in_workout: frozenset[str] = field(default=frozenset())
    """The ids of exercises that are in this workout already: allowed, but others are preferred."""


def most_similar(library: Library, move: Exercise, limits: Limits) -> Exercise | None:
    """Return the exercise most similar to a move within limits; None if there is none.

    It trains at least one of the same muscles, needs only equipment that is at hand, and has no higher
    impact. Of those, it is the one that shares most muscles, above all the main one, then the one of the
    nearest impact, then one that has sides if the move has.
    """
    others = [one for one in library.exercises(move.muscles) if _is_candidate(one, move, limits)]
    return min(others, key=lambda one: _cost(one, move, limits), default=None)


def suits(move: Exercise, limits: Limits) -> bool:
    """True if a move is within the limits."""
    return (
        set(move.equipment) <= limits.at_hand
        and not limits.without & set(move.holds)
        and (
            IMPACTS.index(move.impact) <= IMPACTS.index(limits.impact)
            or (limits.may_run and RUNNING in move.holds)
        )
        and limits.spared not in move.loads
        and move.id not in limits.left_out
    )


def _is_candidate(other: Exercise, move: Exercise, limits: Limits) -> bool:
    lands_harder = IMPACTS.index(other.impact) > IMPACTS.index(move.impact)
    shares = bool(set(other.muscles) & set(move.muscles))
    return other.id != move.id and shares and not lands_harder and suits(other, limits)


def _cost(other: Exercise, move: Exercise, limits: Limits) -> tuple[float, bool, int, bool, str]:
    mine, theirs = set(move.muscles), set(other.muscles)
    unlike = 1 - len(mine & theirs) / len(mine | theirs)
    softer = IMPACTS.index(move.impact) - IMPACTS.index(other.impact)
    # An exercise names its main muscle first.
    misses_main_muscle = move.muscles[0] not in theirs
    is_repeated = other.id in limits.in_workout
    return (
        unlike + misses_main_muscle / 2 + is_repeated / 4,
        is_repeated,
        softer,
        other.sides != move.sides,
        other.id,
    )


def _lands_softly(move: Exercise, limits: Limits) -> bool:
    return IMPACTS.index(move.impact) <= IMPACTS.index(limits.impact)
