"""The person's own level for each exercise: the easier or harder variant that they do instead."""

from skill.domain.ground.records import record

MOST_LEVELS = 40
"""How many exercises are remembered; the one changed longest ago is forgotten first."""


@record
class MoveLevels:
    """The exercises that a person does instead of those that authors wrote."""

    levels: tuple[tuple[str, str], ...] = ()
    """Pairs of (the author's exercise, the person's), the latest change last."""

    def with_level(self, own: str, move: str) -> "MoveLevels":
        """Return the levels with `move` done instead of `own`; no pair is kept if they are the same."""
        others = tuple(pair for pair in self.levels if pair[0] != own)
        return MoveLevels((others if own == move else (*others, (own, move)))[-MOST_LEVELS:])
