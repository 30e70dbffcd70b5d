"""The diary: what was trained on which day, as far as it was heard."""

from dataclasses import dataclass, replace

from skill.domain.units import DurationMs

MOST_TRAININGS = 30
"""So many entries are kept one by one; the older ones are rolled up."""


@dataclass(frozen=True, slots=True)
class Training:
    """One workout on one day; one that was interrupted overnight is two entries of one training."""

    id: str
    """The identity of the training session: that of its first play."""
    workout: str
    day: str
    """The person's own date: `2026-11-23`."""
    ms: DurationMs
    """How much of it was heard on that day."""
    is_finished: bool = False


@dataclass(frozen=True, slots=True)
class Diary:
    """What was trained, the oldest first."""

    trainings: tuple[Training, ...] = ()

    def with_heard(self, training: Training) -> "Diary":
        """Return the diary with so much more heard of a training on a day."""
        same = [one for one in self.trainings if (one.id, one.day) == (training.id, training.day)]
        if not same:
            return replace(self, trainings=(*self.trainings, training)[-MOST_TRAININGS:])
        more = replace(
            same[0],
            ms=DurationMs(same[0].ms + training.ms),
            is_finished=same[0].is_finished or training.is_finished,
        )
        return replace(self, trainings=tuple(more if one is same[0] else one for one in self.trainings))


EMPTY_DIARY = Diary()
