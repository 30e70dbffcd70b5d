"""Every store keeps the port's promises: memory, SQLite, and DynamoDB by two servers, over HTTP."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from itertools import count
from pathlib import Path

import pytest

from skill.adapters.dynamodb.client import Client, Endpoint
from skill.adapters.dynamodb.credentials import Credentials
from skill.adapters.dynamodb.store import DynamoStore
from skill.adapters.dynamodb.table import make_table
from skill.adapters.sqlite_store import SqliteStore
from skill.domain.listener.listener import Listener
from skill.ports import Store, WriteConflict
from tests.adapters.test_sqlite_store import trained
from tests.fakes import FakeStore

NUMBERS = count()


class FixedProvider:
    """Always the same keys."""

    def keys(self) -> Credentials:
        """Return them."""
        return Credentials("AKIDEXAMPLE", "secret", "session-token")

    def drop(self) -> None:
        """Keep them."""


def dynamo(address: str) -> DynamoStore:
    """Return a store in a new table there."""
    client = Client(Endpoint("eu-west-1", address), FixedProvider(), try_s=10, call_s=20)
    name = f"listeners-{next(NUMBERS)}"
    assert make_table(client, name)
    assert not make_table(client, name)
    return DynamoStore(client, name)


@pytest.fixture(params=["memory", "sqlite", "moto", "dynalite"])
def store(request: pytest.FixtureRequest, tmp_path: Path) -> Store:
    """Return an empty store of each kind."""
    made: dict[str, Callable[[], Store]] = {
        "memory": FakeStore,
        "sqlite": lambda: SqliteStore(tmp_path),
        "moto": lambda: dynamo(request.getfixturevalue("moto")),
        "dynalite": lambda: dynamo(request.getfixturevalue("dynalite")),
    }
    return made[request.param]()


def test_a_round_trip_loses_nothing(store: Store) -> None:
    """What is saved is what is loaded, one version later, whatever letters it holds."""
    listener = replace(trained(), key="Zoë ☀ \\ \" '")
    store.save(listener)
    assert store.load(listener.key) == replace(listener, version=1)


def test_somebody_new_is_version_zero(store: Store) -> None:
    """Loading what was never stored makes nothing, so that the next load finds nobody either."""
    assert store.load("x") == Listener("x")
    assert store.load("x") == Listener("x")


@pytest.mark.parametrize("version", [0, 1, 3])
def test_a_write_from_another_version_is_refused(store: Store, version: int) -> None:
    """Only who has read what is stored now may replace it."""
    store.save(Listener("x"))
    store.save(Listener("x", version=1, safety_told=True))
    with pytest.raises(WriteConflict):
        store.save(Listener("x", version=version))
    assert store.load("x") == Listener("x", version=2, safety_told=True)


def test_nobody_sees_anybody_else(store: Store) -> None:
    """What one listener stores is not another's."""
    store.save(Listener("one", safety_told=True))
    assert store.load("other") == Listener("other")


def test_who_is_forgotten_is_new(store: Store) -> None:
    """Forgetting leaves nothing, may be said twice, and lets a late write of the old version fail."""
    store.save(Listener("x", safety_told=True))
    store.save(Listener("y"))
    store.forget("x")
    store.forget("x")
    assert store.load("x") == Listener("x")
    assert store.load("y").version == 1
    with pytest.raises(WriteConflict):
        store.save(Listener("x", version=1))


def test_a_whole_account_is_forgotten(store: Store) -> None:
    """All of its people, and nobody of another account whose name begins alike."""
    for key in ("home.all", "home.ann", "homely.all", "other.all"):
        store.save(Listener(key))
    store.forget_account("home")
    store.forget_account("nobody")
    assert [store.load(key).version for key in ("home.all", "home.ann", "homely.all", "other.all")] == [
        0, 0, 1, 1,
    ]  # fmt: skip


def test_nobody_needs_to_be_there_to_be_forgotten(store: Store) -> None:
    """Forgetting somebody unknown, in a store that is empty, is no fault."""
    store.forget("x")
    assert store.load("x") == Listener("x")


@pytest.mark.parametrize("store", ["sqlite", "dynalite"], indirect=True)
def test_of_many_who_write_at_once_one_wins_each_round(store: Store) -> None:
    """Twenty writers add one each by reading and writing until it is taken: nothing is lost.

    Not moto: its server looks at a condition and writes in two steps, and loses one in a hundred.
    """

    def add_one(_: int) -> int:
        conflicts = 0
        while True:
            listener = store.load("x")
            try:
                store.save(listener)
            except WriteConflict:
                conflicts += 1
                continue
            return conflicts

    with ThreadPoolExecutor(4) as pool:
        list(pool.map(add_one, range(20)))
    assert store.load("x").version == 20
