"""`publish` and `package` as an operator says them, from an empty bucket to a swept one."""

import json
import subprocess
import sys
import threading
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from studio.addresses.enumeration import PAGES, every_address, workout_addresses
from studio.addresses.index import index_of
from studio.addresses.kinds import AHEAD, AUTHORS, SINGLE
from studio.shipping.manifests import key_of, read_manifest, write_manifest
from tests.services.server_processes import ROOT
from tests.shipped_library import authored
from tests.shipping.aws import aws_environment, client

BUCKET, QUEUE, WORKOUT = "an-operators", "renders", "wake-up-call"


class Operator:
    """Somebody who says commands."""

    def __init__(self, address: str, home: Path) -> None:
        self.s3, self.sqs = client(address), client(address, "sqs")
        self.s3.create_bucket(Bucket=BUCKET)
        self.url = self.sqs.create_queue(QueueName=QUEUE)["QueueUrl"]
        self.environment = {"AUDIO_TRAINER_RENDERS": str(home), **aws_environment(address)}

    def says(self, *words: str) -> "subprocess.CompletedProcess[str]":
        """Run a command of the studio."""
        command = [sys.executable, "-m", "studio", *words, "--bucket", BUCKET]
        return subprocess.run(
            command, capture_output=True, text=True, check=False, cwd=ROOT, env=self.environment
        )

    def put(self, paths: Iterator[str] | list[str]) -> None:
        """Put files into the bucket."""
        for path in paths:
            self.s3.put_object(Bucket=BUCKET, Key=path, Body=b"sound")

    def keys(self) -> set[str]:
        """Return what is in the bucket."""
        pages = self.s3.get_paginator("list_objects_v2").paginate(Bucket=BUCKET)
        return {one["Key"] for page in pages for one in page.get("Contents", ())}

    def render_until(self, over: threading.Event) -> None:
        """Render what is queued, as the cloud does."""
        while not over.is_set():
            for message in self.sqs.receive_message(QueueUrl=self.url).get("Messages", []):
                self.put(json.loads(message["Body"])["paths"])
                self.sqs.delete_message(QueueUrl=self.url, ReceiptHandle=message["ReceiptHandle"])


@pytest.fixture(scope="module")
def operator(moto: str, tmp_path_factory: pytest.TempPathFactory) -> Operator:
    """Return somebody with an account and an empty bucket."""
    return Operator(moto, tmp_path_factory.mktemp("renders"))


def test_from_an_empty_bucket_to_a_swept_one(operator: Operator) -> None:
    """In the order of docs/deploying.md; each command says what it found."""
    version = index_of().version
    published_by_queue(operator)
    published_here(operator, version)
    what_is_not_there_is_told(operator, version)
    what_was_begun_is_to_be_ended(operator)
    swept(operator)


def published_by_queue(operator: Operator) -> None:
    """One workout is rendered in the cloud, with all that is published ahead; the queue must be named."""
    assert operator.says("publish", "--render").returncode == 2
    over = threading.Event()
    worker = threading.Thread(target=operator.render_until, args=(over,))
    worker.start()
    done = operator.says(
        "publish", "--render", "--queue", QUEUE, "--every", "0.1", "--only", "author", WORKOUT
    )
    over.set()
    worker.join()
    assert done.returncode == 0, done.stderr
    wanted = {one.path for one in workout_addresses(authored(), WORKOUT, AUTHORS | SINGLE)}
    assert operator.keys() == wanted
    assert f"{len(wanted):,} of {len(wanted):,}" in done.stdout


def published_here(operator: Operator, version: str) -> None:
    """What the bucket has is not rendered again; with the pages it is a version."""
    operator.put([one.path for one in every_address(authored(), AUTHORS) if one.path not in PAGES])
    done = operator.says("publish")
    assert done.returncode == 0, done.stderr
    assert "0 sent" in done.stdout
    assert version in done.stdout
    manifest = read_manifest(operator.s3, BUCKET, version)
    assert manifest is not None
    assert manifest.is_complete
    assert set(manifest.kinds) == AUTHORS
    assert {*PAGES, key_of(version)} <= operator.keys()


def what_is_not_there_is_told(operator: Operator, version: str) -> None:
    """`package` is silent about a version that is there, and names one that is not."""
    code = "from studio.commands.shipping import _say_what_is_unpublished as say; say('an-operators')"

    def said() -> str:
        done = subprocess.run(
            [sys.executable, "-c", code], capture_output=True, text=True, check=False, cwd=ROOT,
            env=operator.environment,
        )  # fmt: skip
        assert done.returncode == 0, done.stderr
        return done.stderr

    assert said() == ""
    manifest: Any = operator.s3.get_object(Bucket=BUCKET, Key=key_of(version))["Body"].read()
    operator.s3.delete_object(Bucket=BUCKET, Key=key_of(version))
    assert version in said()
    operator.s3.put_object(Bucket=BUCKET, Key=key_of(version), Body=manifest)


def what_was_begun_is_to_be_ended(operator: Operator) -> None:
    """Whoever began with more is told to say that again: with less, the version would never be complete."""
    manifest = read_manifest(operator.s3, BUCKET, index_of().version)
    assert manifest is not None
    kinds, missing = tuple(sorted(AUTHORS | SINGLE)), (*manifest.paths, "segments/of-another.mp3")
    write_manifest(operator.s3, BUCKET, replace(manifest, is_complete=False, kinds=kinds, paths=missing))
    done = operator.says("publish")
    assert done.returncode == 1
    told = " ".join(done.stderr.split())
    assert f"say 'python -m studio publish --bucket {BUCKET} --only author'" in told
    write_manifest(operator.s3, BUCKET, manifest)


def swept(operator: Operator) -> None:
    """Only after it was said twice; what is on demand in this version stays."""
    operator.put(["segments/00000000000000000000.mp3"])
    ahead = {one.path for one in workout_addresses(authored(), WORKOUT, AHEAD)}
    before = operator.keys()
    done = operator.says("publish", "--prune")
    assert "1 files" in done.stdout
    assert operator.keys() == before
    done = operator.says("publish", "--prune", "--no-dry-run")
    assert done.returncode == 0, done.stderr
    assert before - operator.keys() == {"segments/00000000000000000000.mp3"}
    assert operator.keys() & ahead == before & ahead
