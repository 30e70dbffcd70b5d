"""Trainers and the breathers that they lead, from the compiled library."""

from collections.abc import Sequence

from skill.content.compiled.locale_queries import LocaleQueries
from skill.domain.ground.units import DurationMs
from skill.domain.library.contents import Breather, Trainer


class TrainerShelf(LocaleQueries):
    """The part of the port `Library` that is about trainers."""

    def trainer(self, trainer_id: str) -> Trainer | None:
        """Return a trainer."""
        doc = self._doc("trainer", trainer_id)
        return Trainer(**doc) if doc else None

    def trainer_ids(self) -> Sequence[str]:
        """Return all trainers' ids."""
        return self._ids("SELECT id FROM texts WHERE of = 'trainer' AND locale = ? ORDER BY id")

    def breather(self, trainer_id: str, at: int = 0) -> Breather | None:
        """Return a take of the rest that a trainer leads, chosen by `at` in turn; None if there is none."""
        takes = self.breathers(trainer_id)
        if not takes:
            return None
        asset, duration = takes[at % len(takes)]
        return Breather(asset, DurationMs(duration))

    def breathers(self, trainer_id: str) -> Sequence[tuple[str, int]]:
        """Return the asset and the length in milliseconds of each take of a trainer's breather, in order."""
        return self._sql.execute(
            "SELECT asset, duration_ms FROM breathers WHERE trainer = ? ORDER BY place", (trainer_id,)
        ).fetchall()
