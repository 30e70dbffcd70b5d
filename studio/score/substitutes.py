"""Which moves may be done instead of another, and what leads to them.

The coach's rules decide what is swapped for what (`skill/domain/coach`, `skill/domain/tailoring`). Whom a
substitute must suit changes from person to person: what is at hand, what hurts, what somebody never wants.
So whatever trains a muscle of a move and lands no harder may be its substitute. And since a substitute can be
swapped again, made harder, and is remembered, any move of the library may come to stand for any other.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from skill.content.authored import Authored

IMPACTS = ("none", "low", "high")
"""How hard a move lands, in rising order."""


class Way(StrEnum):
    """What leads from an author's move to the one that is done."""

    OWN = "own"
    """Nothing: it is the author's."""
    VARIANT = "variant"
    """Asking for an easier or a harder one, however often."""
    LIKE = "like"
    """One swap: for a move that trains a muscle of the author's, and lands no harder."""
    FAR = "far"
    """Several requests."""


@dataclass(frozen=True, slots=True)
class Move:
    """What of an exercise decides for what it may stand in."""

    muscles: frozenset[str]
    impact: str
    variants: tuple[str, ...]
    """The easier and the harder variant, as far as they are exercises of their own."""


def moves_of(authored: Authored) -> dict[str, Move]:
    """Return the moves of an authored library, by id."""
    return {
        one: Move(
            frozenset(exercise.muscles),
            exercise.impact,
            tuple(filter(None, (exercise.easier.move, exercise.harder.move))),
        )
        for one, exercise in authored.exercises.items()
    }


def ways_from(moves: Mapping[str, Move], own: str) -> dict[str, Way]:
    """Return what leads from an author's move to each move of the library."""
    found = {one: Way.LIKE if _is_like(moves[one], moves[own]) else Way.FAR for one in moves}
    found |= dict.fromkeys(variants(moves, own), Way.VARIANT)
    return {**found, own: Way.OWN}


def variants(moves: Mapping[str, Move], own: str) -> Iterable[str]:
    """Return all moves that can be reached by asking for easier or harder ones, however often."""
    found = [own]
    for one in found:
        found += [v for v in dict.fromkeys(moves[one].variants) if v not in found]
    return found[1:]


def _is_like(other: Move, move: Move) -> bool:
    return bool(other.muscles & move.muscles) and IMPACTS.index(other.impact) <= IMPACTS.index(move.impact)
