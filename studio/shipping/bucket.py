"""Audio into its bucket: what is there stays, what is missing is sent, nothing is ever deleted.

A file is named by what it was made from, so its content never changes under its name: caches may keep
it for ever, and a workout that plays keeps its stream while a newer library is sent beside it.
"""

import hashlib
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Any

CONTENT_TYPE = "audio/mpeg"
CACHE = "public, max-age=31536000, immutable"
HASH = "sha256"
PAGE_CACHE = "public, max-age=300"
AT_ONCE = 4


class UploadResult(StrEnum):
    """What became of a file."""

    SENT = "sent"
    THERE = "there"
    DIFFERS = "differs"
    """Another content stands under its name; it was left, since somebody may be listening to it."""


@dataclass(frozen=True, slots=True)
class Upload:
    """A file, and its name in the bucket."""

    key: str
    file: Path


class NotPublished(Exception):
    """The bucket could not be read or written."""


def publish(client: Any, bucket: str, parcels: Sequence[Upload]) -> Iterator[tuple[Upload, UploadResult]]:
    """Send what is missing, and yield each parcel with its fate, in any order.

    Args:
        client: boto3's client for S3.
        bucket: its name.
        parcels: what must be there afterwards.

    Raises:
        NotPublished: the bucket is not there or not ours. What was sent before is whole, and is
            skipped the next time.
    """
    from botocore.exceptions import BotoCoreError, ClientError

    try:
        sizes = dict(_listed(client, bucket))
        with ThreadPoolExecutor(AT_ONCE) as pool:
            fates = pool.map(lambda one: _send(client, bucket, one, sizes), parcels)
            yield from zip(parcels, fates, strict=True)
    except (BotoCoreError, ClientError) as error:
        raise NotPublished(f"bucket {bucket}: {error}") from error


def publish_page(client: Any, bucket: str, key: str, page: str) -> None:
    """Put a page in its place; unlike audio it may change under its name.

    Raises:
        NotPublished: the bucket could not be written.
    """
    from botocore.exceptions import BotoCoreError, ClientError

    try:
        client.put_object(
            Bucket=bucket,
            Key=key,
            Body=page.encode(),
            ContentType="text/html; charset=utf-8",
            CacheControl=PAGE_CACHE,
        )
    except (BotoCoreError, ClientError) as error:
        raise NotPublished(f"bucket {bucket}: {error}") from error


def _listed(client: Any, bucket: str) -> Iterator[tuple[str, int]]:
    for page in client.get_paginator("list_objects_v2").paginate(Bucket=bucket):
        for one in page.get("Contents", ()):
            yield one["Key"], one["Size"]


def _send(client: Any, bucket: str, parcel: Upload, sizes: dict[str, int]) -> UploadResult:
    content = parcel.file.read_bytes()
    digest = hashlib.sha256(content).hexdigest()
    if parcel.key in sizes:
        if sizes[parcel.key] != len(content):
            return UploadResult.DIFFERS
        found = client.head_object(Bucket=bucket, Key=parcel.key)["Metadata"].get(HASH)
        return UploadResult.THERE if found == digest else UploadResult.DIFFERS
    client.put_object(
        Bucket=bucket,
        Key=parcel.key,
        Body=content,
        ContentType=CONTENT_TYPE,
        CacheControl=CACHE,
        Metadata={HASH: digest},
    )
    return UploadResult.SENT
