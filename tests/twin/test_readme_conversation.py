"""The README's conversation, with every change that one may ask for, plays on the twin as it does at home.

`make rehearse` goes on to the end of the workout; a plain run hears its first minutes.
"""

import os
from pathlib import Path
from time import time

import pytest

from simulator.page.app import create_app
from simulator.page.household import Household
from simulator.skill_under_test.skill import twin_skill
from simulator.skill_under_test.twin_streams import TwinStreams, fetched
from simulator.twin.twin import Twin
from skill.adapters.audio_addresses import SIGNED
from studio.addresses.index import orderable
from studio.addresses.kinds import Kind
from studio.audio.mp3_frames import length_ms
from tests.twin.listening import Listening, listen, stray_ms

pytestmark = [pytest.mark.environment, pytest.mark.rendering, pytest.mark.slow]

STEPS = [
    ("start a strength workout for runners", "Strength for Runners"),
    ("+60s", ""),
    ("ask audio trainer to make it easier", "instead"),
    ("+20s", ""),
    ("ask audio trainer no music", ""),
    ("+20s", ""),
    ("ask audio trainer with Priya", "Priya"),
    ("+20s", ""),
    ("ask audio trainer I need a minute", ""),
    ("+70s", ""),
    ("pause", "Paused"),
    ("ask audio trainer let me hear Priya", ""),
    ("resume my workout", ""),
    ("+20s", ""),
]
TO_THE_END = [("+40m", "")]


@pytest.fixture(scope="module")
def heard(whole_twin: Twin, tmp_path_factory: pytest.TempPathFactory) -> tuple[Listening, list[str]]:
    """Return the conversation, and what failed in it."""
    here = listen(whole_twin, tmp_path_factory.mktemp("home"))
    failed = []
    for typed, spoken in [*STEPS, *(TO_THE_END if "AUDIO_TRAINER_REHEARSAL" in os.environ else [])]:
        step = here.do(typed)
        assert spoken in step.spoken, (typed, step.spoken)
        failed += [f"{typed}: {one.type}" for one in step.events if one.type.endswith("PlaybackFailed")]
        failed += [f"{typed}: {one}" for one in step.breaches]
    return here, failed


def test_no_stream_fails(heard: tuple[Listening, list[str]]) -> None:
    """Each begins, and each that is not interrupted goes on to its end; no answer is late or unlawful."""
    assert heard[1] == []
    device = heard[0].simulation.conversation.device
    if "AUDIO_TRAINER_REHEARSAL" in os.environ:
        assert device.player.activity == "FINISHED"
    else:
        assert device.player.activity == "PLAYING"


def test_every_change_was_heard(heard: tuple[Listening, list[str]]) -> None:
    """An easier move, no music, another trainer, a breather and a taste each lead to sound of their own."""
    found = [orderable(path) for path in heard[0].paths()]
    assert None not in found
    kinds = {one.kind for one in found if one}
    assert {Kind.SEGMENT, Kind.VARIANT, Kind.BREATHER, Kind.TASTE} <= kinds
    assert kinds & {Kind.NO_MUSIC, Kind.SEVERAL}


def test_every_address_is_sound_of_the_planned_length(
    whole_twin: Twin, heard: tuple[Listening, list[str]]
) -> None:
    """To one frame of MP3, also of what was promised and never came to play."""
    targets = [f"{path}?{query}" if query else path for path, query in heard[0].paths().items()]
    assert len(targets) >= 8
    assert [stray for one in targets if (stray := stray_ms(whole_twin, one))] == []


def test_the_page_plays_from_it(whole_twin: Twin, tmp_path: Path) -> None:
    """The browser gets the twin's very bytes from the page, in parts if it asks for them."""
    streams = TwinStreams(whole_twin.audio, whole_twin.audio_url, tmp_path / "streams")
    skill = twin_skill(whole_twin.skill, whole_twin.skill_id, streams, tmp_path)
    household = Household({"AUDIO_TRAINER_HOME": str(tmp_path)}, lambda: int(time() * 1000), skill)
    browser = create_app(household).test_client()
    page = browser.post("/api/arrive", json={}).json["page"]
    told = {"page": page, "report": {}, "text": STEPS[0][0]}
    assert "Strength for Runners" in str(browser.post("/api/say", json=told).json["journal"])
    state = browser.post("/api/heard", json={"page": page, "report": {}}).json["state"]
    stream = state["player"]["url"]
    whole = browser.get(stream)
    assert whole.status_code == 200
    assert length_ms(whole.data) > 5_000
    part = browser.get(stream, headers={"Range": "bytes=100-199"})
    assert (part.status_code, part.data) == (206, whole.data[100:200])


def test_without_a_signature_there_is_no_stream(
    whole_twin: Twin, heard: tuple[Listening, list[str]], tmp_path: Path
) -> None:
    """None of them, free or not; a taste needs none."""
    said = {path: fetched(whole_twin.audio, path)[0] for path in heard[0].paths()}
    assert {status for path, status in said.items() if path.startswith(SIGNED)} == {403}
    assert {status for path, status in said.items() if not path.startswith(SIGNED)} == {200}


def test_what_was_rendered_is_kept(whole_twin: Twin, heard: tuple[Listening, list[str]]) -> None:
    """The renderer had every right that it needs, and the next listener finds all of it in the bucket."""
    assert whole_twin.gateway.refused == []
    s3 = whole_twin.account.client("s3")
    kept = {one["Key"] for one in s3.list_objects_v2(Bucket=whole_twin.bucket())["Contents"]}
    assert set(heard[0].paths()) <= kept
