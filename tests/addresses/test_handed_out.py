"""Whatever is said, the skill names nothing that is not on the list, and knows how long it is."""

import os
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from functools import cache
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from skill.domain.choice.requests import StartWorkout, TasteTrainer
from skill.domain.coach.requests import Easier, Harder, Spare, SwapMove, TakeBreather
from skill.domain.ground.lines import Sound
from skill.domain.library.contents import SourceKind
from skill.domain.library.placement import Cast, Placement, Source
from skill.domain.listener.levels import MoveLevels
from skill.domain.listener.listener import Listener
from skill.domain.listener.profile import Profile
from skill.domain.music.requests import ChangeMusic, NoMusic, StartPlaylist, TasteMusic
from skill.domain.playback.breathers import BREATHER
from skill.domain.playback.streams import items_of, stream_at
from skill.domain.playing.requests import Next
from skill.domain.premium.access import is_premium
from skill.domain.turn.device import Device
from skill.domain.turn.outcome import Outcome, Start, Stream
from skill.domain.turn.requests import Heard
from skill.domain.turn.wish import Wish
from studio.addresses.index import index_of
from studio.addresses.kinds import Address, Kind
from studio.pictures.now_playing.shown import Shown
from studio.score.segment_plan import PlannedSegment, plan_workout
from tests.domain.premium.strategies import Names, by_kind, devices, heards
from tests.domain.premium.talker import OWNED, SILENT, SOLD, Talker
from tests.shipped_library import LIBRARY, WORKOUT_IDS, authored, shelf

STEPS = int(os.environ.get("AUDIO_TRAINER_STEPS", "1500"))
CHANGES = (Easier(), Harder(), SwapMove(), NoMusic(), ChangeMusic(), TakeBreather(), Next())


def names() -> Names:
    """Return what can be spoken of in the shipped library, and things that are gone from it."""
    found = authored()
    return Names(
        tuple(WORKOUT_IDS),
        (*sorted(found.playlists), "gone"),
        (*sorted(found.trainers), "gone"),
        tuple(sorted(found.exercises)),
        tuple(sorted(one for one, workout in found.workouts.items() if workout.premium)),
        most_items=20,
    )


def words() -> st.SearchStrategy[Heard]:
    """Return anything that is heard, above all what recasts a workout."""
    known, kinds = names(), by_kind(names())
    trainers = st.sampled_from([None, *known.trainers])
    wishes = st.builds(Wish, workout=st.sampled_from(known.workouts), trainer=trainers)
    body = st.sampled_from(sorted(authored().vocabulary.words("body_parts")))
    without = st.sampled_from(sorted(authored().vocabulary.words("leave_out")))
    recasting = st.one_of(
        st.builds(StartWorkout, wishes),
        st.sampled_from(CHANGES),
        st.sampled_from(CHANGES),
        st.builds(ChangeMusic, playlist=st.sampled_from(known.playlists)),
        st.builds(SwapMove, body_part=body),
        st.builds(Spare, words=st.tuples(without)),
        kinds[StartPlaylist],
        st.builds(TasteTrainer, trainer=st.sampled_from(known.trainers)),
        st.builds(TasteMusic, playlist=st.sampled_from(known.playlists)),
    )
    return st.one_of(recasting, recasting, heards(known))


def people() -> st.SearchStrategy[Listener]:
    """Return somebody with levels and preferences from earlier workouts, and from older libraries."""
    moves = st.sampled_from([*names().exercises, "gone"])
    levels = st.lists(st.tuples(moves, moves), max_size=8)
    profile = st.builds(Profile, low_impact=st.booleans(), left_out=st.lists(moves, max_size=5).map(tuple))

    def with_levels(pairs: list[tuple[str, str]], known: Profile) -> Listener:
        memory = MoveLevels()
        for own, move in pairs:
            memory = memory.with_level(own, move)
        return Listener("household.all", version=1, moves=memory, profile=known)

    return st.builds(with_levels, levels, profile)


def pictured(stream: Stream) -> set[Address]:
    """Return the addresses of a stream's pictures; they are on the list, and show what plays."""
    assert stream.pictures is not None, stream.path
    index, placement = index_of(LIBRARY), stream.placement
    art, behind = (index.picture(one) for one in (stream.pictures.art, stream.pictures.behind))
    assert art is not None, stream.pictures.art
    assert behind is not None, stream.pictures.behind
    assert (art[0], behind[0]) == shown_at(placement), stream.path
    return {index.origin(one).address for one in (stream.pictures.art, stream.pictures.behind)}  # type: ignore[union-attr]


@cache
def planned(workout: str) -> tuple[PlannedSegment, ...]:
    """Return the plan of a workout."""
    return plan_workout(authored(), workout)


def shown_at(placement: Placement) -> tuple[Shown, Shown]:
    """Return what should be shown at a placement."""
    source = placement.source
    if source.kind is SourceKind.PLAYLIST:
        track = authored().playlists[source.id].tracks[placement.item]
        return Shown("track", f"{source.id}/{track.id}"), Shown("music")
    trainer = placement.cast.trainer or authored().workouts[source.id].trainer
    if placement.item == BREATHER:
        return Shown("breather", "", trainer), Shown("trainer", trainer)
    plan = planned(source.id)[placement.item]
    move = placement.move or plan.exercise
    return Shown("exercise", move, trainer, plan.round, plan.rounds), Shown("trainer", trainer)


def named(outcome: Outcome) -> Iterator[tuple[str, Stream | None]]:
    """Yield each path that an outcome names, with its stream if it is one."""
    stream = getattr(outcome.order, "stream", None)
    if stream is not None:
        yield stream.path, stream
    yield from ((one.path, None) for one in _sounds((outcome.lines, outcome.question)))


def _sounds(inside: Any) -> Iterator[Sound]:
    if isinstance(inside, Sound):
        yield inside
    elif isinstance(inside, tuple | list):
        for one in inside:
            yield from _sounds(one)
    elif isinstance(inside, dict):
        yield from _sounds(list(inside.values()))
    elif is_dataclass(inside):
        yield from _sounds([getattr(inside, one.name) for one in fields(inside)])


def checked(path: str, stream: Stream | None) -> Address:
    """Return the address that was named; it is on the list, as long as planned, and for whom it was given."""
    origin = index_of(LIBRARY).origin(path)
    assert origin is not None, path
    if stream is not None:
        placement = stream.placement
        if placement.item == BREATHER:
            assert origin.address.duration_ms == 60_000
        else:
            items = items_of(shelf(), placement.source, placement.cast)
            assert origin.address.duration_ms == items[placement.item].duration_ms, path
            assert origin.address.premium == is_premium(shelf(), placement), path
        assert is_premium(shelf(), placement) or not origin.address.premium, path
        assert stream.offset_ms < origin.address.duration_ms
    return origin.address


def test_every_address_that_is_handed_out_is_on_the_list() -> None:
    """Over random conversations with the shipped library, for people of all habits, premium or not."""
    seen: set[Kind] = set()

    @settings(
        max_examples=max(20, STEPS // 6), deadline=None, derandomize=True,
        suppress_health_check=list(HealthCheck),
    )  # fmt: skip
    @given(
        turns=st.lists(
            st.tuples(words(), st.sampled_from([None, None, None, *range(8)]), devices(names())),
            min_size=6, max_size=14,
        ),
        amazon=st.sampled_from([OWNED, OWNED, SOLD, SILENT]),
        listener=people(),
    )  # fmt: skip
    def converse(turns: list[tuple[Heard, int | None, Device]], amazon: Any, listener: Listener) -> None:
        talker = Talker(amazon, shelf(), listener)  # type: ignore[arg-type]
        for heard, other, device in turns:
            if other == 0:
                talker.device = device
            outcome = talker.hear(heard)
            seen.update(checked(*one).kind for one in named(outcome))
            if (stream := getattr(outcome.order, "stream", None)) is not None:
                seen.update(one.kind for one in pictured(stream))
            if isinstance(outcome.order, Start):
                talker.confirm(outcome, 20_000)

    converse()
    assert seen == set(Kind) - {Kind.PAGE}


@given(
    workout=st.sampled_from(WORKOUT_IDS),
    item=st.integers(0, 30),
    trainer=st.sampled_from(["", "maya", "dan", "gone"]),
    music=st.sampled_from(["", "none", "iron-drive", "gone"]),
    move=st.sampled_from(["", "wall-sit", "gone"]),
)
@settings(max_examples=400, deadline=None, derandomize=True)
def test_what_the_library_has_no_more_is_done_as_written(
    workout: str, item: int, trainer: str, music: str, move: str
) -> None:
    """A queue from an older library names no file that nobody can make; what it still has is kept."""
    source = Source(SourceKind.WORKOUT, workout)
    stream = stream_at(
        shelf(), Placement(source, "play0001", 0, item, "x", cast=Cast(trainer, music), move=move)
    )
    if stream is None:
        assert item >= len(items_of(shelf(), source))
        return
    checked(stream.path, stream)
    pictured(stream)
    kept = stream.placement
    assert kept.cast == Cast(trainer.replace("gone", ""), music.replace("gone", ""))
    assert kept.move == move.replace("gone", "")
