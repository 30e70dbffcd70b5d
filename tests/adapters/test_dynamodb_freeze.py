"""A process that is frozen, thawed in copies, or forked takes no line and no key along."""

import os
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from types import ModuleType

import pytest

from skill.adapters.dice import SystemDice
from skill.adapters.dynamodb.client import Client
from skill.adapters.dynamodb.table import make_table
from skill.alexa.screen_directives import document
from skill.bootstrap import Settings, make_store
from skill.domain.listener.listener import Listener
from skill.domain.turn.screen import Purpose
from skill.ports import Store
from tests.services.faulty import Faulty, faulty


@pytest.fixture
def server(moto: str) -> Iterator[Faulty]:
    """Return a table's server that counts its connections."""
    with faulty(moto) as state:
        yield state


@pytest.fixture
def hooks(monkeypatch: pytest.MonkeyPatch) -> dict[str, list[Callable[[], None]]]:
    """Stand in for the module by which Lambda's Python tells of freezing and thawing."""
    told: dict[str, list[Callable[[], None]]] = {"before": [], "after": []}
    module = ModuleType("snapshot_restore_py")
    module.register_before_snapshot = told["before"].append  # type: ignore[attr-defined]
    module.register_after_restore = told["after"].append  # type: ignore[attr-defined]
    monkeypatch.setitem(sys.modules, "snapshot_restore_py", module)
    return told


@pytest.fixture
def store(
    server: Faulty, hooks: dict[str, list[Callable[[], None]]], monkeypatch: pytest.MonkeyPatch
) -> Store:
    """Return the store as the skill makes it on Lambda, with one listener in it."""
    del hooks
    table = f"freeze-{server.address.rpartition(':')[2]}"
    for name, value in {
        "AWS_ENDPOINT_URL": server.address, "AWS_REGION": "eu-west-1",
        "AWS_ACCESS_KEY_ID": "before", "AWS_SECRET_ACCESS_KEY": "s",
    }.items():  # fmt: skip
        monkeypatch.setenv(name, value)
    make_table(Client.from_environment(os.environ, patient=True), table)
    made = make_store(Settings(Path("/nowhere"), store="dynamodb", table=table))
    made.save(Listener("x"))
    return made


def test_a_thawed_process_opens_a_line_and_reads_its_keys_anew(
    store: Store,
    server: Faulty,
    hooks: dict[str, list[Callable[[], None]]],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """The line is hung up before the freeze; keys that have changed meanwhile are the ones that are used."""
    before = server.connections
    store.load("x")
    assert server.connections == before
    for hook in (*hooks["before"], *hooks["after"]):
        hook()
    monkeypatch.setenv("AWS_ACCESS_KEY_ID", "after")
    store.load("x")
    assert server.connections == before + 1
    assert "Credential=before/" in server.calls[-2][1]["Authorization"]
    assert "Credential=after/" in server.calls[-1][1]["Authorization"]


def test_what_is_loaded_late_is_loaded_before_a_freeze(
    store: Store, hooks: dict[str, list[Callable[[], None]]], monkeypatch: pytest.MonkeyPatch
) -> None:
    """A thawed turn finds the reminders' client and the documents of screens; a thaw itself loads nothing."""
    del store
    late = "ask_sdk_model.services.reminder_management.reminder_management_service_client"
    monkeypatch.delitem(sys.modules, "ask_sdk_model.services.reminder_management", raising=False)
    monkeypatch.delitem(sys.modules, late, raising=False)
    document.cache_clear()
    for hook in hooks["after"]:
        hook()
    assert late not in sys.modules
    assert document.cache_info().currsize == 0
    for hook in hooks["before"]:
        hook()
    assert late in sys.modules
    assert document.cache_info().currsize == len(Purpose)


def test_a_forked_process_opens_its_own_line(store: Store, server: Faulty) -> None:
    """What the child asks is not asked on its parent's line, which goes on serving the parent."""
    before = server.connections
    child = os.fork()
    if not child:
        try:
            os._exit(0 if store.load("x").version == 1 else 1)
        finally:
            os._exit(2)
    assert os.waitpid(child, 0)[1] == 0
    assert server.connections == before + 1
    assert store.load("x").version == 1
    assert server.connections == before + 1


def test_copies_of_a_process_do_not_throw_the_same_dice() -> None:
    """Two children of one process name their plays differently."""
    dice, names = SystemDice(), []
    for _ in range(2):
        read, write = os.pipe()
        child = os.fork()
        if not child:
            os.write(write, dice.play().encode())
            os._exit(0)
        os.waitpid(child, 0)
        names.append(os.read(read, 64))
        os.close(read)
        os.close(write)
    assert names[0] != names[1]
