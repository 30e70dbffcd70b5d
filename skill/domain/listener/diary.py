"""The diary: the training sessions of a person, by day, as far as their audio was heard.

The latest entries are kept one by one; all are summed by weeks and by months, of which the latest are kept
too. So the diary has a bounded size, however long a person trains.
"""

from collections.abc import Iterable
from dataclasses import field

from skill.domain.ground.days import Span, add_days, monday_of
from skill.domain.ground.records import record, replace
from skill.domain.ground.units import DurationMs

MOST_TRAININGS = 21
"""How many entries are kept one by one: three a day for a week, or five a week for four weeks."""
MOST_WEEKS = 13
MOST_MONTHS = 37

COUNTS_MS = 180_000
"""How much of a workout must be heard on a day, in milliseconds, for it to count; its end counts too."""


@record
class Training:
    """One training session."""

    id: str
    """The id of the training session, which is the id of its first play."""
    workout: str
    day: str
    """The person's own date when it began: `2026-11-23`."""
    ms: DurationMs
    """How much of it was heard, in milliseconds."""
    is_finished: bool = False

    @property
    def counts(self) -> bool:
        """True if enough was heard for it to count as training."""
        return self.is_finished or self.ms >= COUNTS_MS


@record
class Sum:
    """The totals of a week, a month or another span."""

    of: str
    """The week's Monday (`2026-11-23`), the month (`2026-11`), or the first day; empty for a total."""
    trainings: int
    """How many training sessions counted."""
    days: int
    """On how many days."""
    ms: DurationMs


@record
class Diary:
    """A person's training sessions and their totals, the oldest first."""

    trainings: tuple[Training, ...] = ()
    weeks: tuple[Sum, ...] = ()
    months: tuple[Sum, ...] = ()
    all: Sum = field(default=Sum("", 0, 0, DurationMs(0)))
    """The totals since the beginning."""

    def with_training(self, gained: Training) -> "Diary":
        """Return the diary with more heard of a training session on a day, and the totals updated."""
        known = next((one for one in self.trainings if (one.id, one.day) == (gained.id, gained.day)), None)
        entry = _more(known, gained) if known else gained
        others = tuple(one for one in self.trainings if one is not known)
        gain = Sum(
            "",
            trainings=int(
                entry.counts and not any(one.id == gained.id and one.counts for one in self.trainings)
            ),
            days=int(entry.counts and not self.trained_on(gained.day)),
            ms=gained.ms,
        )
        return Diary(
            trainings=(*others, entry)[-MOST_TRAININGS:],
            weeks=_added(self.weeks, monday_of(gained.day), gain)[-MOST_WEEKS:],
            months=_added(self.months, gained.day[:7], gain)[-MOST_MONTHS:],
            all=_sum("", (self.all, gain)),
        )

    def trained_on(self, day: str) -> bool:
        """True if the day counts as a day of training."""
        return any(one.day == day and one.counts for one in self.trainings)

    def last_training(self) -> Training | None:
        """Return the latest entry that counts; None if there is none."""
        return next((one for one in reversed(self.trainings) if one.counts), None)

    def sum_of_week(self, day: str) -> Sum:
        """Return the totals of the week of a day."""
        monday = monday_of(day)
        return next((one for one in self.weeks if one.of == monday), Sum(monday, 0, 0, DurationMs(0)))

    def sum_of_span(self, span: Span) -> Sum | None:
        """Return the totals of a span; None if the diary does not hold them in that detail."""
        if span.of == "year":
            return _sum(span.first, (one for one in self.months if one.of[:4] == span.first[:4]))
        if span.of == "month":
            return _sum(span.first, (one for one in self.months if one.of == span.first[:7]))
        if span.of == "week":
            return self.sum_of_week(span.first) if self._knows_weeks_since(span.first) else None
        return self._day_by_day(span)

    def _day_by_day(self, span: Span) -> Sum | None:
        if len(self.trainings) == MOST_TRAININGS and span.first <= self.trainings[0].day:
            return None
        entries = [one for one in self.trainings if span.holds(one.day)]
        counted = [one for one in entries if one.counts]
        ms = DurationMs(sum(one.ms for one in entries))
        return Sum(span.first, len({one.id for one in counted}), len({one.day for one in counted}), ms)

    def _knows_weeks_since(self, day: str) -> bool:
        return len(self.weeks) < MOST_WEEKS or day >= self.weeks[0].of


EMPTY_DIARY = Diary()


def mondays_between(monday: str, until: str) -> Iterable[str]:
    """Yield each Monday from `monday` to `until`, both included."""
    while monday <= until:
        yield monday
        monday = add_days(monday, 7)


def _more(known: Training, gained: Training) -> Training:
    ms = DurationMs(known.ms + gained.ms)
    return replace(known, ms=ms, is_finished=known.is_finished or gained.is_finished)


def _added(sums: tuple[Sum, ...], of: str, gain: Sum) -> tuple[Sum, ...]:
    known = next((one for one in sums if one.of == of), Sum(of, 0, 0, DurationMs(0)))
    others = [one for one in sums if one.of != of]
    return tuple(sorted((*others, _sum(of, (known, gain))), key=lambda one: one.of))


def _sum(of: str, parts: Iterable[Sum]) -> Sum:
    rows = [(one.trainings, one.days, one.ms) for one in parts]
    trainings, days, ms = (sum(column) for column in zip(*rows, strict=True)) if rows else (0, 0, 0)
    return Sum(of, trainings, days, DurationMs(ms))
