"""Whatever is said and whatever goes wrong: each address that is handed out is good, and for nothing else.

`make rehearse` holds more conversations, and renders every stream for real; with
AUDIO_TRAINER_REHEARSAL_FROM it goes on where it was interrupted.
"""

import os
import random
from collections.abc import Iterator
from pathlib import Path
from time import time

import pytest

from simulator.skill_under_test.twin_streams import fetched
from simulator.twin.twin import Twin
from skill.adapters.audio_addresses import SIGNED, signature
from studio.addresses.index import orderable
from tests.twin.conftest import CONVERSATIONS, IS_REHEARSED, KEY, OLD
from tests.twin.listening import (
    TROUBLES,
    Listening,
    listen,
    random_conversation,
    stray_ms,
    wait_for_the_renderer,
)

pytestmark = [pytest.mark.environment, pytest.mark.slow]

FIRST = int(os.environ.get("AUDIO_TRAINER_REHEARSAL_FROM") or 0)
STEPS = 16


def converse(twin: Twin, home: Path, seed: int) -> Listening:
    """Return a conversation that was held: who with, with Premium or not, with what troubles, by the seed."""
    dice = random.Random(seed)
    here = listen(
        twin, home, listener=f"somebody-{seed}", has_premium=dice.random() < 0.6, hears=False,
        faults=dice.choice(TROUBLES),
    )  # fmt: skip
    for typed in random_conversation(dice, STEPS):
        here.do(typed)
    return here


@pytest.fixture(scope="module")
def before() -> dict[str, str]:
    """Return what all conversations before this one were handed out, which is not fetched again."""
    return {}


@pytest.fixture(scope="module", params=range(FIRST, CONVERSATIONS))
def held(
    request: pytest.FixtureRequest,
    rehearsed_twin: Twin,
    before: dict[str, str],
    tmp_path_factory: pytest.TempPathFactory,
) -> Iterator[dict[str, str]]:
    """Return the paths of everything new that one conversation was handed out, with queries."""
    found = converse(rehearsed_twin, tmp_path_factory.mktemp("home"), request.param).paths()
    wait_for_the_renderer(rehearsed_twin)
    yield {path: query for path, query in found.items() if path not in before}
    before.update(found)


def target(path: str, query: str) -> str:
    """Return a path with its query, if it has one."""
    return f"{path}?{query}" if query else path


def test_each_address_is_one_that_can_be_ordered(held: dict[str, str]) -> None:
    """It is on the list by which streams are published, rendered and checked."""
    assert [path for path in held if orderable(path) is None] == []


def test_each_address_is_answered_by_what_was_planned(rehearsed_twin: Twin, held: dict[str, str]) -> None:
    """By the bucket or by the renderer; if it is rehearsed, with sound that is as long, to one frame."""
    targets = [target(path, query) for path, query in held.items()]
    if IS_REHEARSED:
        assert [stray for one in targets if (stray := stray_ms(rehearsed_twin, one))] == []
    else:
        assert {fetched(rehearsed_twin.audio, one)[0] for one in targets} <= {200}


def test_no_stream_is_given_without_its_own_signature(rehearsed_twin: Twin, held: dict[str, str]) -> None:
    """Without one, with an expired one, with another path's, and after the key was changed twice: 403."""
    streams = {path: query for path, query in held.items() if path.startswith(SIGNED)}
    paths, audio = list(streams), rehearsed_twin.audio
    past = int(time()) - 60
    for path, neighbour in zip(paths, [*paths[1:], *paths[:1]], strict=True):
        expired = f"expires={past}&signature={signature(KEY.encode(), path, past)}"
        theirs = [f"?{streams[neighbour]}"] if neighbour != path else []
        for query in ("", f"?{expired}", *theirs):
            assert fetched(audio, f"{path}{query}")[0] == 403, (path, query)
    try:
        rehearsed_twin.set_keys(now="n" * 32, before=KEY)
        assert {fetched(audio, f"{path}?{query}")[0] for path, query in streams.items()} <= {200}
        rehearsed_twin.set_keys(now="m" * 32, before="n" * 32)
        assert {fetched(audio, f"{path}?{query}")[0] for path, query in streams.items()} <= {403}
    finally:
        rehearsed_twin.set_keys(now=KEY, before=OLD)


def test_conversations_led_to_many_streams(rehearsed_twin: Twin, before: dict[str, str]) -> None:
    """All together: as their authors wrote them, and as they were changed."""
    assert len(before) >= 10
    assert any("." in path.removesuffix(".mp3") for path in before)
