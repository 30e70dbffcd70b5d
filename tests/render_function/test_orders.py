"""Orders of the queue and of the skill: each path is made once, and what fails is asked for again."""

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from studio.errors import RenderError
from studio.render_function.entry import BUCKET_VARIABLE, NoBucket, UnknownEvent, handle, render_function
from studio.render_function.orders import RESERVE_MS, NotAllMade
from tests.render_function.fakes import FakeStore, Rehearsal, asked, content

PATHS = [f"segments/known{number}.mp3" for number in range(6)]


class Context:
    """Lambda's context, in which time passes."""

    def __init__(self, left_ms: int, each_ms: int = 0) -> None:
        self.left_ms, self.each_ms = left_ms, each_ms

    def get_remaining_time_in_millis(self) -> int:
        """Return what is left, and let some of it pass."""
        self.left_ms -= self.each_ms
        return self.left_ms + self.each_ms


def message(number: int, told: Any) -> dict[str, Any]:
    """Return a message of the queue."""
    text = told if isinstance(told, str) else json.dumps(told)
    return {"messageId": f"m{number}", "body": text, "eventSource": "aws:sqs"}


def failed(answer: Any) -> list[str]:
    """Return the messages that are to be given again."""
    return [one["itemIdentifier"] for one in answer["batchItemFailures"]]


def test_messages_are_made_and_delivered_twice_they_cost_a_look() -> None:
    """The second delivery finds all there."""
    here = Rehearsal()
    event = {"Records": [message(1, {"paths": PATHS[:4]}), message(2, {"paths": PATHS[3:]})]}
    for _ in range(2):
        assert failed(handle(event, Context(300_000), here.maker)) == []
    assert here.rendered == PATHS
    assert here.store.kept == {path: content(path) for path in PATHS}


def test_only_the_message_with_the_failure_is_given_again() -> None:
    """And what it named besides is made all the same."""
    here = Rehearsal(raises={PATHS[0]: RenderError("x")})
    event = {"Records": [message(1, {"paths": PATHS[:2]}), message(2, {"paths": PATHS[2:4]})]}
    assert failed(handle(event, Context(300_000), here.maker)) == ["m1"]
    assert set(here.store.kept) == set(PATHS[1:4])


@pytest.mark.parametrize("body", ["", "{", "[]", "{}", '{"paths": "x"}', '{"paths": [1]}', "null", "3"])
def test_a_message_that_is_none_goes_to_the_dead_letters(body: str) -> None:
    """It is returned each time, and the others are served."""
    here = Rehearsal()
    event = {"Records": [message(1, body), message(2, {"paths": PATHS[:1]}), {"messageId": "m3"}]}
    assert failed(handle(event, Context(300_000), here.maker)) == ["m1", "m3"]
    assert here.rendered == PATHS[:1]


def test_a_name_of_another_library_is_left_out() -> None:
    """What was put into the queue before a new version is no failure: nobody can make it any more."""
    here = Rehearsal()
    event = {"Records": [message(1, {"paths": ["segments/older.mp3", "../x", PATHS[0]]})]}
    assert failed(handle(event, Context(300_000), here.maker)) == []
    assert [line["fate"] for line in here.lines] == ["unknown", "unknown", "made"]


def test_what_there_is_no_time_for_is_given_again() -> None:
    """A render that is cut off would be paid twice; so none is begun that might be."""
    here = Rehearsal()
    event = {"Records": [message(number, {"paths": [path]}) for number, path in enumerate(PATHS)]}
    again = failed(handle(event, Context(30_000, 9_000), here.maker))
    assert len(here.rendered) == 3
    assert again == ["m3", "m4", "m5"]
    here.durations[PATHS[5]] = 10 * RESERVE_MS
    assert failed(handle({"Records": [message(1, {"paths": PATHS[5:]})]}, Context(9_999), here.maker)) == [
        "m1"
    ]


@pytest.mark.parametrize("fault", ["holds", "put"])
def test_a_store_out_of_reach_is_a_failure(fault: str) -> None:
    """Nobody waits for it, so it is tried another time; the log says why, and the alarm counts it."""
    here = Rehearsal(store=FakeStore(faults={fault}))
    assert failed(handle({"Records": [message(1, {"paths": PATHS[:1]})]}, Context(300_000), here.maker)) == [
        "m1"
    ]
    [line] = here.lines
    assert (line["path"], line["fate"], line["RenderFailures"]) == (PATHS[0], "failed", 1)
    assert "no answer" in line["why"]


def test_an_order_of_the_skill_tells_what_became_of_each() -> None:
    """In the order given: the first is heard first."""
    here = Rehearsal(store=FakeStore({PATHS[1]: b"there"}))
    told = handle({"paths": [*PATHS[:2], "nothing"]}, Context(300_000), here.maker)
    assert told == {PATHS[0]: "made", PATHS[1]: "there", "nothing": "unknown"}


def test_an_order_that_failed_is_an_error_so_that_lambda_gives_it_again() -> None:
    """After all the others were made."""
    here = Rehearsal(raises={PATHS[0]: RenderError("x")})
    with pytest.raises(NotAllMade, match="1 of 3"):
        handle({"paths": PATHS[:3]}, Context(300_000), here.maker)
    assert set(here.store.kept) == set(PATHS[1:3])


@given(st.lists(st.tuples(st.sampled_from(PATHS), st.sampled_from(["url", "queue", "order"])), max_size=30))
def test_whoever_asks_in_any_order_each_is_rendered_once(asks: list[tuple[str, str]]) -> None:
    """The three kinds of events meet in one store."""
    here = Rehearsal()
    for path, kind in asks:
        event = {
            "url": asked(path),
            "queue": {"Records": [message(1, {"paths": [path]})]},
            "order": {"paths": [path]},
        }
        handle(event[kind], Context(300_000), here.maker)
    assert sorted(here.rendered) == sorted({path for path, _ in asks})


@pytest.mark.parametrize("event", [None, [], "x", {}, {"paths": "x"}, {"Records": 3}])
def test_any_other_event_is_an_error(event: Any) -> None:
    """It would be a fault of the wiring, and an alarm should tell of it."""
    with pytest.raises(UnknownEvent):
        handle(event, None, Rehearsal().maker)


def test_without_a_bucket_the_function_does_not_start() -> None:
    """It says which variable is missing."""
    with pytest.raises(NoBucket, match=BUCKET_VARIABLE):
        render_function({})
