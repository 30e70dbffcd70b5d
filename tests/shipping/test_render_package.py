"""The renderer's package: what is in it, and how it runs under Lambda's own client."""

import base64
import json
import re
import threading
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from importlib import metadata
from itertools import count
from pathlib import Path
from typing import Any

import pytest

from simulator.twin.errors import FunctionFailed
from simulator.twin.lambda_runtime import ExecutionEnvironment, lambda_process
from skill.bootstrap import LIBRARY
from skill.content.compiled import CompiledShelves
from studio.audio.mp3_frames import length_ms
from studio.score.breathers import BREATHER_MS
from studio.shipping.function_zip import NotPackaged, pinned
from studio.shipping.render_zip import ARCHITECTURES, DEFAULT, MOST_UNPACKED, package_renderer
from studio.voices.clip_index import reel_index
from tests.render_function.fakes import asked
from tests.services.packages import render_package
from tests.services.server_processes import ROOT
from tests.shipped_library import authored
from tests.shipping.aws import client

pytestmark = [pytest.mark.environment, pytest.mark.rendering]

NUMBERS = count()


@pytest.fixture(scope="module")
def package() -> Path:
    """Return the package of the project as it stands."""
    return render_package()


@pytest.fixture(scope="module")
def task(package: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the folder of the package, unpacked alone."""
    folder = tmp_path_factory.mktemp("task")
    with zipfile.ZipFile(package) as packed:
        packed.extractall(folder)
    return folder


@pytest.fixture
def bucket(moto: str) -> tuple[Any, str]:
    """Return a client and an empty bucket."""
    s3, name = client(moto), f"rendered-{next(NUMBERS)}"
    s3.create_bucket(Bucket=name)
    return s3, name


@contextmanager
def renderer(task: Path, moto: str, name: str, log: Path) -> Iterator[ExecutionEnvironment]:
    """Run the function as the template sets it up, with its bucket on loopback."""
    python = ROOT / ".venv-runtime-3.13" / "bin" / "python"
    if not python.exists():
        pytest.skip("awslambdaric on Python 3.13 is not installed: say 'make runtimes'")
    settings = {
        "AUDIO_TRAINER_BUCKET": name,
        "AUDIO_TRAINER_ENCODER": "lame",
        "AWS_ENDPOINT_URL_S3": moto,
        "AWS_REGION": "us-east-1",
        "AWS_DEFAULT_REGION": "us-east-1",
        "AWS_ACCESS_KEY_ID": "AKID",
        "AWS_SECRET_ACCESS_KEY": "hidden",
        "TMPDIR": "/nowhere",
    }
    with lambda_process(python, task, settings, log, "render_handler.handler") as function:
        yield function


@pytest.fixture(scope="module")
def breathers() -> list[str]:
    """Return the paths of breathers."""
    shelf = CompiledShelves(LIBRARY).in_locale("en-US")
    found = [shelf.breather(trainer, place) for trainer in sorted(authored().trainers) for place in range(3)]
    return [f"segments/{one.asset}.mp3" for one in found if one]


def keys(s3: Any, name: str) -> set[str]:
    """Return what is in a bucket."""
    return {one["Key"] for one in s3.list_objects_v2(Bucket=name).get("Contents", ())}


def test_the_package_is_the_same_bytes_each_time(package: Path, tmp_path: Path) -> None:
    """Made again elsewhere, nothing differs."""
    machine = "arm64" if "aarch64" in str([*zipfile.ZipFile(package).namelist()]) else "x86_64"
    again = package_renderer(ROOT, tmp_path / "again.zip", machine, authored())
    assert again.path.read_bytes() == package.read_bytes()
    assert again.compiled
    assert again.unpacked < MOST_UNPACKED


def test_the_package_holds_what_renders_and_nothing_of_ffmpeg(package: Path) -> None:
    """All music, all voices, the library; no encoder of a hundred megabytes, no tests, no skill's door."""
    inside = set(zipfile.ZipFile(package).namelist())
    tops = {name.partition("/")[0] for name in inside}
    assert {"studio", "skill", "numpy", "soxr", "render_handler.py", "audio_assets"} <= tops
    assert not tops & {"pydub", "imageio_ffmpeg", "typer", "rich", "boto3", "botocore", "tests", "simulator"}
    assert not [name for name in inside if "ffmpeg-" in name or "/tests/" in name]
    assert {
        f"audio_assets/music/{one.id}.opus" for p in authored().playlists.values() for one in p.tracks
    } <= inside
    indexes = {one: reel_index(one) for one in authored().trainers}
    assert {
        f"audio_assets/voices/{one}/{name}" for one, index in indexes.items() if index for name in index.reels
    } <= inside
    assert all(indexes.values())


def test_its_architectures_are_the_templates() -> None:
    """The parameter that chooses the function's processor chooses its wheels."""
    text = (ROOT / "infrastructure" / "template.yaml").read_text("utf-8")
    found = re.search(r"Architecture:\n.*?AllowedValues: \[(.*?)\]\n\s+Default: (\w+)", text, re.DOTALL)
    assert found
    assert set(found[1].split(", ")) == set(ARCHITECTURES)
    assert found[2] == DEFAULT


def test_it_pins_what_a_newcomer_has() -> None:
    """What renders in the cloud was tried at home."""
    at_home = set(pinned(ROOT / "requirements.txt"))
    assert set(pinned(ROOT / "requirements-render.txt")) <= at_home


def test_it_pins_all_that_its_packages_need() -> None:
    """What a package imports of another is there too, or Lambda's Python brings it."""
    pins = {
        pin.partition("==")[0].lower().replace("_", "-") for pin in pinned(ROOT / "requirements-render.txt")
    }
    for name in sorted(pins):
        for needed in metadata.requires(name) or ():
            other = re.split(r"[^A-Za-z0-9_.-]", needed)[0].lower().replace("_", "-")
            assert other in pins or "extra ==" in needed or "python_version <" in needed, (name, needed)


def test_another_processor_is_refused(tmp_path: Path) -> None:
    """With the names of those that there are."""
    with pytest.raises(NotPackaged, match="arm64 or x86_64"):
        package_renderer(ROOT, tmp_path / "x.zip", "riscv", authored())


def test_it_answers_all_its_kinds_of_events(
    task: Path, moto: str, bucket: tuple[Any, str], breathers: list[str], tmp_path: Path
) -> None:
    """An address, its range and head; a forged one; the queue, twice; an order. On no disk at all."""
    s3, name = bucket
    with renderer(task, moto, name, tmp_path / "log") as function:
        told = function.invoke(asked(breathers[0]))
        data = base64.b64decode(told["body"])
        assert told["statusCode"] == 200
        assert abs(length_ms(data) - BREATHER_MS) <= 26
        stored = s3.get_object(Bucket=name, Key=breathers[0])
        assert stored["Body"].read() == data
        assert stored["ETag"] == told["headers"]["ETag"]
        part = function.invoke(asked(breathers[0], range="bytes=1000-1999"))
        assert (part["statusCode"], base64.b64decode(part["body"])) == (206, data[1_000:2_000])
        assert function.invoke(asked(breathers[0], "HEAD"))["headers"]["Content-Length"] == str(len(data))
        assert function.invoke(asked("segments/00000000000000000000.mp3"))["statusCode"] == 404
        message = {"messageId": "m", "body": json.dumps({"paths": [breathers[1]]}), "eventSource": "aws:sqs"}
        for _ in range(2):
            assert function.invoke({"Records": [message]}) == {"batchItemFailures": []}
        assert function.invoke({"paths": breathers[1:3]}) == {breathers[1]: "there", breathers[2]: "made"}
        assert keys(s3, name) == set(breathers[:3])
    fates = [
        json.loads(line)["fate"] for line in (tmp_path / "log").read_text().splitlines() if line[:1] == "{"
    ]
    assert fates.count("made") == 3


def test_killed_in_the_middle_it_leaves_nothing_half(
    task: Path, moto: str, bucket: tuple[Any, str], breathers: list[str], tmp_path: Path
) -> None:
    """The bucket has the file whole or not at all, and the next process makes it."""
    s3, name = bucket
    with renderer(task, moto, name, tmp_path / "log") as function:
        assert function.waits.wait(30)
        timer = threading.Timer(0.4, function.process.kill)
        timer.start()
        with pytest.raises(FunctionFailed):
            function.invoke({"paths": breathers[3:]})
        timer.join()
    for key in keys(s3, name):
        data = s3.get_object(Bucket=name, Key=key)["Body"].read()
        assert abs(length_ms(data) - BREATHER_MS) <= 26
    with renderer(task, moto, name, tmp_path / "log") as function:
        assert function.invoke(asked(breathers[3]))["statusCode"] == 200
        assert breathers[3] in keys(s3, name)


def test_two_at_once_answer_the_same_bytes(
    task: Path, moto: str, bucket: tuple[Any, str], breathers: list[str], tmp_path: Path
) -> None:
    """Two processes that know nothing of each other, asked for one address at the same moment."""
    _, name = bucket
    answers: list[Any] = []
    with (
        renderer(task, moto, name, tmp_path / "one") as one,
        renderer(task, moto, name, tmp_path / "other") as other,
    ):
        assert one.waits.wait(30)
        assert other.waits.wait(30)
        asking = [
            threading.Thread(target=lambda f=function: answers.append(f.invoke(asked(breathers[0]))))
            for function in (one, other)
        ]
        for thread in asking:
            thread.start()
        for thread in asking:
            thread.join()
    assert answers[0] == answers[1]
    assert answers[0]["statusCode"] == 200
