"""The person's level, move by move: what they do where an author wrote something easier or harder."""

from collections.abc import Iterable
from dataclasses import dataclass

from skill.domain.library import Segment, Track
from skill.domain.shelves import Library

MOST = 200
"""How many moves are remembered; the one that was changed longest ago is forgotten first."""


@dataclass(frozen=True, slots=True)
class MoveMemory:
    """What is kept of a person's levels."""

    levels: tuple[tuple[str, str], ...] = ()
    """(the author's exercise, the person's), the last changed last."""

    def with_level(self, own: str, move: str) -> "MoveMemory":
        """Return the memory with this move for that one; nothing is kept where they are the same."""
        others = tuple(pair for pair in self.levels if pair[0] != own)
        return MoveMemory((others if own == move else (*others, (own, move)))[-MOST:])


def usual_swaps(
    memory: MoveMemory, library: Library, items: Iterable[Segment | Track]
) -> tuple[tuple[str, str], ...]:
    """Return the swaps with which this person begins a workout of these items."""
    found = {item.exercise for item in items if isinstance(item, Segment)}
    return tuple((own, move) for own, move in memory.levels if own in found and library.exercise(move))
