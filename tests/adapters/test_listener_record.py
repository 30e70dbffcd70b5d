"""The record: what a listener holds comes back as it was; the older is read, the newer refused."""

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from skill.adapters.listener_record import FORM, from_record, to_record
from skill.adapters.listener_record.compression import compressed, decompressed
from skill.adapters.listener_record.encodings import from_runs, month_number, month_of, runs
from skill.domain.listener.listener import Listener
from skill.domain.listener.tips_told import code_of
from skill.ports import StoreUnreadable
from tests.adapters.listeners import LISTENERS, all_fields, tried, with_version

FORM_2 = (Path(__file__).parent / "form-2.json").read_text("utf-8")


@pytest.mark.slow
@given(LISTENERS, st.integers(0, 9))
def test_a_round_trip_loses_nothing(listener: Listener, version: int) -> None:
    """Whoever it is: what is written is what is read."""
    assert from_record(listener.key, version, to_record(listener)) == with_version(listener, version)


def test_every_field_is_tried() -> None:
    """A room that keeps something new must try its way into the store and back."""
    assert tried() == all_fields()


@given(st.lists(st.integers(-5, 40)))
def test_runs_are_the_numbers(numbers: list[int]) -> None:
    """Any order of play, whatever was shuffled, repeated or left out."""
    assert from_runs(runs(numbers)) == tuple(numbers)


@given(st.text(max_size=5_000))
def test_what_is_packed_is_unpacked(text: str) -> None:
    """Also texts that are long, and in any script."""
    assert decompressed(compressed(text)) == text or text.startswith("z:")


@given(st.integers(1, 9_999), st.integers(1, 12))
def test_months_are_numbers(year: int, month: int) -> None:
    """And back."""
    text = f"{year:04}-{month:02}"
    assert month_of(month_number(text)) == text


def test_a_listener_of_the_form_before_is_read() -> None:
    """Somebody who was stored by the version before keeps all that they had."""
    listener = from_record("x", 3, FORM_2)
    old = json.loads(FORM_2)

    assert listener.workout is not None
    assert list(listener.workout.order) == old["workout"]["order"]
    assert listener.tips.told == tuple(code_of(one) for one in old["tips"]["heard"])
    assert [one.day for one in listener.diary.trainings] == [row[2] for row in old["progress"]["trainings"]]
    assert listener.diary.weeks[-1].of == old["progress"]["weeks"][-1][0]
    assert listener.aims.streak.open_from == old["progress"]["streak"][1]
    assert json.loads(decompressed(to_record(listener)))["form"] == FORM


@pytest.mark.parametrize("cut", [1, 5, 40, 400])
def test_a_damaged_record_is_said_to_be(cut: int) -> None:
    """A compressed record that was cut short is not taken for an empty one, nor for half of one."""
    whole = compressed(json.dumps({"form": FORM, "x": "y" * 3_000}))
    with pytest.raises(StoreUnreadable):
        from_record("x", 1, whole[: max(2, len(whole) - cut)])


def test_a_bomb_is_refused() -> None:
    """What unpacks to millions of characters is nobody's record."""
    with pytest.raises(StoreUnreadable):
        from_record("x", 1, compressed("y" * 3_000_000))


def test_a_record_of_form_1_keeps_its_place() -> None:
    """Who trained before there were training sessions goes on where they were."""
    queue = {
        "source": ["workout", "hills"], "revision": "rev-hills-4", "order": [0, 1, 2, 3], "end": 4,
        "ordered": ["play0002", 1, 1, "main-2-move1", 0], "heard": ["play0002", 1, 1, "main-2-move1", 12_345],
        "state": "paused", "loop": False, "shuffled": False, "device": "kitchen", "silent_since": None,
    }  # fmt: skip
    tips = {
        "heard": ["tip0", "tip1"],
        "last": "tip1",
        "topic": None,
        "today": None,
        "today_is": "",
        "reading": None,
    }
    record = {
        "form": 1, "safety_told": True, "workout": queue, "playlist": None, "latest": "workout", "tips": tips,
        "last_reply": [["gone.by.now", {}]],
    }  # fmt: skip
    listener = from_record("key", 7, json.dumps(record))
    workout = listener.workout
    assert workout is not None
    assert workout.confirmed is not None
    assert (workout.order, workout.training, workout.confirmed.offset_ms) == (
        (0, 1, 2, 3),
        "play0002",
        12_345,
    )
    assert (listener.safety_told, len(listener.tips.told), listener.last_reply) == (True, 2, ())
    assert from_record("key", 7, to_record(listener)) == listener
