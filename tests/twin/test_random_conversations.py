"""Whatever is said and whatever goes wrong: each address that is handed out is good, and for nothing else.

`make rehearse` holds more conversations, and renders every stream for real.
"""

import os
import random
from pathlib import Path
from time import time

import pytest

from simulator.skill_under_test.twin_streams import fetched
from simulator.twin.twin import Twin
from skill.adapters.audio_addresses import SIGNED, signature
from studio.addresses.index import orderable
from tests.twin.conftest import KEY, OLD
from tests.twin.listening import TROUBLES, Listening, listen, random_conversation, stray_ms

pytestmark = [pytest.mark.environment, pytest.mark.slow]

CONVERSATIONS = int(os.environ.get("AUDIO_TRAINER_REHEARSAL") or 4)
STEPS = 16


IS_REHEARSED = "AUDIO_TRAINER_REHEARSAL" in os.environ


@pytest.fixture(scope="module")
def here(request: pytest.FixtureRequest) -> Twin:
    """Return the twin: one with the real renderer, if the conversations are rehearsed."""
    found: Twin = request.getfixturevalue("whole_twin" if IS_REHEARSED else "small_twin")
    return found


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
def held(here: Twin, tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """Return the paths of everything that was handed out, with queries."""
    found: dict[str, str] = {}
    for seed in range(CONVERSATIONS):
        for path, query in converse(here, tmp_path_factory.mktemp("home"), seed).paths().items():
            found.setdefault(path, query)
    return found


def test_conversations_lead_to_many_streams(held: dict[str, str]) -> None:
    """As their authors wrote them, and as they were changed."""
    assert len(held) >= 10
    assert any("." in path.removesuffix(".mp3") for path in held)


def test_each_address_is_one_that_can_be_ordered(held: dict[str, str]) -> None:
    """It is on the list by which streams are published, rendered and checked."""
    assert [path for path in held if orderable(path) is None] == []


def test_each_address_is_answered(here: Twin, held: dict[str, str]) -> None:
    """By the bucket or by the renderer, with 200."""
    said = {
        path: fetched(here.audio, f"{path}?{query}" if query else path)[0] for path, query in held.items()
    }
    assert set(said.values()) == {200}, said


@pytest.mark.skipif(not IS_REHEARSED, reason="the small renderer makes no sound; make rehearse hears it")
def test_each_stream_is_as_long_as_planned(here: Twin, held: dict[str, str]) -> None:
    """To one frame of MP3."""
    strays = [
        stray
        for path, query in held.items()
        if (stray := stray_ms(here, f"{path}?{query}" if query else path))
    ]
    assert strays == []


def test_no_stream_is_given_without_its_own_signature(here: Twin, held: dict[str, str]) -> None:
    """Without one, with an expired one, with another path's, and after the key was changed twice: 403."""
    streams = {path: query for path, query in held.items() if path.startswith(SIGNED)}
    paths = list(streams)
    past = int(time()) - 60
    for path, neighbour in zip(paths, [*paths[1:], paths[0]], strict=True):
        expired = f"expires={past}&signature={signature(KEY.encode(), path, past)}"
        for query in ("", f"?{expired}", f"?{streams[neighbour]}"):
            assert fetched(here.audio, f"{path}{query}")[0] == 403, (path, query)
    try:
        here.set_keys(now="n" * 32, before=KEY)
        assert {fetched(here.audio, f"{path}?{query}")[0] for path, query in streams.items()} == {200}
        here.set_keys(now="m" * 32, before="n" * 32)
        assert {fetched(here.audio, f"{path}?{query}")[0] for path, query in streams.items()} == {403}
    finally:
        here.set_keys(now=KEY, before=OLD)
