"""Anything at all that may be heard: every kind that some room answers, over ids that exist and do not."""

from dataclasses import dataclass, fields
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


@dataclass(frozen=True)
class Names:
    """The ids that are spoken of; `gone` is none of any library."""

    workouts: tuple[str, ...]
    playlists: tuple[str, ...]
    trainers: tuple[str, ...]
    exercises: tuple[str, ...]
    premium: tuple[str, ...]
    """Those of the workouts that are premium."""
    items: tuple[str, ...] = ("main-1-move0", "main-1-move1", "track0")
    most_items: int = 4


FAKE = Names(
    ("legs", "core", "hills", "bells"), ("steady", "iron"), ("maya", "leo"), ("squat",), ("hills", "bells")
)


def _one_of(ids: tuple[str, ...], *others: Any) -> Any:
    return st.sampled_from([*ids, *others])


@cache
def casts(names: Names) -> st.SearchStrategy[Cast]:
    """Return any trainer and any music."""
    return st.builds(Cast, _one_of(names.trainers, ""), _one_of(names.playlists, "", "none"))


@cache
def placements(names: Names) -> st.SearchStrategy[Placement]:
    """Return tokens, among them those that were never given out, and those of other people."""
    workouts = st.builds(Source, st.just(SourceKind.WORKOUT), _one_of(names.workouts, "gone"))
    playlists = st.builds(Source, st.just(SourceKind.PLAYLIST), _one_of(names.playlists, "gone"))
    return st.builds(
        Placement,
        source=st.one_of(workouts, playlists),
        play=st.sampled_from([f"play{n:04}" for n in range(1, 9)]),
        at=st.integers(0, 5),
        item=st.integers(0, names.most_items),
        item_id=st.sampled_from(names.items),
        attempt=st.integers(0, 2),
        who=st.sampled_from(["household.all", "stranger.all", ""]),
        cast=casts(names),
    )


OFFSETS = st.integers(0, 60_000).map(DurationMs)


@cache
def _by_name(names: Names) -> dict[str, Any]:
    return {
        "wish": st.builds(
            Wish,
            workout=_one_of(names.workouts, None, "gone"),
            kind=st.sampled_from([None, "strength", "core"]),
            minutes=st.sampled_from([None, 4, 30]),
            trainer=_one_of(names.trainers, None),
        ),
        "placement": placements(names),
        "playing": st.one_of(st.none(), placements(names)),
        "offset_ms": OFFSETS,
        "workout": _one_of(names.workouts, None, "gone"),
        "playlist": _one_of(names.playlists, None, "gone"),
        "trainer": _one_of(names.trainers, None),
        "plan": st.sampled_from([None, "climb", "gone"]),
        "days": st.sampled_from([None, 1, 10**9]),
        "minutes": st.sampled_from([None, 30, 500]),
        "count": st.sampled_from([None, 3, 50]),
        "exercise": _one_of(names.exercises, None, "gone"),
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


def _value(name: str, hint: Any, names: Names) -> Any:
    if hint in BY_TYPE:
        return BY_TYPE[hint]
    return _by_name(names)[name] if name in _by_name(names) else st.from_type(hint)


def _of(kind: Any, names: Names) -> Any:
    if kind is HandoverEnded:
        results = ["DECLINED", "ERROR", "PENDING_PURCHASE", "NOT_ENTITLED", "SOMETHING_NEW"]
        tokens = ["go.play0001.workout.hills", "go.play0002.playlist.iron", "plan.climb", "on.workout", "x"]
        alexas = st.sampled_from(["Buy", "Upsell", "Cancel", "AskFor"])
        return st.builds(kind, alexas, st.sampled_from(results), st.just("p"), st.sampled_from(tokens))
    hints = get_type_hints(kind)
    given = {one.name: _value(one.name, hints[one.name], names) for one in fields(kind)}
    return st.builds(kind, **given)


@cache
def by_kind(names: Names = FAKE) -> dict[Any, Any]:
    """Return a strategy for each kind of request."""
    return {kind: _of(kind, names) for kind in ANSWERS}


def heards(names: Names = FAKE) -> st.SearchStrategy[Heard]:
    """Return anything that is answered, mostly what may order audio; no purchase that was made."""
    premium = st.builds(StartWorkout, st.builds(Wish, workout=st.sampled_from(names.premium)))
    often = st.sampled_from(OFTEN).flatmap(lambda kind: by_kind(names)[kind])
    anything = st.sampled_from(list(ANSWERS)).flatmap(lambda kind: by_kind(names)[kind])
    return st.sampled_from([premium, often, often, anything, anything]).flatmap(lambda one: one)


def devices(names: Names = FAKE) -> st.SearchStrategy[Device]:
    """Return a device that may hold anything; all but a few can play."""
    return st.builds(
        Device,
        key=st.sampled_from(["kitchen", "hall", ""]),
        has_audio=st.sampled_from([True, True, True, False]),
        placement=st.one_of(st.none(), placements(names)),
        offset_ms=st.one_of(st.none(), OFFSETS),
        activity=st.sampled_from([None, *Activity]),
    )
