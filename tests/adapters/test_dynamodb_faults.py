"""DynamoDB fails in every way we know: in time, in a sentence, and with nothing lost or done twice."""

import hashlib
import socket
from collections.abc import Iterator
from dataclasses import dataclass, replace
from time import monotonic

import pytest

from skill.adapters.dynamodb.client import CALL_S, Client, Endpoint
from skill.adapters.dynamodb.credentials import Credentials
from skill.adapters.dynamodb.store import LARGEST_RECORD, DynamoStore
from skill.adapters.dynamodb.table import make_table
from skill.domain.listener.listener import Listener, TipsTold
from skill.ports import StoreError, StoreUnreadable, WriteConflict
from tests.services.faulty import Faulty, faulty, signature

REGION = "eu-west-1"
SLACK_S = 0.4
"""What a loaded machine may add."""


@dataclass
class CountingProvider:
    """Keys that change each time they were refused."""

    drops: int = 0

    def keys(self) -> Credentials:
        """Return the present ones."""
        return Credentials(f"AKID{self.drops}", "secret", f"token-{self.drops}")

    def drop(self) -> None:
        """Take the next."""
        self.drops += 1


@pytest.fixture
def server(moto: str) -> Iterator[Faulty]:
    """Return a DynamoDB that fails as told."""
    with faulty(moto) as state:
        yield state


@pytest.fixture
def provider() -> CountingProvider:
    """Return its keys."""
    return CountingProvider()


@pytest.fixture
def store(server: Faulty, provider: CountingProvider) -> DynamoStore:
    """Return a store there that holds one listener, x, at version 1."""
    table = f"faults-{server.address.rpartition(':')[2]}"
    patient = Client(Endpoint(REGION, server.address), provider, try_s=10, call_s=20)
    make_table(patient, table)
    made = DynamoStore(patient, table)
    made.forget("x")
    made.save(Listener("x"))
    server.calls.clear()
    return DynamoStore(Client(Endpoint(REGION, server.address), provider), table)


TRANSIENT = ["throttled", "throttled-again", "500", "503", "drop", "truncated", "hang"]
FATAL = [
    "throttled", "500", "503", "drop", "truncated", "hang", "trickle", "expired", "unknown-key",
    "wrong-signature", "denied", "no-table", "garbage", "list",
]  # fmt: skip


@pytest.mark.parametrize("fault", TRANSIENT)
def test_what_passes_is_not_noticed(store: DynamoStore, server: Faulty, fault: str) -> None:
    """One fault in a read and one in a write: both are carried out, the write once."""
    server.script = [fault]
    listener = store.load("x")
    assert listener.version == 1
    server.script = [fault]
    store.save(replace(listener, safety_told=True))
    assert store.load("x") == Listener("x", version=2, safety_told=True)


@pytest.mark.parametrize("fault", FATAL)
def test_what_lasts_ends_in_time(store: DynamoStore, server: Faulty, fault: str) -> None:
    """A fault that stays ends each call as a StoreError, within its limit, and changes nothing."""
    server.always = fault
    for call in (lambda: store.load("x"), lambda: store.save(Listener("x", version=1, safety_told=True))):
        began = monotonic()
        with pytest.raises(StoreError) as told:
            call()
        assert monotonic() - began < CALL_S + SLACK_S
        if fault not in {"garbage", "list"}:
            assert not isinstance(told.value, StoreUnreadable | WriteConflict)
    server.always = None
    assert store.load("x") == Listener("x", version=1)


@pytest.mark.parametrize("fault", ["lost-reply", "500-after"])
def test_a_write_whose_answer_was_lost_is_done_once(store: DynamoStore, server: Faulty, fault: str) -> None:
    """The second try finds the first one's mark, and does not take it for somebody else's."""
    server.script = [fault]
    store.save(Listener("x", version=1, safety_told=True))
    assert store.load("x") == Listener("x", version=2, safety_told=True)
    assert [name for name, _, _ in server.calls] == ["UpdateItem", "UpdateItem", "GetItem", "GetItem"]


def test_a_first_write_whose_answer_was_lost_is_done_once(store: DynamoStore, server: Faulty) -> None:
    """The same for somebody who was never stored."""
    server.script = ["lost-reply"]
    store.save(Listener("new"))
    assert store.load("new").version == 1


def test_a_write_that_was_lost_and_then_beaten_is_a_conflict(store: DynamoStore, server: Faulty) -> None:
    """If the first try never arrived and somebody else wrote meanwhile, we are told to decide again."""
    server.script = ["pass", "drop"]
    store.save(Listener("x", version=1))
    with pytest.raises(WriteConflict):
        store.save(Listener("x", version=1, safety_told=True))
    assert not store.load("x").safety_told


@pytest.mark.parametrize("fault", ["expired", "unknown-key"])
def test_keys_that_ran_out_are_fetched_anew(
    store: DynamoStore, server: Faulty, provider: CountingProvider, fault: str
) -> None:
    """Refused keys are dropped once, and the call goes out again with new ones and their token."""
    server.script = [fault]
    assert store.load("x").version == 1
    assert provider.drops == 1
    assert [headers["X-Amz-Security-Token"] for _, headers, _ in server.calls] == ["token-0", "token-1"]


def test_each_call_is_signed(store: DynamoStore, server: Faulty) -> None:
    """The signature is the one that Amazon's definition gives, and covers host, body and token."""
    store.load("x")
    store.save(Listener("x", version=1))
    for _, headers, body in server.calls:
        authorization = headers["Authorization"]
        expected = signature("secret", REGION, server.address, headers, body)
        assert authorization.endswith(f"Signature={expected}")
        assert {"host", "x-amz-date", "x-amz-security-token"} <= set(
            authorization.partition("SignedHeaders=")[2].partition(",")[0].split(";")
        )


def test_a_line_is_kept(store: DynamoStore, server: Faulty) -> None:
    """Twenty calls go over one connection; after hanging up, over another."""
    before = server.connections
    for _ in range(10):
        store.save(store.load("x"))
    assert server.connections - before <= 1
    store.release()
    store.load("x")
    assert server.connections - before <= 2


def test_no_listener_is_stored_that_would_not_fit(store: DynamoStore, server: Faulty) -> None:
    """What is too large is refused before it is sent, and what is stored stays."""
    # Codes that nothing is alike in, since what is alike is packed.
    large = TipsTold(told=tuple(hashlib.sha256(b"%d" % n).hexdigest() for n in range(LARGEST_RECORD // 20)))
    with pytest.raises(StoreError, match="too large"):
        store.save(Listener("x", version=1, tips=large))
    assert server.calls == []


@pytest.mark.parametrize(
    "address",
    ["http://127.0.0.1:1", "https://127.0.0.1:1", "http://dynamodb.nowhere-9.amazonaws.invalid"],
)
def test_nobody_there_ends_in_time(address: str) -> None:
    """A refused connection and a region that does not exist are told of within the limit."""
    store = DynamoStore(Client(Endpoint("nowhere-9", address), CountingProvider()), "t")
    began = monotonic()
    with pytest.raises(StoreError):
        store.load("x")
    assert monotonic() - began < CALL_S + SLACK_S


def test_a_host_that_takes_no_connection_ends_in_time() -> None:
    """A full backlog, which is what a black hole looks like, is told of within the limit."""
    with socket.socket() as hole:
        hole.bind(("127.0.0.1", 0))
        hole.listen(0)
        address = f"http://127.0.0.1:{hole.getsockname()[1]}"
        store = DynamoStore(Client(Endpoint(REGION, address), CountingProvider()), "t")
        began = monotonic()
        for _ in range(3):
            with pytest.raises(StoreError):
                store.load("x")
        assert monotonic() - began < 3 * (CALL_S + SLACK_S)


@pytest.mark.parametrize("address", ["", "dynamodb", "ftp://host", "http://"])
def test_an_address_that_is_none_is_refused_at_once(address: str) -> None:
    """A wrong setting is told of when the skill is built, with an example."""
    with pytest.raises(ValueError, match="give one such as"):
        Client(Endpoint(REGION, address), CountingProvider())


def test_without_a_region_nothing_begins() -> None:
    """The setting that is missing is named."""
    with pytest.raises(ValueError, match="AWS_REGION"):
        Endpoint.from_environment({"AWS_ENDPOINT_URL": "http://127.0.0.1:8000"})


@pytest.mark.parametrize(
    ("environment", "address"),
    [
        ({"AWS_REGION": "eu-west-1"}, "https://dynamodb.eu-west-1.amazonaws.com"),
        ({"AWS_DEFAULT_REGION": "cn-north-1"}, "https://dynamodb.cn-north-1.amazonaws.com.cn"),
        ({"AWS_REGION": "x", "AWS_ENDPOINT_URL": "http://a"}, "http://a"),
        (
            {"AWS_REGION": "x", "AWS_ENDPOINT_URL": "http://a", "AWS_ENDPOINT_URL_DYNAMODB": "http://b"},
            "http://b",
        ),
    ],
)
def test_the_address_is_where_every_tool_looks(environment: dict[str, str], address: str) -> None:
    """The environment's own names lead to the table."""
    assert Endpoint.from_environment(environment).address == address
