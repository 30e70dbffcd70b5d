"""The bucket, by moto and by what S3 says where nobody may list: nothing is replaced, nothing is half."""

from itertools import count
from typing import Any

import pytest
from botocore.exceptions import ClientError, EndpointConnectionError

from studio.render_function.audio_store import BucketStore, StoreFault
from studio.shipping.bucket import CACHE, HASH
from tests.shipping.aws import client

NUMBERS = count()

PATH = "segments/x.mp3"


@pytest.fixture
def bucket(moto: str) -> tuple[Any, str]:
    """Return a client and an empty bucket."""
    s3, name = client(moto), f"renders-{next(NUMBERS)}"
    s3.create_bucket(Bucket=name)
    return s3, name


def test_what_is_put_is_there_with_what_players_and_caches_must_know(bucket: tuple[Any, str]) -> None:
    """As `publish` sends it, so that neither sees a difference."""
    s3, name = bucket
    store = BucketStore(s3, name)
    assert (store.holds(PATH), store.get(PATH)) == (False, None)
    assert store.put(PATH, b"sound") == b"sound"
    assert (store.holds(PATH), store.get(PATH)) == (True, b"sound")
    head = s3.head_object(Bucket=name, Key=PATH)
    assert (head["ContentType"], head["CacheControl"]) == ("audio/mpeg", CACHE)
    assert len(head["Metadata"][HASH]) == 64
    store.put("pictures/x.png", b"picture")
    assert s3.head_object(Bucket=name, Key="pictures/x.png")["ContentType"] == "image/png"


def test_what_somebody_else_stored_meanwhile_stays(bucket: tuple[Any, str]) -> None:
    """Two that render at once answer the same bytes: those of the first."""
    store = BucketStore(*bucket)
    store.put(PATH, b"first")
    assert store.put(PATH, b"second") == b"first"
    assert store.get(PATH) == b"first"


class Refusing:
    """A client that is refused everything."""

    def __init__(self, error: Exception) -> None:
        self.error = error

    def __getattr__(self, _: str) -> Any:
        def call(**_: Any) -> Any:
            raise self.error

        return call


def refused(code: str) -> ClientError:
    """Return an error of S3's."""
    return ClientError({"Error": {"Code": code}}, "GetObject")


@pytest.mark.parametrize("code", ["403", "404", "AccessDenied", "NoSuchKey"])
def test_without_the_right_to_list_forbidden_is_missing(code: str) -> None:
    """And storing it then fails by its own word."""
    store = BucketStore(Refusing(refused(code)), "b")
    assert (store.holds(PATH), store.get(PATH)) == (False, None)
    with pytest.raises(StoreFault):
        store.put(PATH, b"x")


@pytest.mark.parametrize("error", [refused("SlowDown"), EndpointConnectionError(endpoint_url="x")], ids=str)
def test_a_bucket_out_of_reach_is_a_fault_of_the_store(error: Exception) -> None:
    """Never an error of somebody else's library."""
    store = BucketStore(Refusing(error), "b")
    for call in (store.holds, store.get, lambda path: store.put(path, b"x")):
        with pytest.raises(StoreFault):
            call(PATH)


def test_what_was_stored_and_cannot_be_read_is_a_fault() -> None:
    """S3 is still deciding which of two came first."""
    with pytest.raises(StoreFault):
        BucketStore(Refusing(refused("ConditionalRequestConflict")), "b").put(PATH, b"x")
