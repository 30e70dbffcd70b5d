"""The package under Lambda's own client, on the Pythons that Lambda has, frozen and thawed too."""

import json
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from time import time
from typing import Any

import pytest

from simulator.clock import VirtualClock
from simulator.conversation.conversation import Conversation
from simulator.device.device import Device
from simulator.device.skill_client import ResponsePolicy
from simulator.protocol.device_profile import DeviceProfile
from simulator.rules.declarations import Manifest
from simulator.skill_under_test.compiled_durations import CompiledDurations
from simulator.twin.lambda_runtime import ExecutionEnvironment, lambda_process
from simulator.understanding.intent_resolution import Understanding
from simulator.understanding.interaction_model import read_model
from skill.adapters.dynamodb.client import Client
from skill.adapters.dynamodb.table import make_table
from skill.bootstrap import LIBRARY
from tests.alexa.envelopes import intent, request
from tests.services.faulty import faulty
from tests.services.packages import lambda_package

pytestmark = pytest.mark.environment

ROOT = Path(__file__).parent.parent.parent
VERSIONS = ["3.12", "3.13"]
SKILL_ID = "amzn1.ask.skill.of-the-package"

# The conversation of the README.
STEPS = [
    ("open audio trainer", "Audio Trainer", "IDLE"),
    ("start a strength workout for runners", "Strength for Runners", "PLAYING"),
    ("+90s", "", "PLAYING"),
    ("how long is left", "minutes", "PLAYING"),
    ("pause", "", "PAUSED"),
    ("+1d", "", "PAUSED"),
    ("resume my workout", "Strength for Runners", "PLAYING"),
]


@pytest.fixture(scope="module")
def task(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the folder of the package, unpacked alone."""
    folder = tmp_path_factory.mktemp("task")
    with zipfile.ZipFile(lambda_package()) as package:
        package.extractall(folder)
    return folder


def environment(address: str, table: str) -> dict[str, str]:
    """Return a function's settings, as the template gives them, with the table on loopback."""
    return {
        "AUDIO_TRAINER_STORE": "dynamodb",
        "AUDIO_TRAINER_TABLE": table,
        "AUDIO_TRAINER_AUDIO_URL": "https://audio.test/",
        "AUDIO_TRAINER_AUDIO_KEY": "a key of the tests",
        "AUDIO_TRAINER_SKILL_ID": SKILL_ID,
        "AWS_ENDPOINT_URL_DYNAMODB": address,
        "AWS_REGION": "eu-west-1",
        "AWS_ACCESS_KEY_ID": "AKID",
        "AWS_SECRET_ACCESS_KEY": "hidden",
        "AWS_SESSION_TOKEN": "token",
    }


@contextmanager
def process(
    version: str, task: Path, moto: str, tmp_path: Path, **more: str
) -> Iterator[tuple[ExecutionEnvironment, Path]]:
    """Run the package with a table of its own, and give the Lambda and its log."""
    python = ROOT / f".venv-runtime-{version}" / "bin" / "python"
    if not python.exists():
        pytest.skip(f"awslambdaric on Python {version} is not installed: say 'make runtimes'")
    settings = environment(moto, f"package-{version}-{tmp_path.name}")
    make_table(Client.from_environment(settings, patient=True), settings["AUDIO_TRAINER_TABLE"])
    log = tmp_path / "log"
    with lambda_process(python, task, settings | more, log) as function:
        yield function, log


@pytest.mark.parametrize("version", VERSIONS)
def test_the_package_plays_the_conversation_of_the_readme(
    version: str, task: Path, moto: str, tmp_path: Path
) -> None:
    """Start, time, pause, tomorrow, resume: over the Runtime API and a table, lawful in every answer."""
    model = read_model(ROOT / "interaction_models" / "en-US.json")
    manifest = Manifest.of(model, json.loads((ROOT / "skill.json").read_text("utf-8")))
    clock = VirtualClock(int(time() * 1000))
    house = DeviceProfile.of(skill_id=SKILL_ID)
    with process(version, task, moto, tmp_path) as (function, log):
        device = Device(
            function.invoke, clock, CompiledDurations(LIBRARY), house,
            policy=ResponsePolicy.RAISE, manifest=manifest, model=model,
        )  # fmt: skip
        talk = Conversation(device, Understanding(model, "en-US", SKILL_ID, clock.now_ms))
        paused_at = None
        for said, spoken, activity in STEPS:
            step = talk.do(said)
            assert spoken in step.spoken, (said, step.spoken)
            assert step.player.activity in {activity, "STOPPED" if activity == "PAUSED" else activity}, said
            if said == "pause":
                paused_at = step.player.offset_ms
        assert step.player.offset_ms == paused_at
        assert step.player.offset_ms > 0
    lines = [json.loads(line) for line in log.read_text().splitlines() if line.startswith("{")]
    assert [one["intent"] for one in lines if one["type"] == "IntentRequest"] == [
        "StartWorkoutIntent", "HowLongLeftIntent", "AMAZON.PauseIntent", "ResumeWorkoutIntent",
    ]  # fmt: skip
    assert all(one["StoreReads"] <= 1 and one["StoreWrites"] <= 1 for one in lines)
    assert house.user_id not in log.read_text()


@pytest.mark.parametrize("version", VERSIONS)
def test_a_thawed_process_holds_nothing_of_before(
    version: str, task: Path, moto: str, tmp_path: Path
) -> None:
    """Two processes thawed from one state: no connection made before is used, plays differ, time is now.

    A snapshot holds no connection to the table, since the one that the frozen process had is hung up
    before; keys come from an endpoint that is asked after the thaw.
    """
    with faulty(moto) as server:
        settings = {
            "AWS_LAMBDA_INITIALIZATION_TYPE": "snap-start",
            "AWS_ENDPOINT_URL_DYNAMODB": server.address,
        }
        plays = []
        for copy in ("one", "two"):
            home = tmp_path / copy
            home.mkdir()
            with process(version, task, moto, home, **settings) as (function, _log):
                assert function.frozen.wait(20)
                before = server.connections
                function.thawed.set()
                answer = function.invoke(ours(intent("StartWorkoutIntent", workout="strength-for-runners")))
                stream = answer["response"]["directives"][0]["audioItem"]["stream"]
                plays.append(stream["token"])
                assert server.connections == before + 1
        assert plays[0] != plays[1]


@pytest.mark.parametrize("version", VERSIONS)
def test_nothing_is_traced_to_the_caller(version: str, task: Path, moto: str, tmp_path: Path) -> None:
    """Nonsense for an event is answered with nothing, and the process lives on."""
    with process(version, task, moto, tmp_path) as (function, _log):
        for event in (None, [], "x", {}, {"request": 3}, {"request": {"type": "IntentRequest"}}):
            answer = function.invoke(event)
            assert set(answer) <= {"version", "response", "sessionAttributes", "userAgent"}
        assert "outputSpeech" in function.invoke(ours(request("LaunchRequest")))["response"]


def ours(event: dict[str, Any]) -> dict[str, Any]:
    """Return the event as one for the packaged skill."""
    event["context"]["System"]["application"]["applicationId"] = SKILL_ID
    event["session"]["application"]["applicationId"] = SKILL_ID
    return event
