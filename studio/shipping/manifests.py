"""Manifests: what each version of the library has in the bucket, so that a sweep knows what is still in use.

A manifest stands at `manifests/<version>.json.gz`. It is written before the first file of a version is sent,
and marked as complete after the last, so that a sweep in between removes nothing of it.
"""

import gzip
import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any

from skill.domain.ground.units import HOUR_MS, EpochMs
from skill.domain.library.placement import NO_MUSIC
from studio.addresses.kinds import AUTHORS, SINGLE, Kind
from studio.addresses.recasts import Editions
from studio.score.recast import PARTS
from studio.shipping.bucket import NotPublished, aws_errors, sizes_in

FOLDER = "manifests/"
ENDING = ".json.gz"
KEPT_MS = 60 * 24 * HOUR_MS
"""How long a version's files stay after the next one was published: who paused a workout may come back."""


@dataclass(frozen=True)
class Manifest:
    """What one version of the library has in the bucket."""

    version: str
    published: EpochMs
    """When it was last published; of an unfinished one, when that began."""
    is_complete: bool
    """True if all its paths are in the bucket."""
    kinds: tuple[Kind, ...]
    """The kinds of addresses that were published ahead."""
    paths: tuple[str, ...]
    """All that was published ahead."""
    editions: tuple[tuple[str, ...], ...]
    """The editions of exercises, trainers and playlists, of which names on demand are made."""

    def names(self, path: str) -> bool:
        """True if this version may name a path, be it published ahead or rendered on demand."""
        if path in self._paths:
            return True
        asset, *parts = path.removesuffix(".mp3").split(".")
        return (
            path.startswith("segments/")
            and path.endswith(".mp3")
            and f"{asset}.mp3" in self._paths
            and len(parts) == len(PARTS)
            and all(part in known for part, known in zip(parts, self.editions, strict=True))
        )

    @cached_property
    def _paths(self) -> frozenset[str]:
        return frozenset(self.paths)


def manifest_of(
    version: str, now: EpochMs, kinds: Iterable[Kind], paths: Iterable[str], named: Editions
) -> Manifest:
    """Return the manifest of a version that is about to be published."""
    rows = ([edition for (of, _), edition in sorted(named.items()) if of == part] for part in PARTS)
    exercises, trainers, playlists = map(tuple, rows)
    return Manifest(
        version, now, is_complete=False, kinds=tuple(sorted(kinds)), paths=tuple(sorted(paths)),
        editions=(exercises, trainers, (*playlists, NO_MUSIC)),
    )  # fmt: skip


def key_of(version: str) -> str:
    """Return the key of a version's manifest."""
    return f"{FOLDER}{version}{ENDING}"


def command_for(bucket: str, kinds: Iterable[Kind]) -> str:
    """Return what an operator says to publish some kinds of addresses."""
    more = "" if AUTHORS.issuperset(kinds) else " --only author"
    if not (AUTHORS | SINGLE).issuperset(kinds):
        more = " --render --queue RENDER_QUEUE"
    return f"python -m studio publish --bucket {bucket}{more}"


def read_manifest(client: Any, bucket: str, version: str) -> Manifest | None:
    """Return a version's manifest; None if it is not in the bucket.

    Raises:
        NotPublished: the bucket cannot be read, or what stands there is no manifest.
    """
    key = key_of(version)
    with aws_errors(f"bucket {bucket}"):
        try:
            body = client.get_object(Bucket=bucket, Key=key)["Body"].read()
        except client.exceptions.NoSuchKey:
            return None
    try:
        told = json.loads(gzip.decompress(body))
        return Manifest(
            told["version"], EpochMs(told["published"]), told["complete"], tuple(map(Kind, told["kinds"])),
            tuple(told["paths"]), tuple(tuple(told["editions"][part]) for part in PARTS),
        )  # fmt: skip
    except (OSError, EOFError, ValueError, KeyError, TypeError) as error:
        raise NotPublished(f"bucket {bucket}: {key} is no manifest: {error!r}") from error


def write_manifest(client: Any, bucket: str, manifest: Manifest) -> None:
    """Write a version's manifest to the bucket.

    Raises:
        NotPublished: the bucket could not be written.
    """
    told = {
        "version": manifest.version,
        "published": manifest.published,
        "complete": manifest.is_complete,
        "kinds": manifest.kinds,
        "editions": dict(zip(PARTS, manifest.editions, strict=True)),
        "paths": manifest.paths,
    }
    with aws_errors(f"bucket {bucket}"):
        client.put_object(
            Bucket=bucket,
            Key=key_of(manifest.version),
            Body=gzip.compress(json.dumps(told).encode(), mtime=0),
            ContentType="application/gzip",
        )


def begun(client: Any, bucket: str, wanted: Manifest) -> Manifest:
    """Write the manifest of a version whose publication begins, and return it.

    What an earlier publication of the same version promised stays promised.

    Raises:
        NotPublished: the bucket could not be read or written.
    """
    before = read_manifest(client, bucket, wanted.version)
    if before is not None:
        kinds = {*before.kinds, *wanted.kinds}
        paths = {*before.paths, *wanted.paths}
        wanted = replace(wanted, kinds=tuple(sorted(kinds)), paths=tuple(sorted(paths)))
    if before is None or before.paths != wanted.paths:
        write_manifest(client, bucket, wanted)
    return wanted


def completed(client: Any, bucket: str, manifest: Manifest, now: EpochMs) -> list[str]:
    """Mark a version as published if all of it is in the bucket; return what is missing.

    Raises:
        NotPublished: the bucket could not be read or written.
    """
    there = sizes_in(client, bucket)
    missing = [one for one in manifest.paths if one not in there]
    if not missing:
        write_manifest(client, bucket, replace(manifest, is_complete=True, published=now))
    return missing


def all_manifests(client: Any, bucket: str) -> list[Manifest]:
    """Return the manifests of all versions in the bucket, the one published last at the end.

    Raises:
        NotPublished: the bucket cannot be read, or one of them is no manifest.
    """
    keys = sorted(sizes_in(client, bucket, FOLDER))
    versions = [key.removeprefix(FOLDER).removesuffix(ENDING) for key in keys if key.endswith(ENDING)]
    found = [read_manifest(client, bucket, one) for one in versions]
    return sorted((one for one in found if one is not None), key=lambda one: one.published)


def in_use(manifests: Sequence[Manifest], now: EpochMs) -> list[Manifest]:
    """Return the versions that may still be asked for, of manifests by the time of their publication.

    A version is in use until another one that is complete has been published for sixty days.
    """
    kept = []
    for place, one in enumerate(manifests):
        after = [other.published for other in manifests[place + 1 :] if other.is_complete]
        if not after or min(after) > now - KEPT_MS:
            kept.append(one)
    return kept
