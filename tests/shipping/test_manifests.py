"""Each version is known by its manifest, and only what no version needs any more is removed."""

import gzip
import json
from dataclasses import replace
from itertools import islice
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from skill.domain.ground.units import HOUR_MS, EpochMs
from studio.addresses.enumeration import every_address
from studio.addresses.kinds import AHEAD, AUTHORS, SINGLE, Kind
from studio.score.editions import editions
from studio.shipping.bucket import NotPublished
from studio.shipping.manifests import (
    KEPT_MS,
    Manifest,
    begun,
    command_for,
    completed,
    in_use,
    key_of,
    manifest_of,
    read_manifest,
    write_manifest,
)
from studio.shipping.sweep import planned_sweep, sweep
from tests.shipped_library import authored

NOW = EpochMs(1_795_420_800_000)
DAY_MS = 24 * HOUR_MS
NAMED = {("exercise", "squat"): "e1", ("trainer", "maya"): "t1", ("playlist", "iron"): "p1"}


def version(name: str, age_days: int = 0, *paths: str, is_complete: bool = True) -> Manifest:
    """Return the manifest of a version of some age."""
    made = manifest_of(name, EpochMs(NOW - age_days * DAY_MS), AUTHORS, paths, NAMED)
    return replace(made, is_complete=is_complete)


def put(bucket: tuple[Any, str], *keys: str) -> None:
    """Put files into the bucket."""
    for key in keys:
        bucket[0].put_object(Bucket=bucket[1], Key=key, Body=b"sound")


def keys(bucket: tuple[Any, str]) -> set[str]:
    """Return what is in the bucket."""
    return {one["Key"] for one in bucket[0].list_objects_v2(Bucket=bucket[1]).get("Contents", ())}


def swept(bucket: tuple[Any, str]) -> int:
    """Sweep, and return how many objects were removed."""
    return max(sweep(*bucket, planned_sweep(*bucket, NOW)), default=0)


def test_a_manifest_comes_back_as_it_was_written(bucket: tuple[Any, str]) -> None:
    """By its version; of a version that was never published there is none."""
    manifest = version("ab12", 3, "segments/a.mp3", "privacy.html")
    write_manifest(*bucket, manifest)
    assert read_manifest(*bucket, "ab12") == manifest
    assert read_manifest(*bucket, "cd34") is None
    bucket[0].put_object(Bucket=bucket[1], Key=key_of("cd34"), Body=gzip.compress(b"[]"))
    with pytest.raises(NotPublished, match="cd34"):
        read_manifest(*bucket, "cd34")


def test_anybody_can_read_it(bucket: tuple[Any, str]) -> None:
    """It is JSON, compressed, with all paths."""
    write_manifest(*bucket, version("ab12", 3, "segments/a.mp3", "privacy.html"))
    body = bucket[0].get_object(Bucket=bucket[1], Key="manifests/ab12.json.gz")["Body"].read()
    assert json.loads(gzip.decompress(body))["paths"] == ["privacy.html", "segments/a.mp3"]


def test_a_version_is_complete_when_all_of_it_is_there(bucket: tuple[Any, str]) -> None:
    """It is known from the beginning, and what an earlier command published of it stays promised."""
    begun(*bucket, version("v", 0, "segments/a.mp3", "segments/b.mp3", is_complete=False))
    found = read_manifest(*bucket, "v")
    assert found is not None
    assert not found.is_complete
    put(bucket, "segments/a.mp3")
    assert completed(*bucket, found, NOW) == ["segments/b.mp3"]
    put(bucket, "segments/b.mp3")
    assert completed(*bucket, found, NOW) == []
    less = begun(*bucket, version("v", 0, "segments/a.mp3", is_complete=False))
    assert less.paths == found.paths
    found = read_manifest(*bucket, "v")
    assert found is not None
    assert found.is_complete


def test_what_no_version_in_use_names_is_removed(bucket: tuple[Any, str]) -> None:
    """With the manifests of those versions; pages, and whatever is not audio, stay."""
    write_manifest(*bucket, version("old", 100, "segments/a.mp3", "segments/b.mp3", "privacy.html"))
    write_manifest(*bucket, version("middle", 61, "segments/b.mp3", "tastes/t.mp3"))
    write_manifest(*bucket, version("new", 1, "segments/c.mp3", "tracks/d.mp3"))
    kept = {
        "segments/b.mp3", "tastes/t.mp3", "segments/c.mp3", "tracks/d.mp3", "privacy.html", "logs/x.gz",
        "segments/b.e1.t1.none.mp3", "segments/c.e1.t1.p1.mp3",
    }  # fmt: skip
    gone = {
        "segments/a.mp3", "segments/a.e1.t1.p1.mp3", "segments/b.e2.t1.p1.mp3", "segments/c.e1.t1.mp3",
        "tracks/e.mp3", "tastes/u.mp3",
    }  # fmt: skip
    put(bucket, *kept, *gone)
    planned = planned_sweep(*bucket, NOW)
    assert set(planned.files) == gone
    assert planned.size == 5 * len(gone)
    assert keys(bucket) >= kept | gone
    assert swept(bucket) == len(gone) + 1
    assert keys(bucket) == kept | {key_of("middle"), key_of("new")}
    assert swept(bucket) == 0


def test_without_a_manifest_nothing_is_removed(bucket: tuple[Any, str]) -> None:
    """Since nothing is known of what is in use."""
    put(bucket, "segments/a.mp3")
    with pytest.raises(NotPublished, match="no manifest"):
        planned_sweep(*bucket, NOW)


def test_a_version_that_is_being_published_is_in_use(bucket: tuple[Any, str]) -> None:
    """And does not take the place of the one before it until it is complete."""
    write_manifest(*bucket, version("live", 300, "segments/a.mp3"))
    write_manifest(*bucket, version("begun", 90, "segments/b.mp3", is_complete=False))
    put(bucket, "segments/a.mp3", "segments/b.mp3")
    assert planned_sweep(*bucket, NOW).files == ()


@given(
    ages=st.lists(st.tuples(st.integers(0, 400), st.booleans()), min_size=1, max_size=8),
)
def test_a_version_stays_for_sixty_days_after_the_next(ages: list[tuple[int, bool]]) -> None:
    """Whatever was live at any moment of the last sixty days is in use, and so is what came after that."""
    row = sorted(ages, reverse=True)
    found = [version(f"v{n}", age, is_complete=done) for n, (age, done) in enumerate(row)]
    kept = in_use(found, NOW)
    assert found[-1] in kept
    days = KEPT_MS // DAY_MS
    for day in range(days):
        live = [one for one in found if one.is_complete and one.published <= NOW - day * DAY_MS]
        assert not live or live[-1] in kept
    assert kept == found[len(found) - len(kept) :]
    superseded = [one for one in found[1:] if one.is_complete and NOW - one.published >= KEPT_MS]
    if superseded:
        assert found[0] not in kept


@pytest.mark.parametrize(
    ("kinds", "options"),
    [
        (frozenset(), ""),
        (AUTHORS, ""),
        (AUTHORS | SINGLE, " --only author"),
        (AHEAD, " --render --queue RENDER_QUEUE"),
    ],
)
def test_what_is_said_to_publish_it(kinds: frozenset[Kind], options: str) -> None:
    """As docs/deploying.md has it."""
    assert command_for("b", kinds) == f"python -m studio publish --bucket b{options}"


def test_a_library_names_all_that_it_can_order() -> None:
    """What was published ahead by path, and the rest by its parts; of another edition nothing."""
    ahead = [one.path for one in every_address(authored(), AHEAD)]
    manifest = manifest_of("v", NOW, AHEAD, ahead, editions(authored()))
    assert all(manifest.names(path) for path in ahead[::50])
    for one in islice(every_address(authored(), frozenset({Kind.RARE, Kind.FAR})), 0, 100_000, 2_000):
        assert manifest.names(one.path)
        assert not manifest.names(one.path.replace(".", ".0", 1))
