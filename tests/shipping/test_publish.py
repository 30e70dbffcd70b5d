"""Audio gets into its bucket once, whole, with the right headers, and nothing in it is touched."""

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from studio.shipping.bucket import NotPublished, Upload, UploadResult, publish, publish_page
from studio.shipping.legal_pages import legal_pages
from tests.services.server_processes import ROOT
from tests.shipping.aws import aws_environment, client


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
    code = (
        "from studio.addresses.enumeration import workout_addresses\n"
        "from studio.addresses.kinds import AUTHORS\n"
        "from studio.commands.checked_library import faultless_library\n"
        "from studio.rendering.jobs import renders_folder\n"
        "for one in workout_addresses(faultless_library(), 'wake-up-call', AUTHORS):\n"
        "    file = renders_folder() / one.path\n"
        "    file.parent.mkdir(parents=True, exist_ok=True)\n"
        "    file.write_bytes(one.path.encode())\n"
        "import studio.commands.publish, studio.commands.shipping\n"
        "from studio.cli import app\n"
        "app(['publish', '--bucket', 'by-command', 'wake-up-call'])\n"
    )
    for renders, expected in (("a", "0 were there"), ("a", "0 sent"), ("b", "0 sent")):
        done = subprocess.run(
            [sys.executable, "-c", code],
            capture_output=True,
            text=True,
            check=False,
            env={"AUDIO_TRAINER_RENDERS": str(tmp_path / renders), **aws_environment(moto)},
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
