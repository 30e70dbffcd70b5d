"""The list of all that can be ordered: whole, each name once, and found by its name alone."""

import json
from dataclasses import replace
from functools import cache
from itertools import islice
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from skill.domain.library.contents import SourceKind
from skill.domain.library.placement import NO_MUSIC, Cast, Placement, Source
from skill.domain.playback.streams import stream_at
from skill.domain.premium.access import is_premium
from studio.addresses.enumeration import PAGES, every_address, written_segments
from studio.addresses.index import index_of, orderable
from studio.addresses.kinds import AHEAD, ALL, AUTHORS, SINGLE, Address, Kind
from studio.addresses.name_faults import asset_faults, edition_faults, name_faults
from studio.commands.addresses import addresses
from studio.score.editions import editions
from studio.score.substitutes import Way, moves_of, ways_from
from studio.shipping.legal_pages import legal_pages
from tests.shipped_library import LIBRARY, ROOT, authored, shelf


@cache
def ahead() -> dict[str, Address]:
    """Return what is published ahead, by path."""
    return {one.path: one for one in every_address(authored(), AHEAD)}


@cache
def by_kind() -> dict[Kind, list[Address]]:
    """Return all addresses of each kind; of those on demand, as many as are listed quickly."""
    found: dict[Kind, list[Address]] = {}
    for one in (*ahead().values(), *islice(every_address(authored(), ALL - AHEAD), 100_000)):
        found.setdefault(one.kind, []).append(one)
    return found


def some(kind: Kind, count: int = 150) -> list[Address]:
    """Return some addresses of a kind."""
    found = by_kind()[kind]
    return Random(7).sample(found, min(count, len(found)))


def test_each_name_is_listed_once() -> None:
    """And those of one kind alone are the same as among all."""
    listed = [one.path for one in every_address(authored(), AHEAD)]
    assert len(listed) == len(set(listed)) == len(ahead())
    single = {one.path for one in every_address(authored(), SINGLE)}
    assert single == {path for path, one in ahead().items() if one.kind in SINGLE}


@pytest.mark.parametrize("kind", Kind)
def test_what_is_listed_is_found_by_its_name_alone(kind: Kind) -> None:
    """With the same kind, length and premium, though the index is compiled and the list is not."""
    found = some(kind)
    assert found
    for one in found:
        assert orderable(one.path) == one


@pytest.mark.parametrize("kind", sorted(ALL - AUTHORS))
def test_what_is_listed_is_what_the_skill_names(kind: Kind) -> None:
    """The runtime, given what the name stands for, comes to this very name, length and premium."""
    for one in some(kind, 60):
        origin = index_of(LIBRARY).origin(one.path)
        assert origin is not None
        cast, source = Cast(origin.change.trainer, origin.change.music), Source(SourceKind.WORKOUT, origin.id)
        placement = Placement(source, "play0001", 0, origin.place, "x", cast=cast, move=origin.change.move)
        stream = stream_at(shelf(), placement)
        assert stream is not None
        assert stream.path == one.path
        assert is_premium(shelf(), placement) is one.premium


def test_whatever_a_workout_is_made_to_is_listed() -> None:
    """Every move of the library by every trainer over all music, at one place of each workout."""
    trainers, music = ("", *sorted(authored().trainers)), ("", NO_MUSIC, *sorted(authored().playlists))
    chance = Random(3)
    for written in written_segments(authored()):
        if written.place % 4:
            continue
        move = chance.choice(["", *sorted(authored().exercises)])
        cast = Cast(chance.choice(trainers), chance.choice(music))
        source = Source(SourceKind.WORKOUT, written.workout)
        stream = stream_at(shelf(), Placement(source, "p", 0, written.place, "x", cast=cast, move=move))
        assert stream is not None
        assert orderable(stream.path) is not None, stream.path


@settings(max_examples=400, deadline=None, derandomize=True)
@given(data=st.data())
def test_a_forged_name_is_found_to_be_none(data: st.DataObject) -> None:
    """Letters of a real name changed, parts of two names mixed, or any text at all."""
    real = data.draw(st.sampled_from([*islice(ahead(), 2_000)]))
    other = data.draw(st.sampled_from([*islice(ahead(), 2_000)]))
    at = data.draw(st.integers(0, len(real)))
    forged = data.draw(
        st.one_of(
            st.text(max_size=60),
            st.text(max_size=3).map(lambda put: real[:at] + put + real[at + 1 :]),
            st.just(".".join([*real.split(".")[:2], *other.split(".")[2:]])),
            st.just(real.partition("/")[0] + "/" + other.partition("/")[2]),
            st.sampled_from(
                [f"/{real}", f"{real}/", f"{real}\n", real.upper(), f"x/../{real}", f"{real}?a=1"]
            ),
        )
    )
    found = orderable(forged)
    assert found is None or found == ahead().get(forged) or found.kind not in AHEAD


def test_what_its_author_wrote_has_one_name() -> None:
    """Not the name of a recast in no respect as well."""
    written, named = next(written_segments(authored())), editions(authored())
    parts = (("exercise", written.exercise), ("trainer", written.trainer), ("playlist", written.playlist))
    assert orderable(f"segments/{written.asset}.mp3") is not None
    assert orderable(f"segments/{written.asset}.{'.'.join(named[one] for one in parts)}.mp3") is None


def test_the_pages_are_those_that_are_published() -> None:
    """Privacy and terms."""
    assert set(PAGES) == set(legal_pages(ROOT / "docs"))


def test_ways_from_a_move() -> None:
    """An easier one of an easier one is a variant; one that lands harder is no like move."""
    moves = moves_of(authored())
    for own, move in moves.items():
        ways = ways_from(moves, own)
        assert ways[own] is Way.OWN
        assert set(ways) == set(moves)
        for one in move.variants:
            assert ways[one] is Way.VARIANT
            assert all(ways[far] is Way.VARIANT for far in moves[one].variants if far != own)
        for one, way in ways.items():
            if way is Way.LIKE:
                assert moves[one].muscles & move.muscles
                assert (moves[one].impact, move.impact) not in {
                    ("high", "low"),
                    ("high", "none"),
                    ("low", "none"),
                }


def test_two_things_of_one_name_are_a_fault() -> None:
    """Where the name would stand for two sounds; two alike in all respects are none."""
    assert name_faults(authored()) == []
    first, second = islice(written_segments(authored()), 2)
    assert list(asset_faults(iter([first, replace(first, workout="another")]))) == []
    (fault,) = asset_faults(iter([first, replace(second, asset=first.asset)]))
    assert str(first.place) in str(fault)
    (fault,) = edition_faults(
        {("trainer", "dan"): "ab", ("trainer", "maya"): "ab", ("exercise", "dan"): "ab"}
    )
    assert "trainers/maya.toml" in str(fault)


def test_the_command_counts_by_kind_or_lists(capsys: pytest.CaptureFixture[str]) -> None:
    """`--json` is one object a line, with four keys."""
    addresses(as_json=True, ahead=True)
    lines = capsys.readouterr().out.splitlines()
    assert len(lines) == len(ahead())
    for line in lines[::500]:
        told = json.loads(line)
        one = ahead()[told["path"]]
        assert told == {
            "path": one.path, "kind": one.kind, "duration_ms": one.duration_ms, "premium": one.premium,
        }  # fmt: skip
    addresses(as_json=False, ahead=True)
    assert f"{len(ahead()):,}" in capsys.readouterr().out
