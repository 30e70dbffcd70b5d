"""Where rendered audio is stored: the bucket that CloudFront serves it from."""

from typing import Any, Protocol

from studio.errors import StudioError
from studio.shipping.bucket import stored_as


class StoreFault(StudioError):
    """The bucket could not be read or written; what is in it is whole."""


class AudioStore(Protocol):
    """Stores audio by its path, which names its content: nothing is ever replaced."""

    def holds(self, path: str) -> bool:
        """Return whether a path is stored.

        Raises:
            StoreFault: the store cannot be reached.
        """
        ...

    def get(self, path: str) -> bytes | None:
        """Return what is stored at a path; None if nothing is.

        Raises:
            StoreFault: the store cannot be reached.
        """
        ...

    def put(self, path: str, data: bytes) -> bytes:
        """Store data, and return what is stored now: the data, or what somebody else stored before.

        Raises:
            StoreFault: it could not be stored.
        """
        ...


class BucketStore:
    """Fills `AudioStore` by a bucket of S3."""

    def __init__(self, client: Any, bucket: str) -> None:
        """Take boto3's client for S3 and the bucket's name."""
        self._client, self._bucket = client, bucket

    def holds(self, path: str) -> bool:
        """Return whether a path is stored; see the port."""
        return self._found(self._client.head_object, path) is not None

    def get(self, path: str) -> bytes | None:
        """Return what is stored at a path; see the port."""
        found = self._found(self._client.get_object, path)
        if found is None:
            return None
        try:
            return bytes(found["Body"].read())
        except _faults() as error:
            raise StoreFault(f"{path}: {error}") from error

    def put(self, path: str, data: bytes) -> bytes:
        """Store data unless something is there; see the port."""
        try:
            # Two renders of the same at once: the first is kept, and both answer with it.
            about = stored_as(path, data)
            self._client.put_object(Bucket=self._bucket, Key=path, Body=data, IfNoneMatch="*", **about)
        except _faults() as error:
            if _code(error) not in TAKEN:
                raise StoreFault(f"{path}: {error}") from error
            there = self.get(path)
            if there is None:
                raise StoreFault(f"{path}: somebody stored it, and it cannot be read") from error
            return there
        return data

    def _found(self, call: Any, path: str) -> Any:
        try:
            return call(Bucket=self._bucket, Key=path)
        except _faults() as error:
            # Without the right to list a bucket, S3 says 403 of what is missing as well.
            if _code(error) in MISSING:
                return None
            raise StoreFault(f"{path}: {error}") from error


MISSING = {"404", "403", "NoSuchKey", "AccessDenied", "Forbidden"}
TAKEN = {"PreconditionFailed", "ConditionalRequestConflict", "412", "409"}


def _faults() -> tuple[type[Exception], ...]:
    from botocore.exceptions import BotoCoreError, ClientError

    return BotoCoreError, ClientError


def _code(error: Exception) -> str:
    return str(getattr(error, "response", {}).get("Error", {}).get("Code", ""))
