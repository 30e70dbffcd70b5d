"""Publishing audio to its S3 bucket: existing files are kept, missing ones are sent, nothing is deleted here.

A file is named by a hash of what it was made from, so its content never changes under its name. Caches may
keep it forever, and a workout that is playing keeps its stream while a newer library is published.
"""

import hashlib
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Any

from studio.errors import StudioError

CONTENT_TYPES = {".mp3": "audio/mpeg", ".png": "image/png"}
"""What players and screens are told of a file, by the end of its name."""
CACHE = "public, max-age=31536000, immutable"
HASH = "sha256"
"""The key of a file's hash in its metadata."""
PAGE_CACHE = "public, max-age=300"
AT_ONCE = 4
"""Files that are sent at the same time."""


class UploadResult(StrEnum):
    """What became of a file that should be in the bucket."""

    SENT = "sent"
    THERE = "there"
    DIFFERS = "differs"
    """Other content has this name in the bucket; it was kept, since somebody may be listening to it."""


@dataclass(frozen=True, slots=True)
class Upload:
    """A file and its key in the bucket."""

    key: str
    file: Path


class NotPublished(StudioError):
    """The bucket could not be read or written."""


def publish(client: Any, bucket: str, uploads: Sequence[Upload]) -> Iterator[tuple[Upload, UploadResult]]:
    """Send the missing files, and yield each with its result.

    Args:
        client: boto3's client for S3.
        bucket: the bucket's name.
        uploads: the files that must be in the bucket afterwards.

    Raises:
        NotPublished: the bucket does not exist or denies access. Files that were sent before are complete,
            and are skipped the next time.
    """
    with aws_errors(f"bucket {bucket}"):
        sizes = sizes_in(client, bucket)
        with ThreadPoolExecutor(AT_ONCE) as pool:
            results = pool.map(lambda one: _send(client, bucket, one, sizes), uploads)
            yield from zip(uploads, results, strict=True)


@contextmanager
def aws_errors(what: str) -> Iterator[None]:
    """Turn an error of AWS, or on the way to it, into `NotPublished`, with what it was about."""
    from botocore.exceptions import BotoCoreError, ClientError

    try:
        yield
    except (BotoCoreError, ClientError) as error:
        raise NotPublished(f"{what}: {error}") from error


def sizes_in(client: Any, bucket: str, prefix: str = "") -> dict[str, int]:
    """Return the sizes in bytes of all that is in a bucket, by key.

    Raises:
        NotPublished: the bucket does not exist or denies access.
    """
    with aws_errors(f"bucket {bucket}"):
        pages = client.get_paginator("list_objects_v2").paginate(Bucket=bucket, Prefix=prefix)
        return {one["Key"]: one["Size"] for page in pages for one in page.get("Contents", ())}


def publish_page(client: Any, bucket: str, key: str, page: str) -> None:
    """Write a page to the bucket; unlike audio, it may change under its name.

    Raises:
        NotPublished: the bucket could not be written.
    """
    with aws_errors(f"bucket {bucket}"):
        client.put_object(
            Bucket=bucket,
            Key=key,
            Body=page.encode(),
            ContentType="text/html; charset=utf-8",
            CacheControl=PAGE_CACHE,
        )


def _send(client: Any, bucket: str, upload: Upload, sizes: dict[str, int]) -> UploadResult:
    content = upload.file.read_bytes()
    digest = hashlib.sha256(content).hexdigest()
    if upload.key in sizes:
        if sizes[upload.key] != len(content):
            return UploadResult.DIFFERS
        found = client.head_object(Bucket=bucket, Key=upload.key)["Metadata"].get(HASH)
        return UploadResult.THERE if found == digest else UploadResult.DIFFERS
    client.put_object(Bucket=bucket, Key=upload.key, Body=content, **stored_as(upload.key, content))
    return UploadResult.SENT


def content_type_of(path: str) -> str:
    """Return the content type of audio or a picture by its path.

    Raises:
        KeyError: it is neither.
    """
    return CONTENT_TYPES[path[path.rindex(".") :]]


def stored_as(path: str, content: bytes) -> dict[str, Any]:
    """Return what S3 is told of a file beside its content: what who plays, shows or keeps it must know."""
    digest = hashlib.sha256(content).hexdigest()
    return {"ContentType": content_type_of(path), "CacheControl": CACHE, "Metadata": {HASH: digest}}
