"""A roll-back locks nobody out: what the next release stored is read, and what is new in it given back."""

import json
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from skill.adapters.listener_record import FORM, KNOWN, from_record, to_record
from skill.adapters.listener_record.compression import decompressed
from skill.domain.listener.listener import Listener
from skill.ports import StoreUnreadable
from tests.adapters.listeners import LISTENERS, with_version

JSON = st.recursive(
    st.none() | st.booleans() | st.integers(-9, 9) | st.text("abc", max_size=3),
    lambda inner: (
        st.lists(inner, max_size=2) | st.dictionaries(st.text("xyz", max_size=2), inner, max_size=2)
    ),
    max_leaves=4,
)
NEWS = st.dictionaries(st.from_regex(r"new_[a-z]{1,5}", fullmatch=True), JSON, max_size=3)
NAMED = sorted(name for name, fields in KNOWN.items() if fields)


def record_of(listener: Listener) -> dict[str, Any]:
    """Return what is stored of a listener, as JSON."""
    found: dict[str, Any] = json.loads(decompressed(to_record(listener)))
    return found


def of_the_next(
    listener: Listener, parts: dict[str, Any], inside: dict[str, Any], **more: Any
) -> dict[str, Any]:
    """Return the record as the next release would store it: with news, and news inside its parts."""
    record = {**record_of(listener), "form": FORM + 1, **parts, **more}
    for name, fields in inside.items():
        if isinstance(record.get(name), dict):
            record[name] = {**record[name], **fields}
    return record


@pytest.mark.slow
@given(LISTENERS, NEWS, st.dictionaries(st.sampled_from(NAMED), NEWS, max_size=4))
def test_what_the_next_release_stored_is_read_and_given_back(
    listener: Listener, parts: dict[str, Any], inside: dict[str, Any]
) -> None:
    """Whoever it is, whatever is new: all that is known here is read, and the record goes back unchanged."""
    record = of_the_next(listener, parts, inside)
    read = from_record(listener.key, 4, json.dumps(record))
    assert replace(read, unknown="") == with_version(listener, 4)
    written = record_of(read)
    if parts or any(inside.values()):
        news = {name: value for name, value in record.items() if name in parts or value != written.get(name)}
        assert {name: written[name] for name in parts} == parts
        assert news.keys() <= parts.keys() | {"form"}
    assert from_record(listener.key, 4, to_record(read)) == read


@pytest.mark.slow
@given(LISTENERS, LISTENERS, NEWS.filter(bool))
def test_the_news_outlive_what_is_changed_here(
    before: Listener, after: Listener, parts: dict[str, Any]
) -> None:
    """A turn of this release writes its own part, and the later release finds its own as it was."""
    read = from_record(before.key, 4, json.dumps(of_the_next(before, parts, {"profile": parts})))
    written = record_of(replace(after, unknown=read.unknown))
    assert written["form"] == FORM + 1
    assert {name: written[name] for name in parts} == parts
    if record_of(before).get("profile"):
        assert parts.items() <= written["profile"].items()
    known = {name: part for name, part in written.items() if name not in parts}
    back = from_record(after.key, after.version, json.dumps(known))
    assert replace(back, unknown="") == after


def test_what_is_new_of_a_workout_goes_with_it() -> None:
    """The next workout has none of it, and a later release is not told that it has."""
    listener = from_record("a.b", 1, json.dumps(ROLLED))
    assert record_of(listener)["workout"]["pace"] == "brisk"
    assert listener.workout is not None
    other = replace(listener, workout=replace(listener.workout, training="play0009"))
    assert "pace" not in record_of(other)["workout"]


QUEUE = {
    "source": ["workout", "hills"], "revision": "rev", "order": [[0, 4]], "end": 4,
    "ordered": ["play0002", 1, 1, "main-2-move1", 0], "state": "paused", "training": "play0001",
}  # fmt: skip
ROLLED: dict[str, Any] = {"form": FORM + 1, "safety_told": True, "workout": {**QUEUE, "pace": "brisk"}}


@pytest.mark.parametrize(
    ("name", "part"),
    [
        ("workout", {**QUEUE, "order": "0-3"}),
        ("progress", {"trainings": "none"}),
        ("profile", ["calm"]),
        ("zones", [["kitchen", "Europe/Berlin", 5, "guessed"]]),
        ("tips", {"heard": "abc"}),
        ("plan", {"id": "five-k"}),
    ],
)
def test_a_part_in_a_form_that_is_not_known_costs_that_part_alone(name: str, part: Any) -> None:
    """All else of the person is read, and the part is given back as it was."""
    listener = from_record("a.b", 1, json.dumps({**ROLLED, name: part}))
    assert listener.safety_told
    assert record_of(listener)[name] == part
    assert record_of(replace(listener, safety_told=False))[name] == part


def test_a_history_that_could_not_be_read_is_not_written_over() -> None:
    """A workout that begins now is kept; three years of training that are not understood here stay."""
    history = {"trainings": "in another form"}
    listener = from_record(
        "a.b", 1, json.dumps({**ROLLED, "workout": "in another form", "progress": history})
    )
    now = from_record("a.b", 1, json.dumps({**ROLLED, "form": FORM}))
    written = record_of(replace(now, unknown=listener.unknown))
    assert written["progress"] == history
    assert written["workout"]["training"] == "play0001"


@pytest.mark.parametrize(
    ("form", "reads", "is_read"),
    [
        (FORM + 1, None, True),
        (FORM + 1, FORM + 1, False),
        (FORM + 2, None, False),
        (FORM + 2, FORM, True),
        (FORM + 9, FORM - 1, True),
        (FORM + 9, "all", False),
        (FORM + 9, True, False),
        ("4", None, False),
        (None, None, False),
        (0, None, False),
    ],
)
def test_a_record_says_who_may_read_it(form: Any, reads: Any, is_read: bool) -> None:
    """The release before may, unless the record says otherwise; older ones only if it says so."""
    record = {**ROLLED, "form": form} | ({} if reads is None else {"reads": reads})
    if is_read:
        assert record_of(from_record("a.b", 1, json.dumps(record)))["form"] == form
        assert record_of(from_record("a.b", 1, json.dumps(record))).get("reads") == reads
        return
    with pytest.raises(StoreUnreadable):
        from_record("a.b", 1, json.dumps(record))


@pytest.mark.parametrize(
    "name", ["workout", "progress", "tips", "plan", "zones", "moves", "elsewhere", "latest"]
)
def test_in_our_own_form_nothing_is_guessed(name: str) -> None:
    """A part of our form that cannot be read is damage: the record is refused whole, and stays as it is."""
    with pytest.raises(StoreUnreadable):
        from_record("a.b", 1, json.dumps({**ROLLED, "form": FORM, name: [[["?"]]]}))


@pytest.mark.slow
@given(LISTENERS)
def test_nothing_of_ours_is_taken_for_news(listener: Listener) -> None:
    """The names that are taken for ours are all that we write."""
    assert from_record(listener.key, 1, to_record(listener)).unknown == ""
