"""Audio gets into its bucket once, whole, with the right headers, and nothing in it is touched."""

import subprocess
from collections.abc import Iterator
from itertools import count
from pathlib import Path
from typing import Any

import boto3
import pytest
from botocore.config import Config

from studio.shipping.bucket import NotPublished, Upload, UploadResult, publish, publish_page
from studio.shipping.legal_pages import legal_pages
from tests.services.server_processes import ROOT, free_port, running

NUMBERS = count()


def client(address: str) -> Any:
    """Return boto3's client there."""
    return boto3.client(
        "s3",
        endpoint_url=address,
        region_name="us-east-1",
        aws_access_key_id="S3RVER",
        aws_secret_access_key="S3RVER",
        config=Config(
            s3={"addressing_style": "path"},
            retries={"max_attempts": 2},
            request_checksum_calculation="when_required",
            response_checksum_validation="when_required",
        ),
    )


@pytest.fixture(scope="module")
def s3rver(witnesses: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Return the address of s3rver."""
    port = free_port()
    script = str(witnesses / "s3rver" / "bin" / "s3rver.js")
    folder = str(tmp_path_factory.mktemp("s3"))
    command = ["node", script, "-a", "127.0.0.1", "-p", str(port), "-d", folder, "--silent"]
    with running(command, port) as address:
        yield address


@pytest.fixture(params=["moto", "s3rver"])
def bucket(request: pytest.FixtureRequest) -> tuple[Any, str]:
    """Return a client and an empty bucket, by either server."""
    s3 = client(request.getfixturevalue(request.param))
    name = f"audio-{next(NUMBERS)}"
    s3.create_bucket(Bucket=name)
    return s3, name


@pytest.fixture
def parcels(tmp_path: Path) -> list[Upload]:
    """Return twelve files."""
    made = []
    for number in range(12):
        file = tmp_path / f"{number}.mp3"
        file.write_bytes(bytes([number]) * 2_000)
        made.append(Upload(f"segments/{number:02}.mp3", file))
    return made


def fates(found: Iterator[tuple[Upload, UploadResult]]) -> dict[str, UploadResult]:
    """Return what became of each."""
    return {parcel.key: fate for parcel, fate in found}


def test_what_is_missing_is_sent_once(bucket: tuple[Any, str], parcels: list[Upload]) -> None:
    """The first time all are sent, with what a player and a cache must know; the second time none."""
    s3, name = bucket
    assert set(fates(publish(s3, name, parcels)).values()) == {UploadResult.SENT}
    head = s3.head_object(Bucket=name, Key="segments/03.mp3")
    assert head["ContentType"] == "audio/mpeg"
    assert "immutable" in head["CacheControl"]
    assert head["ContentLength"] == 2_000
    before = s3.head_object(Bucket=name, Key="segments/00.mp3")["LastModified"]
    assert set(fates(publish(s3, name, parcels)).values()) == {UploadResult.THERE}
    assert s3.head_object(Bucket=name, Key="segments/00.mp3")["LastModified"] == before


def test_who_was_interrupted_goes_on(bucket: tuple[Any, str], parcels: list[Upload]) -> None:
    """What was sent before is not sent again."""
    s3, name = bucket
    fates(publish(s3, name, parcels[:5]))
    again = fates(publish(s3, name, parcels))
    assert [again[one.key] for one in parcels] == [UploadResult.THERE] * 5 + [UploadResult.SENT] * 7


def test_nothing_that_plays_is_touched(bucket: tuple[Any, str], parcels: list[Upload]) -> None:
    """Another content under a name is left and told of; what we do not know stays too."""
    s3, name = bucket
    s3.put_object(Bucket=name, Key=parcels[0].key, Body=b"another length")
    s3.put_object(Bucket=name, Key=parcels[1].key, Body=b"x" * 2_000)
    s3.put_object(Bucket=name, Key="segments/of-an-older-library.mp3", Body=b"older")
    found = fates(publish(s3, name, parcels))
    assert [key for key, fate in found.items() if fate is UploadResult.DIFFERS] == [
        one.key for one in parcels[:2]
    ]
    assert s3.get_object(Bucket=name, Key=parcels[0].key)["Body"].read() == b"another length"
    assert s3.get_object(Bucket=name, Key="segments/of-an-older-library.mp3")["Body"].read() == b"older"


def test_a_bucket_that_is_not_there_is_said_to_be(bucket: tuple[Any, str], parcels: list[Upload]) -> None:
    """By its name, and before anything is sent."""
    with pytest.raises(NotPublished, match="nowhere-at-all"):
        list(publish(bucket[0], "nowhere-at-all", parcels))


def test_the_command_says_what_it_did(moto: str, tmp_path: Path) -> None:
    """`python -m studio publish` finds the bucket by the environment, and ends with a count."""
    s3 = client(moto)
    s3.create_bucket(Bucket="by-command")
    renders = tmp_path / "renders"
    code = (
        "from studio.commands import shipping\n"
        "from studio.rendering.jobs import file_of\n"
        "for job in shipping._jobs(['wake-up-call']):\n"
        "    file_of(job).parent.mkdir(parents=True, exist_ok=True)\n"
        "    file_of(job).write_bytes(job.path.encode())\n"
        "from studio.cli import app\n"
        "app(['publish', '--bucket', 'by-command', 'wake-up-call'])\n"
    )
    import sys

    for expected in ("0 were there", "0 sent"):
        done = subprocess.run(
            [sys.executable, "-c", code],
            capture_output=True,
            text=True,
            check=False,
            env={
                "AUDIO_TRAINER_RENDERS": str(renders),
                "AWS_ENDPOINT_URL": moto,
                "AWS_ACCESS_KEY_ID": "a",
                "AWS_SECRET_ACCESS_KEY": "b",
                "AWS_REGION": "us-east-1",
                "AWS_DEFAULT_REGION": "us-east-1",
                "PATH": "",
            },
        )
        assert done.returncode == 0, done.stderr
        assert expected in done.stdout
    assert s3.list_objects_v2(Bucket="by-command")["KeyCount"] > 5


def test_privacy_and_terms_stand_beside_the_audio(bucket: tuple[Any, str]) -> None:
    """As pages that a browser shows, and that may be put there again."""
    s3, name = bucket
    for _ in range(2):
        for key, page in legal_pages(ROOT / "docs").items():
            publish_page(s3, name, key, page)
    found = s3.get_object(Bucket=name, Key="privacy.html")
    assert found["ContentType"] == "text/html; charset=utf-8"
    assert b"<h1>Privacy</h1>" in found["Body"].read()
