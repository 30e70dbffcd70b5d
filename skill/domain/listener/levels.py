"""The person's level, move by move: what they do where an author wrote something easier or harder."""

from skill.domain.ground.records import record

MOST_LEVELS = 40
"""How many moves are remembered; the one that was changed longest ago is forgotten first."""


@record
class MoveLevels:
    """What is kept of a person's levels."""

    levels: tuple[tuple[str, str], ...] = ()
    """(the author's exercise, the person's), the last changed last."""

    def with_level(self, own: str, move: str) -> "MoveLevels":
        """Return the memory with this move for that one; nothing is kept where they are the same."""
        others = tuple(pair for pair in self.levels if pair[0] != own)
        return MoveLevels((others if own == move else (*others, (own, move)))[-MOST_LEVELS:])
