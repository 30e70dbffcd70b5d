"""Days are the person's own: over travels and clock changes, days, weeks and months are the local ones."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

from hypothesis import given, settings
from hypothesis import strategies as st

from skill.adapters.clock import local_day, local_minute
from skill.domain.ground.days import add_days, days_between, monday_of
from skill.domain.ground.units import DurationMs, EpochMs
from skill.domain.listener.diary import EMPTY_DIARY, Training
from skill.domain.listener.goals_and_streaks import ANY_TRAINING, NO_AIMS, streak_weeks, with_closed_weeks
from skill.domain.plans import requests as plans
from skill.domain.playing.requests import Pause
from skill.domain.progress import requests as progress
from tests.domain.one_person import Person

ZONES = st.sampled_from(
    ["America/New_York", "Europe/Berlin", "Asia/Tokyo", "Pacific/Auckland", "Pacific/Kiritimati",
     "Pacific/Pago_Pago", "Australia/Lord_Howe", "Asia/Kathmandu", "America/Sao_Paulo", ""]
)  # fmt: skip
FIRST = 1_772_000_000_000  # 2026-02-25T05:33Z: before the clocks of either hemisphere change
HOURS = st.integers(1, 200)
TRAVELS = st.lists(st.tuples(HOURS, ZONES), min_size=1, max_size=60)


def wall(now: int, zone: str) -> datetime:
    """Return what a clock on the wall shows."""
    return datetime.fromtimestamp(now / 1000, UTC).astimezone(ZoneInfo(zone) if zone else UTC)


@given(st.integers(1_600_000_000_000, 2_100_000_000_000), ZONES)
def test_a_day_is_what_the_clock_on_the_wall_says(now: int, zone: str) -> None:
    """In any zone, at any time of the year, to the minute."""
    shown = wall(now, zone)

    assert local_day(EpochMs(now), zone) == shown.date().isoformat()
    assert local_minute(EpochMs(now), zone) == shown.hour * 60 + shown.minute


@settings(max_examples=60)
@given(TRAVELS)
def test_a_streak_counts_weeks_of_the_places_where_one_was(travels: list[tuple[int, str]]) -> None:
    """Whoever trains in each place is credited by that place's day; a reckoning apart agrees on the weeks."""
    now, diary, aims, weeks, today = FIRST, EMPTY_DIARY, NO_AIMS, set[str](), ""
    for number, (hours, zone) in enumerate(travels):
        now += hours * 3_600_000
        today = max(today, local_day(EpochMs(now), zone))  # who flies east to west lives a day twice
        aims = with_closed_weeks(diary, aims, today)
        diary = diary.with_training(Training(f"play{number:04}", "legs", today, DurationMs(600_000)))
        weeks.add(monday_of(today))
    expected, monday = 0, monday_of(today)
    while monday in weeks:
        expected, monday = expected + 1, add_days(monday, -7)

    assert streak_weeks(diary, aims, today) == expected
    assert diary.all.trainings == len(travels)
    assert sum(one.trainings for one in diary.months) == len(travels)
    assert ANY_TRAINING.is_met_by(diary.sum_of_week(today))


@settings(max_examples=40)
@given(TRAVELS)
def test_a_journey_back_over_the_date_line_breaks_nothing(travels: list[tuple[int, str]]) -> None:
    """A day may come twice, or be left out: sums stay whole, and nobody's streak is taken."""
    now, diary, aims, best = FIRST, EMPTY_DIARY, NO_AIMS, 0
    for number, (hours, zone) in enumerate(travels):
        now += hours * 3_600_000
        today = local_day(EpochMs(now), zone)
        aims = with_closed_weeks(diary, aims, today)
        diary = diary.with_training(Training(f"play{number:04}", "legs", today, DurationMs(600_000)))
        assert streak_weeks(diary, aims, today) >= 1
        best = max(best, with_closed_weeks(diary, aims, today).streak.best)
        assert aims.streak.best <= best

    assert diary.all.ms == 600_000 * len(travels)
    assert sum(one.ms for one in diary.months) == diary.all.ms


@settings(max_examples=40)
@given(st.lists(st.tuples(st.integers(0, 9), st.sampled_from(["does", "moves", "ill", "asks"])), max_size=40))
def test_a_plan_gives_way_to_any_calendar(days: list[tuple[int, str]]) -> None:
    """Whatever happens on whichever day: trainings come in order, and none is lost."""
    person = Person()
    person.hear(plans.StartPlan("climb"))
    finished = 0
    for ahead, what in days:
        person.today = add_days(person.today, ahead)
        before = person.listener.plan
        if what == "does":
            person.hear(plans.DidIt())
            finished += before is not None
        elif what == "moves":
            person.hear(plans.MoveSession())
        elif what == "ill":
            person.hear(plans.BeAway(is_ill=True))
        else:
            person.hear(progress.TellProgress())
        place = person.listener.plan
        if place is None:
            assert finished == 4
            assert person.listener.plans_done == ("climb",)
            return
        assert place.next == finished
        if what == "moves":
            assert days_between(person.today, place.due) == 1
        if what == "ill":
            assert place.due > person.today


@given(st.dates(date(2026, 1, 1), date(2028, 12, 31)), ZONES, st.integers(0, 23))
def test_clock_changes_make_no_day_longer_or_shorter_in_the_diary(day: date, zone: str, hour: int) -> None:
    """Twenty-three hours or twenty-five: what is trained before midnight is that day's."""
    local = datetime(day.year, day.month, day.day, hour, 30, tzinfo=ZoneInfo(zone) if zone else UTC)
    moment = EpochMs(round(local.timestamp() * 1000))
    person = Person(today=local_day(moment, zone))
    here = person.start()
    person.holds(here, 30_000)
    person.hear(Pause())
    shown = wall(moment, zone).date()

    assert [one.day for one in person.listener.diary.trainings] == [shown.isoformat()]
    assert abs(shown - day) <= timedelta(days=1)
