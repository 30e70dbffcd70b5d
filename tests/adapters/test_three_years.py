"""Bounded: somebody who trained daily for three years takes little room, whatever they did."""

from dataclasses import replace
from itertools import cycle

from skill.adapters.listener_record import from_record, to_record
from skill.domain.ground.days import add_days
from skill.domain.ground.lines import Text, line
from skill.domain.ground.units import DurationMs, EpochMs
from skill.domain.library.contents import SourceKind
from skill.domain.library.lookup import WorkoutQuery
from skill.domain.library.placement import Source
from skill.domain.listener.diary import Diary, Training
from skill.domain.listener.goals_and_streaks import Excuse, Goal, with_closed_weeks
from skill.domain.listener.listener import Listener
from skill.domain.listener.plan_place import after_session, start_of_plan
from skill.domain.listener.profile import MOST_FAVORITES, MOST_LEFT_OUT
from skill.domain.listener.queue import Queue, Spot, shuffled
from skill.domain.listener.time_zones import Zone
from skill.domain.progress.milestones import with_milestones_told
from tests.shipped_library import shelf

FIRST, DAYS = "2024-01-01", 3 * 365 + 1
ONE_TURN, IN_ALL = 4_096, 16_384


def queue(kind: SourceKind, source: str, items: int) -> Queue:
    """Return a queue that was shuffled, which is the longest to write."""
    spot = Spot("k3m9x2p7", 17, 17, "main-17-single-leg-deadlift", DurationMs(31_217))
    plain = Queue(Source(kind, source), "f3a9c2d1e4b5", tuple(range(items)), items, spot, confirmed=spot)
    mixed = shuffled(plain, [(n * 37) % items for n in range(items)])
    return replace(
        mixed, training="k3m9x2p7", device="0123456789abcdef" * 2, silent_since=EpochMs(1_795_000_000_000)
    )


def three_years() -> Listener:
    """Return who did all that there is to do, every day for three years."""
    workouts = cycle(card.id for card in shelf().workouts(WorkoutQuery(), 100))
    listener, diary, aims = Listener("a" * 24 + "." + "b" * 16, safety_told=True), Diary(), Listener("").aims
    aims = replace(aims, goal=Goal(days=4))
    for n in range(DAYS):
        day = add_days(FIRST, n)
        aims = with_closed_weeks(diary, aims, day)
        diary = diary.with_training(
            Training(f"{n:08}", next(workouts), day, DurationMs(1_234_567 + n), n % 3 == 0)
        )
        if n % 90 == 0:
            aims = aims.with_excuse(Excuse(day, add_days(day, 6)))
    listener, _ = with_milestones_told(replace(listener, diary=diary, aims=aims), add_days(FIRST, DAYS))
    plan = shelf().plans()[0]
    place = start_of_plan(plan.id, FIRST)
    for number in range(5):
        place = after_session(plan, place, number, FIRST, "k3m9x2p7")
    profile = listener.profile
    for card in shelf().workouts(WorkoutQuery(), MOST_FAVORITES + 5):
        profile = profile.with_favorite(card.id)
    exercises = sorted(
        {
            one.exercise
            for card in shelf().workouts(WorkoutQuery(), 100)
            for one in shelf().workout(card.id).segments
        }
    )  # type: ignore[union-attr]
    for exercise in exercises[: MOST_LEFT_OUT + 5]:
        profile = profile.leaving_out(exercise)
    profile = replace(
        profile, level="intermediate", equipment=("mat", "dumbbells", "kettlebell", "step"), minutes=30,
        kinds=("strength", "core", "guided-run"), low_impact=True, asked=("equipment", "level"),
    )  # fmt: skip
    memory = listener.tips
    for tip in shelf().tip_ids():
        memory = replace(
            memory, told=memory.told_with(tip), last=tip, today=tip, today_is=add_days(FIRST, DAYS)
        )
    article = tuple(
        line("article.section", text=Text("section", "strength-for-running", str(n))) for n in range(8)
    )
    return replace(
        listener, tips=memory, plan=place, profile=profile,
        plans_done=tuple(one.id for one in shelf().plans()),
        workout=queue(SourceKind.WORKOUT, "spin-sprints-off-the-bike", 60),
        playlist=queue(SourceKind.PLAYLIST, "running-cadence", 12), latest=SourceKind.WORKOUT,
        last_reply=article,
        reminders=tuple(f"{n:08x}-1234-4abc-8def-{n * 7:012x}" for n in range(8)),
        zones=tuple(
            Zone(f"{n:032x}", "America/Argentina/Buenos_Aires", EpochMs(1_795_000_000_000)) for n in range(4)
        ),
    )  # fmt: skip


def test_three_busy_years_are_read_in_four_kilobytes() -> None:
    """All of a person is one record, so the lesser bound holds for all of it as well as for a turn."""
    listener = three_years()
    size = len(to_record(listener).encode())

    assert from_record(listener.key, 0, to_record(listener)) == listener
    assert size < ONE_TURN, size
    assert ONE_TURN < IN_ALL


def test_a_fourth_year_takes_no_more_room() -> None:
    """History is rolled up: what is bounded grows no further."""
    listener = three_years()
    diary = listener.diary
    for n in range(DAYS, DAYS + 365):
        diary = diary.with_training(Training(f"{n:08}", "legs", add_days(FIRST, n), DurationMs(1_234_567)))
    older = replace(listener, diary=diary)

    assert len(to_record(older)) <= len(to_record(listener)) * 1.02
    assert older.diary.all.trainings == DAYS + 365


def test_sums_stay_right_when_entries_are_rolled_up() -> None:
    """What was heard is counted once, in weeks, months and all, long after its entry is gone."""
    listener = three_years()

    assert listener.diary.all.trainings == DAYS
    assert listener.diary.all.ms == sum(1_234_567 + n for n in range(DAYS))
    assert sum(one.trainings for one in listener.diary.months[-12:]) == sum(
        add_days(FIRST, n)[:7] in {one.of for one in listener.diary.months[-12:]} for n in range(DAYS)
    )
