"""The sweep: what no version of the last sixty days names is removed from the bucket."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from skill.domain.ground.units import EpochMs
from studio.shipping.bucket import NotPublished, aws_errors, sizes_in
from studio.shipping.manifests import Manifest, all_manifests, in_use, key_of

SWEPT = ("segments/", "tracks/", "tastes/", "pictures/")
"""The folders that are swept; whatever else is in the bucket is left alone."""
MOST_AT_ONCE = 1_000
"""S3 removes at most so many objects by one request."""


@dataclass(frozen=True, slots=True)
class Sweep:
    """What is to be removed, and what it was judged by."""

    kept: tuple[Manifest, ...]
    """The versions that are in use."""
    manifests: tuple[str, ...]
    """The keys of manifests of versions that are in use no more."""
    files: tuple[str, ...]
    """The keys of files that no version in use names."""
    size: int
    """How many bytes the files have together."""


def planned_sweep(client: Any, bucket: str, now: EpochMs) -> Sweep:
    """Return what a sweep would remove.

    Raises:
        NotPublished: the bucket cannot be read, or holds no manifest, so that nothing is known of its files.
    """
    manifests = all_manifests(client, bucket)
    if not manifests:
        raise NotPublished(f"bucket {bucket}: has no manifest, so nothing is known of what is in use")
    kept = in_use(manifests, now)
    sizes = {key: size for folder in SWEPT for key, size in sizes_in(client, bucket, folder).items()}
    files = [key for key in sizes if not any(one.names(key) for one in kept)]
    gone = [key_of(one.version) for one in manifests if one not in kept]
    return Sweep(tuple(kept), tuple(gone), tuple(files), sum(sizes[key] for key in files))


def sweep(client: Any, bucket: str, planned: Sweep) -> Iterator[int]:
    """Remove what was planned, and yield after each request how many objects are gone.

    Manifests go first: one that is there promises that its files are.

    Raises:
        NotPublished: the bucket could not be written; what was removed before is gone.
    """
    gone = 0
    for batch in (*_batches(planned.manifests), *_batches(planned.files)):
        with aws_errors(f"bucket {bucket}"):
            answer = client.delete_objects(
                Bucket=bucket, Delete={"Objects": [{"Key": key} for key in batch], "Quiet": True}
            )
        if refused := answer.get("Errors"):
            raise NotPublished(f"bucket {bucket}: {refused[0].get('Key')}: {refused[0].get('Message')}")
        gone += len(batch)
        yield gone


def _batches(keys: Sequence[str]) -> Iterator[Sequence[str]]:
    yield from (keys[at : at + MOST_AT_ONCE] for at in range(0, len(keys), MOST_AT_ONCE))
