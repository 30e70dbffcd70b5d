"""The diary: what was trained on which day, as far as it was heard.

What is older than the entries that are kept one by one is summed up by weeks, and then by months, so
that a person of many years takes no more room than one of a few months.
"""

from collections.abc import Iterable
from dataclasses import field

from skill.domain.ground.days import Span, add_days, monday_of
from skill.domain.ground.records import record, replace
from skill.domain.ground.units import DurationMs

MOST_TRAININGS = 21
"""So many entries are kept one by one: three a day for a week, or four weeks of five."""
MOST_WEEKS = 13
MOST_MONTHS = 37

COUNTS_MS = 180_000
"""So much of a workout must be heard on a day for the day to count as one of training; or its end."""


@record
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

    @property
    def counts(self) -> bool:
        """True if enough was heard for it to be a training."""
        return self.is_finished or self.ms >= COUNTS_MS


@record
class Sum:
    """What was trained in a week or a month."""

    of: str
    """The week's Monday, or the month: `2026-11`."""
    trainings: int
    days: int
    ms: DurationMs


@record
class Diary:
    """What was trained, the oldest first."""

    trainings: tuple[Training, ...] = ()
    weeks: tuple[Sum, ...] = ()
    months: tuple[Sum, ...] = ()
    all: Sum = field(default=Sum("", 0, 0, DurationMs(0)))
    """All that ever was."""

    def with_training(self, gained: Training) -> "Diary":
        """Return the diary with so much more heard of a training on a day."""
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
        """True if the day counts as one of training."""
        return any(one.day == day and one.counts for one in self.trainings)

    def last_training(self) -> Training | None:
        """Return the latest training that counts."""
        return next((one for one in reversed(self.trainings) if one.counts), None)

    def sum_of_week(self, day: str) -> Sum:
        """Return what was trained in a day's week."""
        monday = monday_of(day)
        return next((one for one in self.weeks if one.of == monday), Sum(monday, 0, 0, DurationMs(0)))

    def sum_of_span(self, span: Span) -> Sum | None:
        """Return what was trained in a span; None if the diary no longer, or not yet, knows it so closely."""
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
    """Yield the Mondays from one to another, both included."""
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
