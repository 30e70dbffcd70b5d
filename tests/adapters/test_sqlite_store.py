"""The store keeps its port's promises."""

import json
import sqlite3
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from skill.adapters.listener_record import from_record, to_record
from skill.adapters.listener_record.compression import decompressed
from skill.adapters.sqlite_store import SqliteStore
from skill.domain.choice.requests import ListWorkouts
from skill.domain.listener.listener import Listener
from skill.domain.listener.premium import NO_PREMIUM_MEMORY, PremiumMemory
from skill.domain.music.requests import StartPlaylist
from skill.domain.playing.requests import Shuffle
from skill.domain.tips.requests import TellTodaysTip
from skill.domain.turn.wish import Wish
from skill.ports import StoreError, StoreUnreadable, WriteConflict
from tests.domain.one_person import Person


def trained() -> Listener:
    """Return somebody with a workout, music, tips and a last reply."""
    person = Person()
    person.holds(person.start(), 12_345)
    person.hear(TellTodaysTip())
    person.confirm(person.hear(StartPlaylist(playlist="fast")))
    person.hear(Shuffle(on=True))
    person.hear(ListWorkouts(Wish()))
    queue = person.listener.playlist
    wanted = replace(queue, let_in=person.clock.now_ms()) if queue else None
    now = person.clock.now_ms()
    return replace(person.listener, premium=PremiumMemory(now, "2026-11-23", now, now, wanted))


def test_a_round_trip_loses_nothing(tmp_path: Path) -> None:
    """What is saved is what is loaded, one version later."""
    store, listener = SqliteStore(tmp_path), trained()
    store.save(listener)

    assert store.load("someone") == replace(listener, version=1)


def test_a_record_of_before_there_was_premium_is_read() -> None:
    """Whoever was stored then has no memory of it, and a queue that nobody let in."""
    record = json.loads(decompressed(to_record(trained())))
    record.pop("premium", None)
    record["playlist"].pop("let_in", None)
    listener = from_record("someone", 3, json.dumps(record))
    assert listener.premium == NO_PREMIUM_MEMORY
    assert listener.playlist is not None
    assert listener.playlist.let_in is None


def test_somebody_new_is_version_zero(tmp_path: Path) -> None:
    """Loading what was never stored makes nothing."""
    assert SqliteStore(tmp_path / "new").load("x") == Listener("x")
    assert not (tmp_path / "new").exists()


@pytest.mark.parametrize("version", [0, 1])
def test_a_stale_write_is_refused(tmp_path: Path, version: int) -> None:
    """A listener that was read before somebody else wrote is not written over them."""
    store = SqliteStore(tmp_path)
    store.save(Listener("x"))
    store.save(Listener("x", version=1, safety_told=True))
    with pytest.raises(WriteConflict):
        store.save(Listener("x", version=version))
    assert store.load("x").safety_told


@pytest.mark.parametrize("text", ["", "{", "[]", "null", '{"form":99}', '{"form":1}'])
def test_a_record_that_cannot_be_read_is_said_to_be(text: str) -> None:
    """No record is taken for an empty one."""
    with pytest.raises(StoreUnreadable):
        from_record("x", 3, text)


def test_a_corrupt_file_is_left_as_it_is(tmp_path: Path) -> None:
    """Garbage on the disk is reported, and neither replaced nor repaired."""
    file = tmp_path / "listeners.sqlite"
    file.write_bytes(b"garbage " * 999)
    with pytest.raises(StoreUnreadable):
        SqliteStore(tmp_path).load("x")
    assert file.read_bytes() == b"garbage " * 999


def test_a_record_is_small() -> None:
    """A busy listener stays far under what a store's item may hold."""
    assert len(to_record(trained())) < 4_096


def test_a_hundred_people_at_once_all_come_through(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The threads of a web service take turns at the file: SQLite never has one of them wait for another."""
    monkeypatch.setattr("skill.adapters.sqlite_store.BUSY_S", 60.0)  # a busy machine wakes threads late
    store, open_now, most = SqliteStore(tmp_path), [0], [0]

    class Counted(sqlite3.Connection):
        def __init__(self, *given: Any, **named: Any) -> None:
            super().__init__(*given, **named)
            open_now[0] += 1
            most[0] = max(most[0], open_now[0])

        def close(self) -> None:
            open_now[0] -= 1
            super().close()

    monkeypatch.setattr(
        "skill.adapters.sqlite_store.sqlite3.connect", partial(sqlite3.connect, factory=Counted)
    )

    def person(number: int) -> None:
        for _ in range(3):
            store.save(store.load(f"account{number}.all"))

    with ThreadPoolExecutor(12) as threads:
        list(threads.map(person, range(100)))
    assert most == [1]
    assert {store.load(f"account{number}.all").version for number in range(100)} == {3}


def test_who_waits_too_long_for_a_turn_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A thread that never gives its turn back holds no other for ever."""
    monkeypatch.setattr("skill.adapters.sqlite_store.BUSY_S", 0.01)
    store = SqliteStore(tmp_path)
    store.save(Listener("a.all"))
    with store._connected(), pytest.raises(StoreError):
        store.load("a.all")
    assert store.load("a.all").version == 1
