"""Listeners of all sorts, for tests of stores: random ones, and one of three busy years."""

from dataclasses import fields, replace
from typing import Any

from hypothesis import strategies as st

from skill.domain.ground.lines import Count, Length, Line, Several, Text, Words
from skill.domain.library.contents import SourceKind
from skill.domain.library.placement import Cast, Source
from skill.domain.listener.diary import Diary, Sum, Training
from skill.domain.listener.goals_and_streaks import Aims, Excuse, Goal, Streak
from skill.domain.listener.levels import MoveLevels
from skill.domain.listener.listener import Displaced, Listener, Spoken
from skill.domain.listener.plan_place import PlanPlace
from skill.domain.listener.premium import PremiumMemory
from skill.domain.listener.profile import Profile
from skill.domain.listener.queue import Queue, QueueState, Spot
from skill.domain.listener.time_zones import Zone
from skill.domain.listener.tips_told import CODE_LENGTH, ArticlePosition, TipsTold

IDS = st.from_regex(r"[a-z][a-z0-9]{0,7}(-[a-z0-9]{1,8}){0,2}", fullmatch=True)
PLAYS = st.from_regex(r"[a-z0-9]{8}", fullmatch=True)
DAYS = st.dates().map(lambda day: day.isoformat())
MOMENTS = st.integers(0, 4_000_000_000_000)
MS = st.integers(0, 10_000_000)
COUNTS = st.integers(0, 5_000)


def row(of: st.SearchStrategy[Any], most: int = 6) -> st.SearchStrategy[tuple[Any, ...]]:
    """Return rows of something."""
    return st.lists(of, max_size=most).map(tuple)


SPOTS = st.builds(Spot, PLAYS, COUNTS, COUNTS, IDS, MS)
QUEUES = st.builds(
    Queue,
    source=st.builds(Source, st.sampled_from(SourceKind), IDS),
    revision=IDS,
    order=st.lists(st.integers(0, 90), min_size=1, max_size=60).map(tuple),
    end=COUNTS,
    ordered=SPOTS,
    confirmed=st.none() | SPOTS,
    state=st.sampled_from(QueueState),
    training=PLAYS,
    began=st.just("") | DAYS,
    loop=st.booleans(),
    shuffled=st.booleans(),
    device=st.text("0123456789abcdef", max_size=32),
    silent_since=st.none() | MOMENTS,
    cast=st.builds(Cast, st.just("") | IDS, st.just("") | IDS),
    swaps=row(st.tuples(IDS, IDS)),
    let_in=st.none() | MOMENTS,
)
TIPS = st.builds(
    TipsTold,
    told=row(st.text("abcXYZ019-_", min_size=CODE_LENGTH, max_size=CODE_LENGTH), 90),
    last=st.none() | IDS,
    topic=st.none() | IDS,
    today=st.none() | IDS,
    today_is=st.just("") | DAYS,
    reading=st.none() | st.builds(ArticlePosition, IDS, COUNTS),
)
PLAIN_VALUES = (
    st.text(max_size=20)
    | COUNTS
    | st.builds(Length, MS)
    | st.builds(Count, IDS, COUNTS)
    | st.builds(Words, IDS, row(IDS))
    | st.builds(Text, IDS, IDS, IDS)
)


def lines(values: st.SearchStrategy[Any]) -> st.SearchStrategy[Line]:
    """Return lines of these values."""
    filled = st.dictionaries(IDS, values, max_size=3).map(lambda one: tuple(one.items()))
    return st.builds(Line, IDS, filled, st.none() | COUNTS)


LINES = lines(PLAIN_VALUES | st.builds(Several, row(lines(PLAIN_VALUES), 3)))
SUMS = {"trainings": COUNTS, "days": COUNTS, "ms": MS}
DIARIES = st.builds(
    Diary,
    trainings=row(st.builds(Training, PLAYS, IDS, DAYS, MS, st.booleans())),
    weeks=row(st.builds(Sum, of=DAYS, **SUMS)),
    months=row(st.builds(Sum, of=DAYS.map(lambda day: day[:7]), **SUMS)),
    all=st.builds(Sum, of=st.just(""), **SUMS),
)
AIMS = st.builds(
    Aims,
    goal=st.none() | st.builds(Goal, COUNTS, COUNTS),
    excuses=row(st.builds(Excuse, DAYS, DAYS)),
    streak=st.builds(Streak, COUNTS, st.just("") | DAYS, COUNTS),
    milestones=row(IDS),
)
PROFILES = st.builds(
    Profile,
    level=st.none() | st.sampled_from(["beginner", "advanced"]),
    equipment=st.none() | row(IDS),
    minutes=st.none() | st.integers(5, 60),
    kinds=row(IDS),
    left_out=row(IDS),
    low_impact=st.booleans(),
    favorites=row(IDS),
    asked=row(IDS),
)
PLANS = st.builds(PlanPlace, IDS, DAYS, DAYS, COUNTS, row(COUNTS), PLAYS, st.integers(-1, 1), COUNTS, PLAYS)
LISTENERS = st.builds(
    Listener,
    key=st.just("account.person"),
    safety_told=st.booleans(),
    workout=st.none() | QUEUES,
    playlist=st.none() | QUEUES,
    latest=st.none() | st.sampled_from(SourceKind),
    elsewhere=row(st.builds(Displaced, QUEUES, MOMENTS), 2),
    tips=TIPS,
    moves=st.builds(MoveLevels, row(st.tuples(IDS, IDS))),
    spoken=st.builds(Spoken, row(st.tuples(IDS, COUNTS))),
    last_reply=row(LINES, 4),
    zones=row(st.builds(Zone, IDS, st.just("") | st.just("Europe/Berlin"), MOMENTS), 4),
    diary=DIARIES,
    aims=AIMS,
    plan=st.none() | PLANS,
    plans_done=row(IDS),
    profile=PROFILES,
    premium=st.builds(
        PremiumMemory,
        seen_at=st.none() | MOMENTS,
        seen_on=st.just("") | DAYS,
        declined_at=st.none() | MOMENTS,
        mentioned_at=st.none() | MOMENTS,
        wanted=st.none() | QUEUES,
    ),
    reminders=row(st.uuids().map(str), 8),
)
"""Any listener; a field that is new here must be added, or `test_every_field_is_tried` fails."""


def tried() -> set[str]:
    """Return the fields of a listener that are tried: the random ones', and what test_roll_back.py tries."""
    return set(LISTENERS.wrapped_strategy.kwargs) | {"version", "unknown"}  # type: ignore[attr-defined]


def all_fields() -> set[str]:
    """Return the fields of a listener."""
    return {one.name for one in fields(Listener)}


def with_version(listener: Listener, version: int) -> Listener:
    """Return the listener as a store would give it."""
    return replace(listener, version=version)
