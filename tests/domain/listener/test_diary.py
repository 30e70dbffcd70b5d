"""The diary and the streak against all that ever happened: bounded memory, right numbers."""

from collections import defaultdict
from dataclasses import dataclass, field

from hypothesis import given, settings
from hypothesis import strategies as st

from skill.domain.ground.days import Span, add_days, monday_of, span_of, week_of
from skill.domain.ground.units import DurationMs
from skill.domain.listener.diary import COUNTS_MS, EMPTY_DIARY, MOST_TRAININGS, Diary, Training
from skill.domain.listener.goals_and_streaks import (
    NO_AIMS,
    Aims,
    Excuse,
    Goal,
    streak_weeks,
    with_closed_weeks,
)

START = "2026-01-01"
MINUTE = 60_000


@dataclass
class Life:
    """Somebody who trains, with a memory that forgets nothing."""

    diary: Diary = EMPTY_DIARY
    aims: Aims = NO_AIMS
    all: list[Training] = field(default_factory=list)

    def train(self, day: str, minutes: int, *, finished: bool = False) -> None:
        """Train once on a day, told in two pieces as a device tells it."""
        name = f"play{len(self.all):04}"
        for part in (minutes * MINUTE // 3, minutes * MINUTE - minutes * MINUTE // 3):
            self.aims = with_closed_weeks(self.diary, self.aims, day)
            self.diary = self.diary.with_training(Training(name, "legs", day, DurationMs(part)))
        if finished:
            self.diary = self.diary.with_training(
                Training(name, "legs", day, DurationMs(0), is_finished=True)
            )
        self.all.append(Training(name, "legs", day, DurationMs(minutes * MINUTE), finished))

    def counted(self, span: Span) -> tuple[int, int, int]:
        """Return trainings, days and milliseconds of a span, from everything."""
        inside = [one for one in self.all if span.holds(one.day)]
        counting = [one for one in inside if one.ms >= COUNTS_MS or one.is_finished]
        return len(counting), len({one.day for one in counting}), sum(one.ms for one in inside)


TRAININGS = st.lists(st.tuples(st.integers(0, 5), st.integers(1, 40), st.booleans()), max_size=150)


@settings(max_examples=60, deadline=None)
@given(TRAININGS)
def test_months_weeks_and_years_are_right_however_long_it_goes(rows: list[tuple[int, int, bool]]) -> None:
    """Whatever a span's answer is made from, it is the same as if nothing had ever been rolled up."""
    life, day = Life(), START
    for ahead, minutes, finished in rows:
        day = add_days(day, ahead)
        life.train(day, minutes, finished=finished)
    spans = [
        week_of(day),
        week_of(add_days(day, -7)),
        Span(day, day, "day"),
        span_of(day[:7]),
        span_of(day[:4]),
    ]
    for span in spans:
        assert span is not None
        found = life.diary.sum_of_span(span)
        if found is not None:
            assert (found.trainings, found.days, found.ms) == life.counted(span), span
    assert life.diary.sum_of_span(week_of(day)) is not None
    assert (life.diary.all.trainings, life.diary.all.ms) == (
        len([one for one in life.all if one.ms >= COUNTS_MS or one.is_finished]),
        sum(one.ms for one in life.all),
    )
    assert len(life.diary.trainings) <= MOST_TRAININGS


@settings(max_examples=80, deadline=None)
@given(
    TRAININGS,
    st.integers(1, 4),
    st.lists(st.tuples(st.integers(0, 300), st.integers(0, 20)), max_size=3),
    st.integers(0, 40),
)
def test_a_streak_is_counted_by_weeks_and_forgives(
    rows: list[tuple[int, int, bool]], goal: int, excuses: list[tuple[int, int]], after: int
) -> None:
    """Met weeks count, excused ones are passed over, the present one never breaks; memory is no matter."""
    life, day = Life(aims=Aims(goal=Goal(days=goal))), START
    for first, length in excuses:
        life.aims = life.aims.with_excuse(Excuse(add_days(START, first), add_days(START, first + length)))
    for ahead, minutes, finished in rows:
        day = add_days(day, ahead)
        life.train(day, minutes, finished=finished)
    today = add_days(day, after)

    days: dict[str, set[str]] = defaultdict(set)
    for one in life.all:
        if one.ms >= COUNTS_MS or one.is_finished:
            days[monday_of(one.day)].add(one.day)
    expected, monday = 0, monday_of(min((one.day for one in life.all), default=today))
    while monday < monday_of(today):
        if len(days[monday]) >= goal:
            expected += 1
        elif not life.aims.is_excused(monday):
            expected = 0
        monday = add_days(monday, 7)
    expected += len(days[monday_of(today)]) >= goal

    assert streak_weeks(life.diary, life.aims, today) == expected


def test_what_is_too_long_ago_is_not_guessed_at() -> None:
    """A single day of long ago is not known any more, and the diary says so; its month is."""
    life = Life()
    for n in range(60):
        life.train(add_days(START, n), 20)

    assert life.diary.sum_of_span(Span(START, START, "day")) is None
    january = life.diary.sum_of_span(Span("2026-01-01", "2026-01-31", "month"))
    assert january is not None
    assert january.trainings == 31


def test_spans_are_read_as_alexa_writes_them() -> None:
    """Weeks, weekends, months, years and days; anything else is none."""
    assert span_of("2026-W48") == Span("2026-11-23", "2026-11-29", "week")
    assert span_of("2026-W48-WE") == Span("2026-11-28", "2026-11-29", "weekend")
    assert span_of("2026-02") == Span("2026-02-01", "2026-02-28", "month")
    assert span_of("2026") == Span("2026-01-01", "2026-12-31", "year")
    assert span_of("2026-11-23") == Span("2026-11-23", "2026-11-23", "day")
    for odd in ("", "2026-WI", "2026-W99", "2026-13", "202X", "PRESENT_REF", "2026-02-30"):
        assert span_of(odd) is None
