"""Anything at all that may be heard: every kind that some room answers, over ids that exist and do not."""

from dataclasses import fields
from functools import cache
from typing import Any, get_type_hints

from hypothesis import strategies as st

from skill.domain.choice.requests import StartWorkout
from skill.domain.conversation.requests import Launch, Yes
from skill.domain.decide import ANSWERS
from skill.domain.ground.alexa_reminders import ReminderPlan, Weekday
from skill.domain.ground.units import DurationMs
from skill.domain.library.contents import SourceKind
from skill.domain.library.placement import Cast, Placement, Source
from skill.domain.music.requests import StartPlaylist
from skill.domain.playback.requests import (
    PlaybackFailed,
    PlaybackFinished,
    PlaybackNearlyFinished,
    PlaybackStarted,
)
from skill.domain.playing.requests import Next, NextPressed, PlayPressed, Resume, StartOver
from skill.domain.reminders.requests import When
from skill.domain.turn.device import Activity, Device
from skill.domain.turn.requests import HandoverEnded, Heard
from skill.domain.turn.wish import Wish

WORKOUTS = st.sampled_from(["legs", "core", "hills", "bells", "gone"])
PLAYLISTS = st.sampled_from(["steady", "iron", "gone"])
CASTS = st.builds(
    Cast, trainer=st.sampled_from(["", "maya", "leo"]), music=st.sampled_from(["", "none", "steady", "iron"])
)
SOURCES = st.one_of(
    st.builds(Source, st.just(SourceKind.WORKOUT), WORKOUTS),
    st.builds(Source, st.just(SourceKind.PLAYLIST), PLAYLISTS),
)
PLACEMENTS = st.builds(
    Placement,
    source=SOURCES,
    play=st.sampled_from([f"play{n:04}" for n in range(1, 9)]),
    at=st.integers(0, 5),
    item=st.integers(0, 4),
    item_id=st.sampled_from(["main-1-move0", "main-1-move1", "track0"]),
    attempt=st.integers(0, 2),
    who=st.sampled_from(["household.all", "stranger.all", ""]),
    cast=CASTS,
)
"""Tokens that were never given out among them, and those of other people."""
OFFSETS = st.integers(0, 60_000).map(DurationMs)
WISHES = st.builds(
    Wish,
    workout=st.one_of(st.none(), WORKOUTS),
    kind=st.sampled_from([None, "strength", "core"]),
    minutes=st.sampled_from([None, 4, 30]),
    trainer=st.sampled_from([None, "maya", "leo"]),
)
BY_NAME: dict[str, Any] = {
    "wish": WISHES,
    "placement": PLACEMENTS,
    "playing": st.one_of(st.none(), PLACEMENTS),
    "offset_ms": OFFSETS,
    "workout": st.one_of(st.none(), WORKOUTS),
    "playlist": st.one_of(st.none(), PLAYLISTS),
    "trainer": st.sampled_from([None, "maya", "leo"]),
    "plan": st.sampled_from([None, "climb", "gone"]),
    "days": st.sampled_from([None, 1, 10**9]),
    "minutes": st.sampled_from([None, 30, 500]),
    "count": st.sampled_from([None, 3, 50]),
    "exercise": st.sampled_from([None, "squat", "gone"]),
    "kind": st.sampled_from([None, *SourceKind]),
}
BY_TYPE: dict[Any, Any] = {
    ReminderPlan: st.just(
        ReminderPlan((Weekday.MONDAY,), 19, 0, "2026-11-23", "Europe/Berlin", "Train!", "en-US")
    ),
    When: st.builds(
        When,
        days=st.sampled_from([(), ("monday",), ("weekdays", "sunday")]),
        is_every=st.booleans(),
        time=st.sampled_from(["", "19:00", "07:30", "EV", "25:99"]),
        words=st.sampled_from(["", "someday"]),
    ),
}
"""The records of our own, which tell nobody by their signature what they take."""
OFTEN = (
    StartWorkout, StartPlaylist, Resume, Yes, Next, NextPressed, PlayPressed, StartOver,
    PlaybackNearlyFinished, PlaybackFailed, PlaybackStarted, PlaybackFinished, Launch,
)  # fmt: skip


def _value(name: str, hint: Any) -> Any:
    known = (table[key] for table, key in ((BY_TYPE, hint), (BY_NAME, name)) if key in table)
    return next(known, None) if hint in BY_TYPE or name in BY_NAME else st.from_type(hint)


def _of(kind: Any) -> Any:
    if kind is HandoverEnded:
        results = ["DECLINED", "ERROR", "PENDING_PURCHASE", "NOT_ENTITLED", "SOMETHING_NEW"]
        tokens = ["go.play0001.workout.hills", "go.play0002.playlist.iron", "plan.climb", "on.workout", "x"]
        names = st.sampled_from(["Buy", "Upsell", "Cancel", "AskFor"])
        return st.builds(kind, names, st.sampled_from(results), st.just("p"), st.sampled_from(tokens))
    hints = get_type_hints(kind)
    given = {one.name: _value(one.name, hints[one.name]) for one in fields(kind)}
    return st.builds(kind, **given)


@cache
def _by_kind() -> dict[Any, Any]:
    """Return a strategy for each kind of request."""
    return {kind: _of(kind) for kind in ANSWERS}


def heards() -> st.SearchStrategy[Heard]:
    """Return anything that is answered, mostly what may order audio; no purchase that was made."""
    premium = st.builds(StartWorkout, st.builds(Wish, workout=st.sampled_from(["hills", "bells"])))
    often = st.sampled_from(OFTEN).flatmap(lambda kind: _by_kind()[kind])
    anything = st.sampled_from(list(ANSWERS)).flatmap(lambda kind: _by_kind()[kind])
    return st.sampled_from([premium, often, often, anything, anything]).flatmap(lambda one: one)


def devices() -> st.SearchStrategy[Device]:
    """Return a device that may hold anything; all but a few can play."""
    return st.builds(
        Device,
        key=st.sampled_from(["kitchen", "hall", ""]),
        has_audio=st.sampled_from([True, True, True, False]),
        placement=st.one_of(st.none(), PLACEMENTS),
        offset_ms=st.one_of(st.none(), OFFSETS),
        activity=st.sampled_from([None, *Activity]),
    )
